'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast, toastProblem } from '@/ui/toast';
import { sampleParts } from './sample-parts';

function useSampleAct(act: () => Promise<string>) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      toast(await act());
      router.push('/');
    } catch (error) {
      toastProblem(error);
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.refresh();
      setBusy(false);
    }
  };
  return { busy, run: () => void run() };
}

/** Two years of an invented household, in this person's ledger. */
export function LoadSampleButton() {
  const { locale } = useLedger();
  const { busy, run } = useSampleAct(async () => {
    const header = { 'Idempotency-Key': newIdempotencyKey() };
    const made = await unwrap(transactionApi.POST('/sample', { params: { header } }));
    return `${sampleParts(made, locale)} are loaded. Remove them again in the settings.`;
  });
  return (
    <p>
      <Button variant="light" loading={busy} onClick={run}>
        Load sample data
      </Button>
    </p>
  );
}

/** Takes away all that the sample made. */
export function RemoveSampleButton() {
  const { locale } = useLedger();
  const { busy, run } = useSampleAct(async () => {
    const removed = await unwrap(transactionApi.DELETE('/sample'));
    return `The sample data is gone: ${sampleParts(removed, locale)}.`;
  });
  return (
    <p>
      <Button color="red" variant="light" loading={busy} onClick={run}>
        Remove sample data
      </Button>
    </p>
  );
}
