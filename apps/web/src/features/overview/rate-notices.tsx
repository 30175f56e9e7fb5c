import { IconAlertTriangle } from '@tabler/icons-react';
import type { Summary } from '@/api/types';
import { formatDay, formatMoney, formatPeriod } from '@/ui/format';

/** Conversions a person should know of: rates that are old, and amounts left out because there is no rate at all. */
export function RateNotices({ summary, locale }: { summary: Summary; locale: string }) {
  const stale = summary.rates.filter((rate) => rate.status === 'stale');
  const missing = summary.missingRates;
  if (stale.length === 0 && missing.length === 0) return null;
  return (
    <div className="notice" role="note" aria-label="Exchange rates">
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        {missing.map(({ currency, amount, count, from, to }) => (
          <p key={currency} suppressHydrationWarning>
            No rate for {currency}: {formatMoney(amount, locale)} ({count}{' '}
            {count === 1 ? 'transaction' : 'transactions'}, {formatPeriod(from, to, locale)}) is not in these totals.
          </p>
        ))}
        {stale.map(({ currency, rateDate, count }) => (
          <p key={`${currency} ${rateDate}`} suppressHydrationWarning>
            {count} {count === 1 ? 'amount' : 'amounts'} in {currency} converted at an old rate, of{' '}
            {formatDay(rateDate, locale)}.
          </p>
        ))}
      </div>
    </div>
  );
}
