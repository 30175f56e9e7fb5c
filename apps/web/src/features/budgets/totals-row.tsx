'use client';

import { useTranslations } from 'next-intl';
import type { BudgetState, CategoryFigure, Money, Summary } from '@/api/types';
import { formatCount, formatMoney, formatPeriod } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { useLedger } from '@/ui/ledger/ledger-context';
import { budgetTotals, type BudgetTotals } from './budget-totals';
import styles from './totals-row.module.css';

/** Budgeted, spent and spent without a budget, each with what it is made of. */
export function TotalsRow({ budgets, summary }: { budgets: readonly BudgetState[]; summary: Summary }) {
  const { locale, categories } = useLedger();
  const t = useTranslations('budgets.totals');
  const totals = budgetTotals(budgets, summary, categories);
  const { from, to } = summary;
  return (
    <section aria-label={t('label')} className={styles.totals} data-testid="budget-totals">
      <dl>
        {totals.budgeted && (
          <Figure name={t('budgeted')} value={totals.budgeted}>
            {t('limits', { count: totals.limits, shown: formatCount(totals.limits, locale) })}
          </Figure>
        )}
        <Figure name={t('spent')} value={totals.spent}>
          <Left totals={totals} />
        </Figure>
        {!answeredMoney(totals.elsewhere).isZero() && <Figure name={t('elsewhere')} value={totals.elsewhere} />}
        <Figure name={t('unbudgeted')} value={totals.unbudgeted}>
          {t.rich('ofAll', {
            period: formatPeriod(from, to, locale),
            spending: () => (
              <ExplainedAmount figure={{ figure: 'spending', from, to }} name={t('label')} value={summary.spending} />
            ),
          })}
        </Figure>
      </dl>
      {totals.noSum && totals.limits > 0 && <p className="small soft">{t(totals.noSum)}</p>}
      <details className={styles.parts}>
        <summary>{t('more')}</summary>
        <div>
          <Parts name={t('spentIn')} parts={totals.spentParts} {...{ from, to }} />
          <Parts name={t('unbudgeted')} parts={totals.unbudgetedParts} {...{ from, to }} />
        </div>
      </details>
    </section>
  );
}

function Figure({ name, value, children }: { name: string; value: Money; children?: React.ReactNode }) {
  const { locale } = useLedger();
  return (
    <div>
      <dt className="small soft">{name}</dt>
      <dd className={styles.figure}>
        <span className="amount" suppressHydrationWarning>
          {formatMoney(value, locale)}
        </span>
        <span className="small soft money" suppressHydrationWarning>
          {children}
        </span>
      </dd>
    </div>
  );
}

/** What of the limits is left, of all of them together. */
function Left({ totals: { budgeted, spent } }: { totals: BudgetTotals }) {
  const { locale } = useLedger();
  const t = useTranslations('budgets.totals');
  if (!budgeted) return null;
  const left = answeredMoney(budgeted).minus(answeredMoney(spent));
  const amount = formatMoney(left.abs().toJSON(), locale);
  return left.isNegative() ? t('over', { amount }) : t('left', { amount });
}

function Parts({ name, parts, from, to }: { name: string; parts: CategoryFigure[]; from: string; to: string }) {
  const t = useTranslations('budgets.totals');
  const words = useTranslations('ledger');
  const nameOf = (part: CategoryFigure) => (part.categoryId === null ? words('uncategorised') : part.name);
  return (
    <section aria-label={name}>
      <h3 className="small">{name}</h3>
      {parts.length === 0 && <p className="small soft">{t('nothing')}</p>}
      <ul>
        {parts.map((part) => (
          <li key={part.categoryId ?? ''}>
            <span>{nameOf(part)}</span>
            <ExplainedAmount
              figure={{ figure: `category:${part.categoryId ?? 'none'}`, from, to, kind: 'expense' }}
              name={nameOf(part)}
              value={part.amount}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
