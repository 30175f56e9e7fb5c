'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { commitImport, isLate, settledImport } from '@/api/imports';
import { asProblem, unwrap, type ApiProblem } from '@/api/problem';
import type { ChangeImport, Import } from '@/api/types';
import { toast } from '@/ui/toast';

export interface ShownImport {
  current: Import;
  /** Counts the changes made here: every one of them may give each row another verdict. */
  revision: number;
  problem: ApiProblem | null;
  busy: 'change' | 'commit' | null;
  /** Answers whether it was made. */
  change: (body: ChangeImport) => Promise<boolean>;
  commit: () => Promise<void>;
}

/** An import as it is now: changed and booked from here, and asked how far it is while it is read or booked. */
export function useImport(rendered: Import): ShownImport {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState(rendered);
  const [revision, setRevision] = useState(0);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState<'change' | 'commit' | null>(null);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const late = isLate(current);

  async function showCommitted({ result: done, fileName, lastDate }: Import): Promise<void> {
    if (done)
      toast(
        `${done.inserted} imported, ${done.matched} matched, ${done.duplicates} already known, ${done.rejected} rejected.`,
        { title: fileName },
      );
    await queryClient.invalidateQueries({ queryKey: ['transactions'] });
    router.push(lastDate ? `/?month=${lastDate.slice(0, 7)}` : '/');
    router.refresh();
  }

  const settle = useEffectEvent(async (settled: Import): Promise<void> => {
    setBusy(null);
    // A failed commit has used its key up.
    setIdempotencyKey(newIdempotencyKey());
    if (settled.state === 'committed') await showCommitted(settled);
    else if (current.state === 'reading') router.refresh();
    else setCurrent(settled);
  });
  const giveUp = useEffectEvent((error: unknown): void => {
    setBusy(null);
    if (asProblem(error).status === 404) router.refresh();
    else setProblem(asProblem(error));
  });
  useEffect(() => {
    if (!late) return undefined;
    const leaving = new AbortController();
    settledImport(current.id, leaving.signal).then(
      (settled) => void settle(settled),
      (error: unknown) => {
        if (!leaving.signal.aborted) giveUp(error);
      },
    );
    return () => leaving.abort();
  }, [current.id, late]);

  async function change(body: ChangeImport): Promise<boolean> {
    setBusy('change');
    setProblem(null);
    try {
      setCurrent(await unwrap(transactionApi.PATCH('/imports/{id}', { params: { path: { id: current.id } }, body })));
      setRevision((before) => before + 1);
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setBusy(null);
    }
  }

  async function commit(): Promise<void> {
    setBusy('commit');
    setProblem(null);
    try {
      setCurrent(await commitImport(current.id, idempotencyKey));
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(null);
    }
  }
  return { current, revision, problem, busy, change, commit };
}
