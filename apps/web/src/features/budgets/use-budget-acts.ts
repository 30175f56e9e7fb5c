'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Budget } from '@/api/types';
import { toast, toastProblem } from '@/ui/toast';

type Named = Pick<Budget, 'id' | 'name' | 'version'>;

/** What is done with a budget from its row, each said when it is done. */
export function useBudgetActs() {
  const t = useTranslations('budgets.said');
  const router = useRouter();

  const patch = ({ id, version }: Named, archived: boolean) =>
    unwrap(
      transactionApi.PATCH('/budgets/{id}', {
        params: { path: { id } },
        headers: ifMatch(version),
        body: { archived },
      }),
    );

  async function act(run: () => Promise<void>): Promise<void> {
    await run().catch(toastProblem);
    router.refresh();
  }

  return {
    archive: (budget: Named) =>
      act(async () => {
        const archived = await patch(budget, true);
        const undo = () => act(async () => void (await patch(archived, false)));
        toast(t('archived', { name: budget.name }), { undo });
      }),
    takeUp: (budget: Named) =>
      act(async () => {
        const counted = await patch(budget, false);
        const undo = () => act(async () => void (await patch(counted, true)));
        toast(t('takenUp', { name: budget.name }), { undo });
      }),
    remove: ({ id, name, version }: Named) =>
      act(async () => {
        await unwrap(transactionApi.DELETE('/budgets/{id}', { params: { path: { id } }, headers: ifMatch(version) }));
        toast(t('deleted', { name }));
      }),
  };
}
