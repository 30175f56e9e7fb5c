import { IconAlertTriangle } from '@tabler/icons-react';
import Link from 'next/link';
import type { Summary } from '@/api/types';
import { formatCount, formatDay, formatMoney, formatPeriod } from '@/ui/format';

/** Conversions a person should know of: rates that are old, and amounts left out because there is no rate at all. */
export function RateNotices({ summary, locale }: { summary: Summary; locale: string }) {
  const stale = summary.rates.filter((rate) => rate.status === 'stale');
  const missing = summary.missingRates;
  return (
    <>
      {missing.length > 0 && (
        <div className="notice" role="note" aria-label="Exchange rates">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            {missing.map(({ currency, amount, count, from, to }) => (
              <p key={currency} suppressHydrationWarning>
                No rate for {currency}: {formatMoney(amount, locale)} ({formatCount(count, locale)}{' '}
                {count === 1 ? 'transaction' : 'transactions'}, {formatPeriod(from, to, locale)}) is not in these
                totals.
              </p>
            ))}
          </div>
        </div>
      )}
      {stale.length > 0 && (
        <p className="small soft" suppressHydrationWarning>
          {stale
            .map(({ currency, rateDate }) => `${currency} at the rate of ${formatDay(rateDate, locale)}`)
            .join(' · ')}{' '}
          <Link href="/rates" prefetch={false}>
            Rates
          </Link>
        </p>
      )}
    </>
  );
}
