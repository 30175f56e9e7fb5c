import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import type { NetWorth } from '@/api/types';
import { Chart } from '@/ui/chart/chart';
import type { ChartData } from '@/ui/chart/chart-data';
import { formatAccountName, formatDay, formatMoney, formatMonth } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { changeWords } from '@/ui/ledger/comparison-words';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import type { Words } from '@/words/words';
import styles from './net-worth.module.css';
import { worthChange } from './worth-line';

/** What is it all worth? In one currency: now, over a year, and by account. */
export function NetWorthPanel({ worth, locale }: { worth: NetWorth; locale: string }) {
  const t = useTranslations('overview.worth');
  const { points } = worth;
  const last = points.at(-1);
  // Of an archived account only what is still in it: it is part of the figure.
  const accounts =
    last?.byAccount?.filter(({ archived, balance }) => !archived || !answeredMoney(balance).isZero()) ?? [];
  if (!last || accounts.length === 0) return null;
  const change = worthChange(points);
  return (
    <section className="card" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className={styles.worth} data-testid="net-worth">
        <ExplainedAmount figure={worthFigure(last.date)} name={t('title')} value={last.amount} />
      </p>
      {change && points[0] && (
        <p className="small soft money" suppressHydrationWarning>
          {t('change', {
            ...changeWords(change.amount, change.before, locale),
            day: formatDay(points[0].date, locale),
          })}
        </p>
      )}
      {last.missing && (
        <p className="small soft money" suppressHydrationWarning>
          {t('missing', { amounts: last.missing.map((sum) => formatMoney(sum, locale)).join(', ') })}
        </p>
      )}
      {points.some(({ amount }) => !answeredMoney(amount).isZero()) && (
        <Chart chart={worthData(worth, locale, t)} isSmall />
      )}
      <ul className={styles.accounts} aria-label={t('byAccount')}>
        {accounts.map(({ accountId, name, balance, amount, includeInNetWorth }) => (
          <li key={accountId}>
            <p>
              {formatAccountName(name)} {!includeInNetWorth && <span className="small soft">{t('notAdded')}</span>}
            </p>
            <span className="small soft amount" suppressHydrationWarning>
              {balance.currency !== worth.currency && formatMoney(balance, locale)}
            </span>
            <ExplainedAmount
              figure={{ figure: `balance:${accountId}`, to: last.date }}
              name={name}
              value={amount ?? balance}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The net worth of a day, beside that of the same day a month before. */
const worthFigure = (date: string): Figure => ({
  figure: 'net-worth',
  from: CalendarMonth.firstDay(CalendarDate.monthOf(date)),
  to: date,
  compare: 'previous',
});

function worthData({ points }: NetWorth, locale: string, t: Words<'overview.worth'>): ChartData {
  const middle = Math.floor(points.length / 2);
  return {
    name: t('chart'),
    fileName: `net-worth-${points.at(-1)?.date ?? ''}`,
    pointsName: t('endOf'),
    series: [
      {
        name: t('title'),
        shape: 'line',
        tone: 'main',
        values: points.map(({ amount }) => amount),
        figures: points.map(({ date }) => worthFigure(date)),
      },
    ],
    points: points.map(({ date }, at) => {
      const month = CalendarDate.monthOf(date);
      const isNamed = at === 0 || at === middle || at === points.length - 1;
      return {
        id: date,
        name: formatDay(date, locale),
        figure: worthFigure(date),
        ...(isNamed && { label: formatMonth(month, locale, 'short') }),
        ...((at === 0 || month.endsWith('-01')) && { year: month.slice(0, 4) }),
      };
    }),
  };
}
