'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { withdrawImport } from '@/api/imports';
import { asProblem } from '@/api/problem';
import type { Import } from '@/api/types';
import { toast, toastProblem } from '@/ui/toast';
import { staleQueries } from '@/ui/stale-queries';
import { useOnce } from '@/ui/use-once';
import type { Asking } from './withdraw-question';

const WithdrawQuestion = lazy(() =>
  import('./withdraw-question').then((module) => ({ default: module.WithdrawQuestion })),
);

interface Withdraw {
  busy: string | null;
  withdraw: (target: Import) => void;
  /** Whether to undo at all, and what to do with rows that were edited since; to be rendered by the caller. */
  question: ReactNode;
}

/** Undo of a committed import, or the end of a preview. */
export function useWithdraw(onDone: (target: Import) => void): Withdraw {
  const t = useTranslations('import');
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const wanted = useOnce(asking !== null);

  async function run(target: Import, edited?: 'keep' | 'remove'): Promise<void> {
    setBusy(target.id);
    setAsking(null);
    try {
      await withdrawImport(target.id, edited);
      toast(
        target.state === 'committed'
          ? t('withdraw.undone', { name: target.fileName })
          : t('withdraw.discarded', { name: target.fileName }),
      );
      await staleQueries('transactions');
      router.refresh();
      onDone(target);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 409 && target.state === 'committed' && !edited) setAsking({ target, problem });
      else toastProblem(error);
    } finally {
      setBusy(null);
    }
  }

  const question = wanted && (
    <Suspense fallback={null}>
      <WithdrawQuestion
        asking={asking}
        busy={busy !== null}
        onClose={() => setAsking(null)}
        onRun={(target, edited) => void run(target, edited)}
      />
    </Suspense>
  );
  const withdraw = (target: Import): void =>
    target.state === 'committed' ? setAsking({ target, problem: null }) : void run(target);
  return { busy, withdraw, question };
}
