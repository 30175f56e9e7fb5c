'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/ui/controls/button';
import { NativeSelect } from '@/ui/controls/field';
import { DateField } from '@/ui/form/date-field';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { RatesAsked } from './rates-asked';
import styles from './rates.module.css';

/** The currency and the day live in the address, so that a table can be kept and shared. */
export function RatesForm({ asked, names }: { asked: RatesAsked; names: Readonly<Record<string, string>> }) {
  const { accounts, baseCurrency, currencies, today } = useLedger();
  const t = useTranslations('rates');
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [date, setDate] = useState(asked.date);
  const own = [...new Set([baseCurrency, ...accounts.map(({ currency }) => currency)])].sort();
  const option = (currency: string) => ({
    value: currency,
    label: t('option', { currency, name: names[currency] ?? currency }),
  });
  return (
    <form
      className={`card ${styles.form}`}
      aria-label={t('form')}
      onSubmit={(event) => {
        event.preventDefault();
        const base = String(new FormData(event.currentTarget).get('base'));
        startTransition(() => router.push(`/rates?${new URLSearchParams({ base, date: date || today }).toString()}`));
      }}
    >
      <NativeSelect
        label={t('unit')}
        name="base"
        defaultValue={asked.base}
        data={[
          { group: t('inUse'), items: own.map(option) },
          { group: t('others'), items: currencies.filter((each) => !own.includes(each)).map(option) },
        ]}
      />
      <DateField label={t('on')} value={date} onChange={setDate} />
      <Button type="submit" variant="light" loading={pending}>
        {t('show')}
      </Button>
    </form>
  );
}
