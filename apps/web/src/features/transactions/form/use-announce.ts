'use client';

import { useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { filtersOf, isListed, transactionsLink } from '@/ui/ledger/transactions-link';
import { toast } from '@/ui/toast';
import { openedAccountName } from './usual-account';

/** Says once what came of a saved entry: where it is to be seen, and what was opened for it. A new one can be taken back. */
export function useAnnounce(): (saved: Transaction, how: 'added' | 'opened' | 'changed') => void {
  const { categories } = useLedger();
  const queryClient = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();

  return (saved, how) => {
    const { id, version, date, accountId, amount } = saved;
    const listed = pathname === '/transactions';
    const hidden = listed && !isListed(filtersOf(Object.fromEntries(params)), saved, categories);
    const opened = how === 'opened' ? ` “${openedAccountName(amount.currency)}” was opened for it.` : '';
    const unseen = hidden ? ' It is hidden by your filters.' : '';
    const undo = async (): Promise<void> => {
      await unwrap(
        transactionApi.DELETE('/transactions/{id}', { params: { path: { id } }, headers: ifMatch(version) }),
      );
      toast('The transaction is gone again.');
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.refresh();
    };
    toast(`The transaction is ${how === 'changed' ? 'changed' : 'added'}.${opened}${unseen}`, {
      ...(!listed || hidden ? { show: transactionsLink({ from: date, to: date, account: accountId }) } : {}),
      ...(how !== 'changed' && { undo }),
    });
  };
}
