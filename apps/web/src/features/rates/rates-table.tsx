'use client';

import { CalendarDate } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import type { Rates } from '@/api/types';
import { formatCount, formatDay, formatRate } from '@/ui/format';
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
  /** Of the currencies, as the server knows them: a browser may know other ones. */
  names: Readonly<Record<string, string>>;
}

export function RatesTable({ base, date, rates, title, names }: Props) {
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
        {rates.map(({ currency, rate, rateDate, source }) => {
          const inverse = inverseOf(rate);
          return (
            <tr key={currency}>
              <th scope="row">
                {currency} <span className={`small soft ${styles.name}`}>{names[currency]}</span>
              </th>
              <td className={styles.rate}>{rate === null ? '–' : formatRate(rate, locale)}</td>
              <td className={`${styles.rate} ${styles.inverse}`}>
                {inverse === null ? '–' : formatRate(inverse, locale)}
              </td>
              <td className="small soft" suppressHydrationWarning>
                {rateDate === null ? t('noRate') : <Age date={date} rateDate={rateDate} />}
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
function Age({ date, rateDate }: { date: string; rateDate: string }) {
  const { locale } = useLedger();
  const t = useTranslations('rates');
  const days = Math.max(0, CalendarDate.daysBetween(rateDate, date));
  const values = { day: formatDay(rateDate, locale), days, shown: formatCount(days, locale) };
  return days === 0 ? t('sameDay') : t('age', values);
}
