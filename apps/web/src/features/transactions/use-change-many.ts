'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { ManyChanges } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { staleQueries } from '@/ui/stale-queries';
import { manyWords } from './many-words';
import { useUndoActivity } from './use-undo-activity';

/** Changes many rows in one act, says what came of it and offers to take it back. */
export function useChangeMany(): (ids: string[], changes: ManyChanges, idempotencyKey: string) => Promise<void> {
  const router = useRouter();
  const { locale } = useLedger();
  const t = useTranslations('transactions.many');
  const undoOf = useUndoActivity();

  return async (ids, changes, idempotencyKey) => {
    const answer = await unwrap(
      transactionApi.POST('/transactions/bulk', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: { ids, changes },
      }),
    );
    toast(manyWords(answer, changes, locale, t), { ...(answer.activityId && { undo: undoOf(answer.activityId) }) });
    // Rows that leave the list are gone before the keyboard is given back to it.
    await staleQueries('transactions');
    router.refresh();
  };
}
