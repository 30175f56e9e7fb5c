'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { NativeSelect } from '@/ui/controls/field';
import { commonFirst, type CurrencyChoice } from '@/ui/form/currency-choices';
import { cityOf, localeOptions, numberSample, timeZones } from '@/ui/form/regional';
import type { Proposal } from '@/ui/form/regional-proposal';
import styles from './door.module.css';

interface Props {
  proposal: Proposal;
  currencies: readonly CurrencyChoice[];
  errors: Record<string, ReactNode>;
}

/** What the browser says of a person is nearly always right: it is said in one line, and asked when that line is opened. */
export function Guesses({ proposal, currencies, errors }: Props) {
  const t = useTranslations('door.register');
  const [changed, setChanged] = useState<Partial<Proposal>>({});
  const { currency, timeZone, locale } = { ...proposal, ...changed };
  const [common, others] = commonFirst(currencies, proposal.currency);
  const wrong = ['baseCurrency', 'timeZone', 'locale'].some((name) => errors[name] != null);
  return (
    <details className={styles.guesses} open={wrong || undefined}>
      <summary suppressHydrationWarning>
        {t.rich('guesses', {
          currency,
          city: cityOf(timeZone),
          sample: numberSample(locale),
          change: (text) => <span>{text}</span>,
        })}
      </summary>
      <div className="stack">
        <NativeSelect
          key={`currency ${proposal.currency}`}
          label={t('baseCurrency')}
          description={t('baseCurrencyHint')}
          name="baseCurrency"
          defaultValue={proposal.currency}
          onChange={(event) => setChanged({ ...changed, currency: event.currentTarget.value })}
          data={[
            { group: t('common'), items: common },
            { group: t('others'), items: others },
          ]}
          error={errors['baseCurrency']}
        />
        <NativeSelect
          key={`zone ${proposal.timeZone}`}
          label={t('timeZone')}
          name="timeZone"
          defaultValue={proposal.timeZone}
          onChange={(event) => setChanged({ ...changed, timeZone: event.currentTarget.value })}
          data={timeZones(proposal.timeZone)}
          error={errors['timeZone']}
        />
        <NativeSelect
          key={`locale ${proposal.locale}`}
          label={t('locale')}
          name="locale"
          defaultValue={proposal.locale}
          onChange={(event) => setChanged({ ...changed, locale: event.currentTarget.value })}
          data={localeOptions(proposal.locale)}
          error={errors['locale']}
        />
      </div>
    </details>
  );
}
