import type { BudgetState } from '@/api/types';
import { formatDay, formatMoney, formatPercent } from '@/ui/format';
import { Amount } from '@/ui/amount';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import styles from './budget-bar.module.css';

export function budgetTone({
  percent,
  thresholds,
}: Pick<BudgetState, 'percent' | 'thresholds'>): 'good' | 'warn' | 'bad' {
  if (percent >= 100) return 'bad';
  return percent >= Math.min(80, ...thresholds) ? 'warn' : 'good';
}

/** What is spent in the period that is shown, beside the period before, up to the same day where it has not ended. */
const spentFigure = ({ id, periodStart }: BudgetState): Figure => ({
  figure: `budget:${id}`,
  date: periodStart,
  compare: 'previous',
  toDate: 'same-day',
});

/** What of a budget is spent, as words first and a bar beside them. */
export function BudgetBar({ budget, locale }: { budget: BudgetState; locale: string }) {
  const tone = budgetTone(budget);
  const overspent = budget.left.amount.startsWith('-');
  const percent = formatPercent(budget.percent, locale);
  return (
    <div className={styles.budget}>
      <div
        className="bar"
        data-tone={tone}
        role="meter"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.max(0, Math.round(budget.percent)))}
        aria-valuetext={budget.refundsExceed ? 'refunds exceed spending' : `${percent} spent`}
        aria-label={`${budget.name}: spent`}
      >
        {!budget.refundsExceed && budget.percent > 0 && (
          <span style={{ width: `${Math.min(100, Math.max(0, budget.percent))}%` }} />
        )}
      </div>
      <p className={`small ${styles.words}`}>
        <span suppressHydrationWarning>
          <ExplainedAmount figure={spentFigure(budget)} name={budget.name} value={budget.spent} /> of{' '}
          <Amount value={budget.available} locale={locale} /> ·{' '}
          {budget.refundsExceed ? 'refunds exceed spending' : percent}
        </span>
        <span className={overspent ? 'spending money' : 'soft money'} suppressHydrationWarning>
          {overspent ? `${formatMoney(budget.left, locale, 'never')} over` : `${formatMoney(budget.left, locale)} left`}
        </span>
      </p>
      {!/^-?0(\.0*)?$/.test(budget.carriedOver.amount) && (
        <p className="small soft money" suppressHydrationWarning>
          {formatMoney(budget.limit, locale)} and {formatMoney(budget.carriedOver, locale)} carried over.
        </p>
      )}
      {budget.pace?.limitReachedOn && budget.percent < 100 && (
        <p className="small soft" suppressHydrationWarning>
          At this rate the limit is reached on {formatDay(budget.pace.limitReachedOn, locale)}.
        </p>
      )}
      {budget.missingRates.length > 0 && (
        <p className="small soft">
          Without {budget.missingRates.map((missing) => formatMoney(missing.amount, locale)).join(', ')}, for which
          there is no rate.
        </p>
      )}
    </div>
  );
}
