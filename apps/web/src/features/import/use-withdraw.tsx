'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { withdrawImport } from '@/api/imports';
import { asProblem, type ApiProblem } from '@/api/problem';
import type { Import } from '@/api/types';
import { Dialog } from '@/ui/dialog';
import { toast, toastProblem } from '@/ui/toast';
import formStyles from '@/ui/form/form.module.css';

interface Withdraw {
  busy: string | null;
  withdraw: (target: Import) => void;
  /** Whether to undo at all, and what to do with rows that were edited since; to be rendered by the caller. */
  question: ReactNode;
}

/** Undo of a committed import, or the end of a preview. */
export function useWithdraw(onDone: (target: Import) => void): Withdraw {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ target: Import; problem: ApiProblem | null } | null>(null);

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

  const question = (
    <Dialog
      opened={asking !== null}
      onClose={() => setAsking(null)}
      title={asking?.problem ? 'Some rows were edited since' : 'Undo this import?'}
    >
      {asking && (
        <div className="stack">
          <p>{asking.problem ? asking.problem.text : undoText(asking.target)}</p>
          <div className={formStyles.buttons}>
            <Button variant="default" onClick={() => setAsking(null)}>
              Cancel
            </Button>
            {asking.problem ? (
              <>
                <Button variant="light" onClick={() => void run(asking.target, 'keep')}>
                  Keep the edited rows
                </Button>
                <Button color="red.9" onClick={() => void run(asking.target, 'remove')}>
                  Remove them too
                </Button>
              </>
            ) : (
              <Button loading={busy !== null} onClick={() => void run(asking.target)}>
                Undo the import
              </Button>
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
  const withdraw = (target: Import): void =>
    target.state === 'committed' ? setAsking({ target, problem: null }) : void run(target);
  return { busy, withdraw, question };
}

function undoText({ fileName, result }: Import): string {
  const { inserted = 0, matched = 0 } = result ?? {};
  const taken = `${inserted} ${inserted === 1 ? 'row is' : 'rows are'} taken out of the ledger again`;
  const released = matched > 0 ? `, and ${matched} matched ${matched === 1 ? 'row stays' : 'rows stay'} as before` : '';
  return `${taken}${released}. ${fileName} can be imported anew on any day.`;
}
