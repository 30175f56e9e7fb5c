'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { toast } from '@/ui/toast';
import { counted } from './many-words';

/** Takes an act over many rows back, for the Undo of its toast. */
export function useUndoActivity(): (id: string) => () => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();

  return useCallback(
    (id) => {
      const key = newIdempotencyKey();
      return async () => {
        const { restored } = await unwrap(
          transactionApi.POST('/activity/{id}/undo', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
          }),
        );
        toast(`${counted(restored)} ${restored === 1 ? 'is' : 'are'} as before.`);
        await queryClient.invalidateQueries({ queryKey: ['transactions'] });
        router.refresh();
      };
    },
    [queryClient, router],
  );
}
