'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { staleQueries } from '@/ui/stale-queries';

/** Takes an act over many rows back, for the Undo of its toast. */
export function useUndoActivity(): (id: string) => () => Promise<void> {
  const router = useRouter();
  const { locale } = useLedger();
  const t = useTranslations('transactions.many');

  return useCallback(
    (id) => {
      const key = newIdempotencyKey();
      return async () => {
        const { restored } = await unwrap(
          transactionApi.POST('/activity/{id}/undo', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
          }),
        );
        toast(t('asBefore', { count: restored, shown: formatCount(restored, locale) }));
        await staleQueries('transactions');
        router.refresh();
      };
    },
    [router, locale, t],
  );
}
