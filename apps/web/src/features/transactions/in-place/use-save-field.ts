'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { ChangeTransaction, Transaction } from '@/api/types';
import { toast } from '@/ui/toast';
import { LISTS, replaceInPages, type TransactionPages } from '../use-transaction-pages';
import { changeBack } from './field-change';

const patch = (id: string, version: number, body: ChangeTransaction): Promise<Transaction> =>
  unwrap(transactionApi.PATCH('/transactions/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));

interface SaveField {
  /** Changes one row, shows it at once, and offers to take it back. @throws ApiProblem, of status 412 where it was changed elsewhere */
  save: (before: Transaction, change: ChangeTransaction, said: string) => Promise<void>;
  /** What is stored, in place of what the list has. */
  show: (row: Transaction) => void;
}

export function useSaveField(): SaveField {
  const queryClient = useQueryClient();
  const router = useRouter();
  const t = useTranslations('transactions.edit');

  const show = useCallback(
    (row: Transaction): void => {
      queryClient.setQueriesData<TransactionPages>({ queryKey: LISTS }, (pages) => replaceInPages(pages, row));
      // It may stand elsewhere now, or nowhere; what it adds up to is for the server to say.
      void queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.refresh();
    },
    [queryClient, router],
  );
  const save = useCallback(
    async (before: Transaction, change: ChangeTransaction, said: string): Promise<void> => {
      const saved = await patch(before.id, before.version, change);
      show(saved);
      const undo = async (): Promise<void> => {
        show(await patch(before.id, saved.version, changeBack(before, change)));
        toast(t('undone'));
      };
      toast(said, { undo });
    },
    [show, t],
  );
  return { save, show };
}
