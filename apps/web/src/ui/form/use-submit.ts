'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/browser';
import { asProblem, type ApiProblem } from '@/api/problem';

interface Submit {
  busy: boolean;
  problem: ApiProblem | null;
  /** Runs the act with this form's idempotency key; a refused act gets a new key, a lost answer keeps it. */
  submit: (act: (idempotencyKey: string) => Promise<void>) => Promise<void>;
}

/** What every form does around its request: one at a time, problems kept to be shown, the page rendered anew after. */
export function useSubmit(onDone: () => void): Submit {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);

  async function submit(act: (idempotencyKey: string) => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await act(key);
      router.refresh();
      onDone();
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      if (refused.status >= 400 && refused.status < 500 && refused.status !== 409) setKey(newIdempotencyKey());
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, submit };
}
