import type { Rates } from '@/api/types';
import { currencyName, formatDay, formatRate } from '@/ui/format';
import styles from './rates.module.css';

const sources: Record<string, string> = { ecb: 'European Central Bank', irrevocable: 'Fixed for good' };

/** What amounts of a day are converted with. */
export function RatesTable({ rates: { base, date, rates, attribution }, locale }: { rates: Rates; locale: string }) {
  const others = rates.filter(({ currency }) => currency !== base);
  return (
    <section className="card stack" aria-label="Rates">
      <h2>
        1 {base} on {formatDay(date, locale)}
      </h2>
      {others.length === 0 ? (
        <p className="soft">There are no rates for this currency and day.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Currency</th>
              <th scope="col" className={styles.rate}>
                Rate
              </th>
              <th scope="col">Rate date</th>
              <th scope="col" className={styles.source}>
                Source
              </th>
            </tr>
          </thead>
          <tbody>
            {others.map(({ currency, rate, rateDate, source, status }) => (
              <tr key={currency}>
                <th scope="row">
                  {currency} <span className={`small soft ${styles.name}`}>{currencyName(currency, locale)}</span>
                </th>
                <td className={styles.rate}>{rate === null ? '–' : formatRate(rate, locale)}</td>
                <td>
                  <span className={`small soft ${styles.status}`}>
                    {rateDate ? formatDay(rateDate, locale) : 'There is none'}
                  </span>{' '}
                  {status === 'stale' && (
                    <span className={`badge ${styles.status}`} data-tone="warn">
                      Old
                    </span>
                  )}
                </td>
                <td className={`small soft ${styles.source}`}>{source && (sources[source] ?? source)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small soft">{attribution}</p>
    </section>
  );
}
