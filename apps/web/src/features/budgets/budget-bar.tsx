import type { BudgetState } from '@/api/types';
import { formatMoney, formatPercent } from '@/ui/format';
import { Amount } from '@/ui/amount';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import { barParts, paceWords, periodPassed } from './budget-time';
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

interface Props {
  budget: BudgetState;
  locale: string;
  today: string;
}

/** What of a budget is spent, as words first and a bar beside them. */
export function BudgetBar({ budget, locale, today }: Props) {
  const overspent = budget.left.amount.startsWith('-');
  const percent = formatPercent(budget.percent, locale);
  const pace = paceWords(budget, locale);
  return (
    <div className={styles.budget}>
      <Bar budget={budget} percent={percent} today={today} />
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
      {pace && (
        <p className="small soft money" suppressHydrationWarning>
          {pace}
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

/** Up to the limit, what is over it as a tail behind, and where in the period today is. */
function Bar({ budget, percent, today }: { budget: BudgetState; percent: string; today: string }) {
  const { within, over, limit } = barParts(budget.percent);
  const passed = periodPassed(budget.periodStart, budget.periodEnd, today);
  return (
    <div className={styles.track}>
      <div
        className="bar"
        data-tone={budgetTone(budget)}
        role="meter"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.max(0, Math.round(budget.percent)))}
        aria-valuetext={budget.refundsExceed ? 'refunds exceed spending' : `${percent} spent`}
        aria-label={`${budget.name}: spent`}
      >
        {within > 0 && <span style={{ width: `${within}%` }} data-over={over > 0} />}
      </div>
      {over > 0 && <i className={styles.tail} style={{ insetInlineStart: `${limit}%` }} aria-hidden />}
      {passed !== null && (
        <i className={styles.today} style={{ insetInlineStart: `${(passed * limit) / 100}%` }} title="Today" />
      )}
    </div>
  );
}
