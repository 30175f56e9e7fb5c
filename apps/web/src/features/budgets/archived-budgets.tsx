'use client';

import { useTranslations } from 'next-intl';
import type { Budget } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { formatMoney } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import listStyles from '@/ui/list.module.css';
import { useBudgetActs } from './use-budget-acts';

/** Budgets that are kept but not counted, each to be taken up again. */
export function ArchivedBudgets({ budgets }: { budgets: readonly Budget[] }) {
  const { locale } = useLedger();
  const t = useTranslations('budgets.archived');
  const { takeUp } = useBudgetActs();
  if (budgets.length === 0) return null;
  return (
    <section aria-label={t('label')} className="stack">
      <h2>{t('title')}</h2>
      <ul className={`card ${listStyles.list}`}>
        {budgets.map((budget) => (
          <li key={budget.id}>
            <p>{budget.name}</p>
            <span className="soft amount" suppressHydrationWarning>
              {formatMoney(budget.limit, locale)}
            </span>
            <div className={listStyles.actions}>
              <Button
                variant="light"
                size="compact-sm"
                aria-label={t('takeUpOne', { name: budget.name })}
                onClick={() => void takeUp(budget)}
              >
                {t('takeUp')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
