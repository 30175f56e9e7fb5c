import Link from 'next/link';
import type { Monthly } from '@/api/types';
import { Amount } from '@/ui/amount';
import { heightsPerMille } from './chart';
import { overviewLink } from '@/features/overview/overview-month';
import { formatMoney, formatMonth } from '@/ui/format';
import type { Compare } from '@/ui/ledger/figure';
import styles from '@/features/overview/overview.module.css';

const step = 60;
const barWidth = 18;
const gap = 4;
const plotHeight = 160;
const labelHeight = 26;
const radius = 4;

/** A bar with a rounded top, standing on the base line. */
function bar(x: number, height: number): string {
  const r = Math.min(radius, height);
  const top = plotHeight - height;
  return `M${x} ${plotHeight}V${top + r}q0 ${-r} ${r} ${-r}h${barWidth - 2 * r}q${r} 0 ${r} ${r}V${plotHeight}Z`;
}

interface Props {
  monthly: Monthly;
  shown: string;
  compare: Compare;
  locale: string;
}

/** Twelve months of income and spending, drawn on the server; the same figures as a table below it. */
export function MonthsChart({ monthly, shown, compare, locale }: Props) {
  const { months } = monthly;
  const heights = heightsPerMille(months.flatMap((month) => [month.income, month.spending]));
  const scaled = (index: number): number => ((heights[index] ?? 0) * (plotHeight - 8)) / 1000;
  const width = months.length * step;
  return (
    <section className="card" aria-label="Twelve months">
      <div className="spread">
        <h2>Twelve months</h2>
        <p className={`small soft ${styles.legend}`} aria-hidden>
          <span data-tone="income" /> Income <span data-tone="spending" /> Spending
        </p>
      </div>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${width} ${plotHeight + labelHeight}`}
        aria-label="Income and spending by month"
        role="group"
      >
        <line x1="0" x2={width} y1={plotHeight} y2={plotHeight} className={styles.axis} />
        {months.map(({ month, income, spending, refundsExceed }, index) => {
          const left = index * step + (step - 2 * barWidth - gap) / 2;
          const label = `${formatMonth(month, locale)}: income ${formatMoney(income, locale)}, spending ${formatMoney(spending, locale)}${refundsExceed ? ', refunds exceed spending' : ''}`;
          return (
            <Link
              key={month}
              href={overviewLink(month, compare)}
              prefetch={false}
              aria-current={month === shown ? 'date' : undefined}
              className={styles.month}
            >
              <title>{label}</title>
              <rect
                x={index * step + 2}
                y="0"
                width={step - 4}
                height={plotHeight + labelHeight}
                rx="8"
                className={styles.hit}
              />
              <path d={bar(left, scaled(2 * index))} className={styles.incomeBar} />
              <path d={bar(left + barWidth + gap, scaled(2 * index + 1))} className={styles.spendingBar} />
              {(['short', 'narrow'] as const).map((style) => (
                <text
                  key={style}
                  x={index * step + step / 2}
                  y={plotHeight + 19}
                  textAnchor="middle"
                  className={styles.monthLabel}
                  data-style={style}
                  aria-hidden
                >
                  {formatMonth(month, locale, style)}
                </text>
              ))}
            </Link>
          );
        })}
      </svg>
      <details className={styles.table}>
        <summary>Show as a table</summary>
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">Month</th>
                <th scope="col">Income</th>
                <th scope="col">Spending</th>
                <th scope="col">Net</th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, income, spending, net }) => (
                <tr key={month}>
                  <th scope="row">{formatMonth(month, locale)}</th>
                  <td>
                    <Amount value={income} locale={locale} />
                  </td>
                  <td>
                    <Amount value={spending} locale={locale} />
                  </td>
                  <td>
                    <Amount value={net} locale={locale} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
