'use client';

import { CalendarDate } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import type { Rates } from '@/api/types';
import { currencyName, formatCount, formatDay, formatRate } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { inverseOf } from './rates-order';
import styles from './rates.module.css';

type Rate = Rates['rates'][number];

interface Props {
  base: string;
  /** The day that is asked about. */
  date: string;
  rates: readonly Rate[];
  title: string;
}

export function RatesTable({ base, date, rates, title }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('rates');
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('currency')}</th>
          <th scope="col" className={styles.rate}>
            {t('oneBase', { base })}
          </th>
          <th scope="col" className={`${styles.rate} ${styles.inverse}`}>
            {t('inBase', { base })}
          </th>
          <th scope="col">{t('of')}</th>
          <th scope="col" className={styles.source}>
            {t('source')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ currency, rate, rateDate, source, status }) => {
          const inverse = inverseOf(rate);
          return (
            <tr key={currency}>
              <th scope="row">
                {currency} <span className={`small soft ${styles.name}`}>{currencyName(currency, locale)}</span>
              </th>
              <td className={styles.rate}>{rate === null ? '–' : formatRate(rate, locale)}</td>
              <td className={`${styles.rate} ${styles.inverse}`}>
                {inverse === null ? '–' : formatRate(inverse, locale)}
              </td>
              <td className="small soft" suppressHydrationWarning>
                {rateDate === null ? t('noRate') : <Age {...{ date, rateDate, isStale: status === 'stale' }} />}
              </td>
              <td className={`small soft ${styles.source}`}>{source && t(`sources.${source}`)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How old a rate was on the day that is asked about, in words. */
function Age({ date, rateDate, isStale }: { date: string; rateDate: string; isStale: boolean }) {
  const { locale } = useLedger();
  const t = useTranslations('rates');
  const days = Math.max(0, CalendarDate.daysBetween(rateDate, date));
  const values = { day: formatDay(rateDate, locale), days, shown: formatCount(days, locale) };
  return <span className={isStale ? styles.stale : undefined}>{days === 0 ? t('sameDay') : t('age', values)}</span>;
}
