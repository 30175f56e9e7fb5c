import type { Alert } from '@/api/types';
import { formatMoney, formatPeriod } from '@/ui/format';

/** What an alert says, in one sentence. */
export function alertText(alert: Alert, locale: string): string {
  const budget = `“${alert.budgetName}”`;
  const spent = `${formatMoney(alert.spent, locale)} of ${formatMoney(alert.limit, locale)}`;
  const period = formatPeriod(alert.periodStart, alert.periodEnd, locale);
  return alert.threshold >= 100
    ? `${budget} has reached its limit${alert.threshold > 100 ? ` (${alert.threshold}%)` : ''}: ${spent} spent in ${period}.`
    : `${budget} has passed ${alert.threshold}%: ${spent} spent in ${period}.`;
}
