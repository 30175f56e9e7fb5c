import { useTranslations } from 'next-intl';
import type { BudgetState } from '@/api/types';
import { formatMoney, formatPercent } from '@/ui/format';
import { Amount } from '@/ui/amount';
import { answeredMoney } from '@/ui/ledger/answered-money';
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
  const t = useTranslations('budgets');
  const overspent = budget.left.amount.startsWith('-');
  const percent = budget.refundsExceed ? t('bar.refundsExceed') : formatPercent(budget.percent, locale);
  const pace = paceWords(budget, locale, t);
  return (
    <div className={styles.budget}>
      <Bar budget={budget} percent={percent} today={today} />
      <p className={`small ${styles.words}`}>
        <span suppressHydrationWarning>
          {t.rich('bar.of', {
            percent,
            spent: () => <ExplainedAmount figure={spentFigure(budget)} name={budget.name} value={budget.spent} />,
            available: () => <Amount value={budget.available} locale={locale} />,
          })}
        </span>
        <span className={overspent ? 'spending money' : 'soft money'} suppressHydrationWarning>
          {overspent
            ? t('bar.over', { amount: formatMoney(budget.left, locale, 'never') })
            : t('bar.left', { amount: formatMoney(budget.left, locale) })}
        </span>
      </p>
      {!answeredMoney(budget.carriedOver).isZero() && (
        <p className="small soft money" suppressHydrationWarning>
          {t('bar.carried', {
            limit: formatMoney(budget.limit, locale),
            carried: formatMoney(budget.carriedOver, locale),
          })}
        </p>
      )}
      {pace && (
        <p className="small soft money" suppressHydrationWarning>
          {pace}
        </p>
      )}
      {budget.missingRates.length > 0 && (
        <p className="small soft">
          {t('bar.without', {
            amounts: budget.missingRates.map(({ amount }) => formatMoney(amount, locale)).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

/** Up to the limit, what is over it as a tail behind, and where in the period today is. */
function Bar({ budget, percent, today }: { budget: BudgetState; percent: string; today: string }) {
  const t = useTranslations('budgets.bar');
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
        aria-valuetext={budget.refundsExceed ? percent : t('spent', { percent })}
        aria-label={t('label', { name: budget.name })}
      >
        {within > 0 && <span style={{ width: `${within}%` }} data-over={over > 0} />}
      </div>
      {over > 0 && <i className={styles.tail} style={{ insetInlineStart: `${limit}%` }} aria-hidden />}
      {passed !== null && (
        <i className={styles.today} style={{ insetInlineStart: `${(passed * limit) / 100}%` }} title={t('today')} />
      )}
    </div>
  );
}
