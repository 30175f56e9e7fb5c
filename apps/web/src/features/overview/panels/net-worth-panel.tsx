import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { NetWorth } from '@/api/types';
import { formatAccountName, formatDay, formatMoney, formatMonth } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { differenceWords } from '@/ui/ledger/comparison-words';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import styles from './net-worth.module.css';
import { placesPerMille, worthChange } from './worth-line';

type Point = NetWorth['points'][number];

/** What everything is worth in one currency: now, over a year, and by account. */
export function NetWorthPanel({ worth, locale }: { worth: NetWorth; locale: string }) {
  const { points } = worth;
  const last = points.at(-1);
  // Of an archived account only what is still in it: it is part of the figure.
  const accounts =
    last?.byAccount?.filter(({ archived, balance }) => !archived || !answeredMoney(balance).isZero()) ?? [];
  if (!last || accounts.length === 0) return null;
  const change = worthChange(points);
  return (
    <section className="card" aria-label="Net worth">
      <h2>Net worth</h2>
      <p className={styles.worth} data-testid="net-worth">
        <ExplainedAmount figure={worthFigure(last.date)} name="Net worth" value={last.amount} />
      </p>
      {change && points[0] && (
        <p className="small soft money" suppressHydrationWarning>
          {differenceWords(change.amount, change.before, locale)} on {formatDay(points[0].date, locale)}
        </p>
      )}
      {last.missing && (
        <p className="small soft money" suppressHydrationWarning>
          Without {last.missing.map((sum) => formatMoney(sum, locale)).join(', ')}, for which there is no rate.
        </p>
      )}
      {points.length > 1 && <Line points={points} locale={locale} />}
      <ul className={styles.accounts} aria-label="By account, converted">
        {accounts.map(({ accountId, name, balance, amount, includeInNetWorth }) => (
          <li key={accountId}>
            <p>
              {formatAccountName(name)} {!includeInNetWorth && <span className="small soft">not added</span>}
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
      <details className={styles.table}>
        <summary>Show as a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">End of</th>
              <th scope="col">Net worth</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ date, amount }) => (
              <tr key={date}>
                <th scope="row">{formatDay(date, locale)}</th>
                <td>
                  <ExplainedAmount figure={worthFigure(date)} name={formatDay(date, locale)} value={amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
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

const width = 400;
const height = 96;
const edge = 6;

/** The year as a line; the table below says the same in figures. */
function Line({ points, locale }: { points: readonly Point[]; locale: string }) {
  const step = (width - 2 * edge) / (points.length - 1);
  const places = placesPerMille(points.map(({ amount }) => amount)).map((place, index) => ({
    x: edge + index * step,
    y: height - edge - (place * (height - 2 * edge)) / 1000,
  }));
  const end = places.at(-1);
  const [from = '', to = ''] = [points[0]?.date, points.at(-1)?.date];
  const label = (date: string) => formatMonth(CalendarDate.monthOf(date), locale);
  return (
    <figure className={styles.line} aria-hidden>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
        <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} vectorEffect="non-scaling-stroke" />
        {end && (
          <line x1={end.x} x2={end.x} y1={end.y} y2={end.y} className={styles.now} vectorEffect="non-scaling-stroke" />
        )}
      </svg>
      <figcaption className="small soft spread">
        <span>{label(from)}</span>
        <span>{label(to)}</span>
      </figcaption>
    </figure>
  );
}
