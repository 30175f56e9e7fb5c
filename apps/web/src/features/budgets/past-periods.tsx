import { useTranslations } from 'next-intl';
import type { BudgetState } from '@/api/types';
import { formatMoney, formatPeriod } from '@/ui/format';
import { pastWords } from './budget-time';
import styles from './past-periods.module.css';

/** The periods before, the oldest first, each against the limit of its time. */
export function PastPeriods({ budget, locale }: { budget: BudgetState; locale: string }) {
  const t = useTranslations('budgets');
  const words = pastWords(budget.past, locale, t);
  if (!words || !budget.past) return null;
  const periods = [...budget.past].reverse();
  // The tallest is drawn whole, and the limit as a line where it is.
  const most = Math.max(100, ...periods.map(({ percent }) => percent));
  return (
    <div className={styles.past}>
      <ul aria-label={t('past.label', { name: budget.name })} style={{ '--limit': `${10_000 / most}%` } as object}>
        {periods.map(({ periodStart, periodEnd, spent, available, percent }) => {
          const said = t('past.period', {
            period: formatPeriod(periodStart, periodEnd, locale),
            spent: formatMoney(spent, locale),
            available: formatMoney(available, locale),
          });
          return (
            <li key={periodStart} title={said} suppressHydrationWarning>
              <span
                style={{ height: `${(Math.max(percent, 0) * 100) / most}%` }}
                data-over={percent > 100}
                aria-hidden
              />
              <span className="hidden money" suppressHydrationWarning>
                {said}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="small soft">{words}</p>
    </div>
  );
}
