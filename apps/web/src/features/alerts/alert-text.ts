import type { Alert } from '@/api/types';
import { formatMoney, formatPercent, formatPeriod } from '@/ui/format';

/** What an alert says, in one sentence. */
export function alertText(alert: Alert, locale: string): string {
  const budget = `“${alert.budgetName}”`;
  const spent = `${formatMoney(alert.spent, locale)} of ${formatMoney(alert.limit, locale)}`;
  const period = formatPeriod(alert.periodStart, alert.periodEnd, locale);
  return alert.threshold >= 100
    ? `${budget} has reached its limit${alert.threshold > 100 ? ` (${formatPercent(alert.threshold, locale)})` : ''}: ${spent} spent in ${period}.`
    : `${budget} has passed ${formatPercent(alert.threshold, locale)}: ${spent} spent in ${period}.`;
}
