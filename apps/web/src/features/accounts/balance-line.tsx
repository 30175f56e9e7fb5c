'use client';

import { CalendarDate } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import type { NetWorth } from '@/api/types';
import { placesPerMille } from '@/features/overview/panels/worth-line';
import { formatDay, formatMonth } from '@/ui/format';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './balance-line.module.css';

interface Props {
  name: string;
  points: NetWorth['points'];
  /** What a point opens to. */
  figureOf: (date: string) => Figure;
}

const [width, height, edge] = [400, 96, 6];

/** What was held over a year as a line, and in a table behind it. */
export function BalanceLine({ name, points, figureOf }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('accounts.line');
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return null;
  const month = (date: string) => formatMonth(CalendarDate.monthOf(date), locale);
  return (
    <div className={styles.year}>
      <figure aria-hidden>
        <Line points={points} />
        <figcaption className="small soft spread">
          <span>{month(first.date)}</span>
          <span>{month(last.date)}</span>
        </figcaption>
      </figure>
      <details className={styles.table}>
        <summary>{t('table')}</summary>
        <table>
          <caption className="hidden">{t('label', { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('endOf')}</th>
              <th scope="col">{t('balance')}</th>
            </tr>
          </thead>
          <tbody>
            {[...points].reverse().map(({ date, amount }) => (
              <tr key={date}>
                <th scope="row" suppressHydrationWarning>
                  {formatDay(date, locale)}
                </th>
                <td>
                  <ExplainedAmount figure={figureOf(date)} name={formatDay(date, locale)} value={amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

function Line({ points }: { points: NetWorth['points'] }) {
  const step = (width - 2 * edge) / (points.length - 1);
  const places = placesPerMille(points.map(({ amount }) => amount)).map((place, index) => ({
    x: edge + index * step,
    y: height - edge - (place * (height - 2 * edge)) / 1000,
  }));
  const end = places.at(-1);
  const line = places.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
      <polygon points={`${edge},${height} ${line} ${width - edge},${height}`} />
      <polyline points={line} vectorEffect="non-scaling-stroke" />
      {end && (
        <line x1={end.x} x2={end.x} y1={end.y} y2={end.y} className={styles.now} vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  );
}
