'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { BudgetState } from '@/api/types';
import { formatCount, formatMoney, formatPercent, formatPeriod } from '@/ui/format';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { RowMenu, type RowAct } from '@/ui/row-menu';
import { BudgetBar, budgetTone } from './budget-bar';
import styles from './budgets.module.css';
import { PastPeriods } from './past-periods';

/** One budget in one period: how it stands, how it stood before, and what it counts. */
export function BudgetCard({ budget, acts }: { budget: BudgetState; acts: readonly RowAct[] }) {
  const { locale, categories, today } = useLedger();
  const t = useTranslations('budgets');
  const words = useTranslations('ledger');
  const { name, categoryIds, periodStart, periodEnd, percent, count } = budget;
  const tone = budgetTone(budget);
  const [only] = categoryIds.length === 1 ? categoryIds : [];
  const limit = t('perPeriod', { period: budget.period, limit: formatMoney(budget.limit, locale) });
  return (
    <li className="box stack">
      <div className={styles.head}>
        <div>
          <h2>{name}</h2>
          <p className="small soft money" suppressHydrationWarning>
            {[
              limit,
              inBase(budget, (amount) => t('inBase', { amount: formatMoney(amount, locale) })),
              // Of a month the page itself says which one.
              budget.period !== 'month' && formatPeriod(periodStart, periodEnd, locale),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <RowMenu label={t('menu.label', { name })} acts={acts} />
      </div>
      <BudgetBar {...{ budget, locale, today }} />
      <PastPeriods budget={budget} locale={locale} />
      <p className="small soft">
        <span className="badge" data-tone={tone}>
          {percent > 100 ? t('tones.over', { percent: formatPercent(percent - 100, locale) }) : t(`tones.${tone}`)}
        </span>{' '}
        <bdi>
          {categoryIds.length === 0
            ? t('allSpending')
            : categoryIds.map((id) => categoryLabel(categories, id, words)).join(', ')}
        </bdi>
        {' · '}
        <Link
          prefetch={false}
          className={styles.rows}
          href={transactionsLink({
            from: periodStart,
            to: periodEnd,
            ...(only ? { category: only } : { type: 'expense' }),
          })}
        >
          {t('transactions', { count, shown: formatCount(count, locale) })}
        </Link>
      </p>
      {budget.startsOn > periodEnd && <p className="small soft">{t('setLater')}</p>}
    </li>
  );
}

/** What is available in the base currency, where that is another one. */
function inBase({ availableInBase, limit }: BudgetState, words: (amount: BudgetState['limit']) => string): string {
  return availableInBase && availableInBase.currency !== limit.currency ? words(availableInBase) : '';
}
