'use client';

import { useTranslations } from 'next-intl';
import { lazy, useState } from 'react';
import type { BudgetState } from '@/api/types';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Dialog } from '@/ui/dialog';
import { BudgetCard } from './budget-card';
import { worstFirst } from './budget-time';
import styles from './budgets.module.css';
import { useBudgetActs } from './use-budget-acts';

const BudgetForm = lazy(() => import('./form/budget-form').then((module) => ({ default: module.BudgetForm })));

/** The budgets of a period, the worst first. */
export function BudgetList({ budgets }: { budgets: readonly BudgetState[] }) {
  const t = useTranslations('budgets');
  const { archive, remove } = useBudgetActs();
  const [editing, setEditing] = useState<BudgetState | null>(null);
  const [removing, setRemoving] = useState<BudgetState | null>(null);
  return (
    <>
      <ul className={styles.grid}>
        {worstFirst(budgets).map((budget) => (
          <BudgetCard
            key={budget.id}
            budget={budget}
            acts={[
              { name: t('menu.edit'), onChoose: () => setEditing(budget) },
              { name: t('menu.archive'), onChoose: () => void archive(budget) },
              { name: t('menu.delete'), destroys: true, onChoose: () => setRemoving(budget) },
            ]}
          />
        ))}
      </ul>
      <Dialog
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={t('edit')}
        subject={`${editing?.id} ${editing?.version}`}
      >
        {(end) => editing && <BudgetForm budget={editing} onDone={end} />}
      </Dialog>
      <ConfirmDialog
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('remove.title', { name: removing?.name ?? '' })}
        confirm={t('remove.confirm')}
        onConfirm={async () => {
          if (removing) await remove(removing);
        }}
      >
        {t('remove.text')}
      </ConfirmDialog>
    </>
  );
}
