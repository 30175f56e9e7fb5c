'use client';

import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { withdrawImport } from '@/api/imports';
import { asProblem, type ApiProblem } from '@/api/problem';
import type { Import } from '@/api/types';
import { toast, toastProblem } from '@/ui/toast';
import formStyles from '@/ui/form/form.module.css';

interface Withdraw {
  busy: string | null;
  withdraw: (target: Import) => void;
  /** The question what to do with rows that were edited since; to be rendered by the caller. */
  question: ReactNode;
}

/** Undo of a committed import, or the end of a preview. */
export function useWithdraw(onDone: (target: Import) => void): Withdraw {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ target: Import; problem: ApiProblem } | null>(null);

  async function run(target: Import, edited?: 'keep' | 'remove'): Promise<void> {
    setBusy(target.id);
    setAsking(null);
    try {
      await withdrawImport(target.id, edited);
      toast(
        target.state === 'committed'
          ? `The import of ${target.fileName} is undone.`
          : `${target.fileName} is discarded.`,
      );
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
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

  const question = asking && (
    <Modal opened onClose={() => setAsking(null)} title="Some rows were edited since">
      <div className="stack">
        <p>{asking.problem.text}</p>
        <div className={formStyles.buttons}>
          <Button variant="default" onClick={() => setAsking(null)}>
            Cancel
          </Button>
          <Button variant="light" onClick={() => void run(asking.target, 'keep')}>
            Keep the edited rows
          </Button>
          <Button color="red" onClick={() => void run(asking.target, 'remove')}>
            Remove them too
          </Button>
        </div>
      </div>
    </Modal>
  );
  return { busy, withdraw: (target) => void run(target), question };
}
