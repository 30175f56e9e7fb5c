'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { lazy, useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { BudgetState } from '@/api/types';
import { BudgetBar, budgetTone } from './budget-bar';
import { Dialog } from '@/ui/dialog';
import { ConfirmDelete } from '@/ui/confirm-button';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast, toastProblem } from '@/ui/toast';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { formatCount, formatMoney, formatPercent, formatPeriod } from '@/ui/format';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { PastPeriods } from './past-periods';
import { totalsOf, worstFirst } from './budget-time';
import styles from './budgets.module.css';

const BudgetForm = lazy(() => import('./budget-form').then((module) => ({ default: module.BudgetForm })));

export function AddBudgetButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        New budget
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title="New budget">
        {(end) => <BudgetForm onDone={end} />}
      </Dialog>
    </>
  );
}

const tones = { good: 'Within the limit', warn: 'Close to the limit', bad: 'Limit reached' } as const;
const periods = { week: 'per week', month: 'per month', quarter: 'per quarter', year: 'per year' } as const;

export function BudgetList({ budgets }: { budgets: readonly BudgetState[] }) {
  const { locale, categories, today } = useLedger();
  const words = useTranslations('ledger');
  const router = useRouter();
  const [editing, setEditing] = useState<BudgetState | null>(null);

  async function remove({ id, name, version }: BudgetState): Promise<void> {
    try {
      await unwrap(transactionApi.DELETE('/budgets/{id}', { params: { path: { id } }, headers: ifMatch(version) }));
      toast(`The budget “${name}” is deleted.`);
      router.refresh();
    } catch (error) {
      toastProblem(error);
    }
  }

  if (budgets.length === 0) {
    return (
      <div className="card empty">
        <h2>No budgets yet</h2>
        <p className="soft">
          Choose a limit for a kind of spending. You are told when it is nearly reached, and when it is.
        </p>
      </div>
    );
  }
  return (
    <>
      {totalsOf(budgets, categories).map(({ periodStart, periodEnd, spent, available }) => (
        <p key={`${periodStart} ${periodEnd} ${spent.currency}`} className="money" suppressHydrationWarning>
          {formatPeriod(periodStart, periodEnd, locale)}: spent {formatMoney(spent, locale)} of{' '}
          {formatMoney(available, locale)} budgeted
        </p>
      ))}
      <ul className={styles.grid}>
        {worstFirst(budgets).map((budget) => {
          const tone = budgetTone(budget);
          const only = budget.categoryIds.length === 1 ? budget.categoryIds[0] : undefined;
          return (
            <li key={budget.id} className="box stack">
              <div className={styles.head}>
                <div>
                  <h2>{budget.name}</h2>
                  <p className="small soft money" suppressHydrationWarning>
                    {formatMoney(budget.limit, locale)} {periods[budget.period as keyof typeof periods]} ·{' '}
                    {formatPeriod(budget.periodStart, budget.periodEnd, locale)}
                  </p>
                </div>
                <div className={styles.actions}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={`Edit ${budget.name}`}
                    onClick={() => setEditing(budget)}
                  >
                    <IconPencil size={18} aria-hidden />
                  </ActionIcon>
                  <ConfirmDelete
                    label={`Delete ${budget.name}`}
                    title={`Delete the budget “${budget.name}”?`}
                    confirm="Delete budget"
                    onConfirm={() => remove(budget)}
                  >
                    Your transactions stay as they are.
                  </ConfirmDelete>
                </div>
              </div>
              <BudgetBar {...{ budget, locale, today }} />
              <PastPeriods budget={budget} locale={locale} />
              <p className="small soft">
                <span className="badge" data-tone={tone}>
                  {budget.percent > 100 ? `${formatPercent(budget.percent - 100, locale)} over` : tones[tone]}
                </span>{' '}
                {budget.categoryIds.length === 0
                  ? 'All spending'
                  : budget.categoryIds.map((id) => categoryLabel(categories, id, words)).join(', ')}
                {' · '}
                <Link
                  prefetch={false}
                  href={transactionsLink({
                    from: budget.periodStart,
                    to: budget.periodEnd,
                    ...(only ? { category: only } : { type: 'expense' }),
                  })}
                >
                  {formatCount(budget.count, locale)} {budget.count === 1 ? 'transaction' : 'transactions'}
                </Link>
              </p>
            </li>
          );
        })}
      </ul>
      <Dialog
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title="Edit budget"
        subject={`${editing?.id} ${editing?.version}`}
      >
        {(end) => editing && <BudgetForm budget={editing} onDone={end} />}
      </Dialog>
    </>
  );
}
