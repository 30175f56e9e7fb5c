'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { commitImport, isLate, settledImport, type ImportProgress } from '@/api/imports';
import { asProblem, unwrap, type ApiProblem } from '@/api/problem';
import type { ChangeImport, Import } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { rowsAfter, withRows, type RowPages } from './use-import-rows';

export interface ShownImport {
  current: Import;
  /** How far it is while it is read or booked. */
  progress: ImportProgress | null;
  /** The version in which the file was last read: every row may be another one since. */
  reading: number;
  problem: ApiProblem | null;
  busy: 'change' | 'commit' | null;
  /** Answers whether it was made. */
  change: (body: ChangeImport) => Promise<boolean>;
  commit: () => Promise<void>;
}

/** An import as it is now: changed and booked from here, and told how far it is while it is read or booked. */
export function useImport(rendered: Import): ShownImport {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { categories } = useLedger();
  const [current, setCurrent] = useState(rendered);
  const [reading, setReading] = useState(rendered.version);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState<'change' | 'commit' | null>(null);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const late = isLate(current);

  const settle = useEffectEvent(async (settled: Import): Promise<void> => {
    setBusy(null);
    // A failed commit has used its key up.
    setIdempotencyKey(newIdempotencyKey());
    if (settled.state === 'committed') await queryClient.invalidateQueries({ queryKey: ['transactions'] });
    if (settled.state === 'committed' || current.state === 'reading') router.refresh();
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
    settledImport(current.id, leaving.signal, setProgress).then(
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
    const { id } = current;
    const shown = { queryKey: ['import-rows', id] };
    const before = queryClient.getQueriesData<RowPages>(shown);
    const after = rowsAfter(body, categories);
    // What somebody has ticked or chosen is seen at once, and taken back where it is refused.
    if (after) queryClient.setQueriesData<RowPages>(shown, (data) => withRows(data, after));
    try {
      const changed = await unwrap(transactionApi.PATCH('/imports/{id}', { params: { path: { id } }, body }));
      if (!after) setReading(changed.version);
      setCurrent(changed);
      return true;
    } catch (error) {
      if (after) for (const [key, data] of before) queryClient.setQueryData(key, data);
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
  return { current, progress: late ? progress : null, reading, problem, busy, change, commit };
}
