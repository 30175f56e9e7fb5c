'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { Button } from '@/ui/controls/button';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast, toastProblem } from '@/ui/toast';
import { staleQueries } from '@/ui/stale-queries';
import { sampleParts } from './sample-parts';

function useSampleAct(act: () => Promise<string>) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      toast(await act());
      router.push('/');
    } catch (error) {
      toastProblem(error);
    } finally {
      await staleQueries('transactions');
      router.refresh();
      setBusy(false);
    }
  };
  return { busy, run: () => void run() };
}

/** Two years of an invented household, in this person's ledger. */
export function LoadSampleButton() {
  const t = useTranslations('sample');
  const { locale } = useLedger();
  const { busy, run } = useSampleAct(async () => {
    const header = { 'Idempotency-Key': newIdempotencyKey() };
    const made = await unwrap(transactionApi.POST('/sample', { params: { header } }));
    return t('loaded', { parts: sampleParts(made, locale, t) });
  });
  return (
    <p>
      <Button variant="light" loading={busy} onClick={run}>
        {t('load')}
      </Button>
    </p>
  );
}

/** Takes away all that the sample made. */
export function RemoveSampleButton() {
  const t = useTranslations('sample');
  const { locale } = useLedger();
  const { busy, run } = useSampleAct(async () => {
    const removed = await unwrap(transactionApi.DELETE('/sample'));
    return t('removed', { parts: sampleParts(removed, locale, t) });
  });
  return (
    <p>
      <Button tone="bad" variant="light" loading={busy} onClick={run}>
        {t('remove')}
      </Button>
    </p>
  );
}
