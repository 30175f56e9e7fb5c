'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { ifMatch, newIdempotencyKey, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction } from '@/api/types';
import { toast, toastProblem } from '@/ui/toast';
import { transactionTitle } from '@/ui/ledger/transaction-line';
import { staleQueries } from '@/ui/stale-queries';

/** Deletes at once and offers to take it back: quicker than a question, and as safe. */
export function useDeleteTransaction(): (transaction: Transaction) => Promise<void> {
  const router = useRouter();
  const t = useTranslations('transactions.row');
  const words = useTranslations('ledger');

  return useCallback(
    async (transaction) => {
      const changed = async (): Promise<void> => {
        await staleQueries('transactions');
        router.refresh();
      };
      const { id, version } = transaction;
      const undoKey = newIdempotencyKey();
      const undo = async (): Promise<void> => {
        const { asNewTransaction } = await import('./form/transaction-input');
        await unwrap(
          transactionApi.POST('/transactions/add', {
            params: { header: { 'Idempotency-Key': undoKey } },
            body: asNewTransaction(transaction),
          }),
        );
        toast(t('back'));
        await changed();
      };
      try {
        await unwrap(
          transactionApi.DELETE('/transactions/{id}', {
            params: { path: { id } },
            headers: ifMatch(version),
          }),
        );
        toast(t('deleted', { title: transactionTitle(transaction, words) }), { undo });
      } catch (error) {
        toastProblem(error);
      }
      await changed();
    },
    [router, words, t],
  );
}
