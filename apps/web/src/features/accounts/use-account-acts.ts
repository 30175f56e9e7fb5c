'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Account } from '@/api/types';
import { toast, toastProblem } from '@/ui/toast';

type Named = Pick<Account, 'id' | 'name' | 'version'>;

/** What is done with an account from its row or its page, each said when it is done. */
export function useAccountActs() {
  const t = useTranslations('accounts.said');
  const router = useRouter();

  const patch = ({ id, version }: Named, archived: boolean) =>
    unwrap(
      transactionApi.PATCH('/accounts/{id}', {
        params: { path: { id } },
        headers: ifMatch(version),
        body: { archived },
      }),
    );

  async function setArchived(account: Named, archived: boolean): Promise<void> {
    try {
      const changed = await patch(account, archived);
      const undo = async (): Promise<void> => {
        await patch(changed, !archived);
        router.refresh();
      };
      toast(t(archived ? 'archived' : 'takenUp', { name: account.name }), { undo });
    } catch (error) {
      toastProblem(error);
    }
    router.refresh();
  }

  async function remove({ id, name, version }: Named): Promise<boolean> {
    try {
      await unwrap(transactionApi.DELETE('/accounts/{id}', { params: { path: { id } }, headers: ifMatch(version) }));
      toast(t('deleted', { name }));
      return true;
    } catch (error) {
      toastProblem(error);
      return false;
    } finally {
      router.refresh();
    }
  }

  return { setArchived, remove };
}
