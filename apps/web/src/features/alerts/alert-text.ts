import type { Alert } from '@/api/types';
import { formatPercent } from '@/ui/format';
import type { Figure } from '@/ui/ledger/figure';
import type { Words } from '@/words/words';
import { percentSpent } from './alert-groups';

/** What has just become of a budget, in one sentence. */
export function alertNews(alert: Alert, locale: string, t: Words<'alerts'>): string {
  const percent = percentSpent(alert);
  const how = percent > 100 ? 'over' : percent === 100 ? 'reached' : 'near';
  const shown = formatPercent(percent > 100 ? percent - 100 : percent, locale);
  return t('news', { how, name: alert.budgetName, percent: shown });
}

/** What was spent of the budget in that period. */
export const alertFigure = ({ budgetId, periodStart }: Alert): Figure => ({
  figure: `budget:${budgetId}`,
  date: periodStart,
  compare: 'previous',
});
