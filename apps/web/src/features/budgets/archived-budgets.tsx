'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Budget } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import listStyles from '@/ui/list.module.css';
import { toast, toastProblem } from '@/ui/toast';
import { formatMoney } from '@/ui/format';

/** Budgets that are kept but not counted, each to be taken up again. */
export function ArchivedBudgets({ budgets }: { budgets: readonly Budget[] }) {
  const { locale } = useLedger();
  const router = useRouter();

  async function takeUp({ id, name, version }: Budget): Promise<void> {
    try {
      await unwrap(
        transactionApi.PATCH('/budgets/{id}', {
          params: { path: { id } },
          headers: ifMatch(version),
          body: { archived: false },
        }),
      );
      toast(`The budget “${name}” counts again.`);
    } catch (error) {
      toastProblem(error);
    }
    router.refresh();
  }

  if (budgets.length === 0) return null;
  return (
    <section aria-label="Archived budgets" className="stack">
      <h2>Archived</h2>
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
                aria-label={`Take up ${budget.name} again`}
                onClick={() => void takeUp(budget)}
              >
                Take up again
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
