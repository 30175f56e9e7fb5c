'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Rates } from '@/api/types';
import { TextInput } from '@/ui/controls/field';
import { formatDay } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ratesShown } from './rates-order';
import styles from './rates.module.css';
import { RatesTable } from './rates-table';

/** What amounts of a day are converted with: what is used first, and every other currency behind it or by its name. */
export function RatesView({ rates, names }: { rates: Rates; names: Readonly<Record<string, string>> }) {
  const { accounts, baseCurrency, locale } = useLedger();
  const t = useTranslations('rates');
  const [search, setSearch] = useState('');
  const used = new Set([baseCurrency, ...accounts.map(({ currency }) => currency)]);
  const { inUse, others } = ratesShown(rates, used, search, names);
  const { base, date } = rates;
  const isFound = inUse.length + others.length > 0;
  return (
    <section className="card stack" aria-label={t('title')}>
      <div className="spread">
        <h2>{t('heading', { base, day: formatDay(date, locale) })}</h2>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          className={styles.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      {!isFound && <p className="soft">{search ? t('notFound') : t('none')}</p>}
      {inUse.length > 0 && <RatesTable {...{ base, date, names }} rates={inUse} title={t('inUse')} />}
      {others.length > 0 && <RatesTable {...{ base, date, names }} rates={others} title={t('others')} />}
      <p className="small soft">{t('attribution')}</p>
    </section>
  );
}
