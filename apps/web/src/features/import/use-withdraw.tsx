'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { withdrawImport } from '@/api/imports';
import { asProblem, type ApiProblem } from '@/api/problem';
import type { Import } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/dialog';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemText } from '@/ui/problem-alert';
import type { Words } from '@/words/words';
import { toast, toastProblem } from '@/ui/toast';
import formStyles from '@/ui/form/form.module.css';
import { staleQueries } from '@/ui/stale-queries';

interface Withdraw {
  busy: string | null;
  withdraw: (target: Import) => void;
  /** Whether to undo at all, and what to do with rows that were edited since; to be rendered by the caller. */
  question: ReactNode;
}

/** Undo of a committed import, or the end of a preview. */
export function useWithdraw(onDone: (target: Import) => void): Withdraw {
  const t = useTranslations('import');
  const common = useTranslations('common');
  const { locale } = useLedger();
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ target: Import; problem: ApiProblem | null } | null>(null);

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

  const question = (
    <Dialog
      opened={asking !== null}
      onClose={() => setAsking(null)}
      title={t(asking?.problem ? 'withdraw.edited' : 'withdraw.title')}
    >
      {asking && (
        <div className="stack">
          <div>{asking.problem ? <ProblemText problem={asking.problem} /> : undoText(asking.target, locale, t)}</div>
          <div className={formStyles.buttons}>
            <Button variant="default" onClick={() => setAsking(null)}>
              {common('cancel')}
            </Button>
            {asking.problem ? (
              <>
                <Button variant="light" onClick={() => void run(asking.target, 'keep')}>
                  {t('withdraw.keep')}
                </Button>
                <Button tone="bad" onClick={() => void run(asking.target, 'remove')}>
                  {t('withdraw.remove')}
                </Button>
              </>
            ) : (
              <Button loading={busy !== null} onClick={() => void run(asking.target)}>
                {t('withdraw.undo')}
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

function undoText({ fileName, result }: Import, locale: string, t: Words<'import'>): string {
  const { inserted = 0, matched = 0 } = result ?? {};
  return t('withdraw.text', {
    count: inserted,
    shown: formatCount(inserted, locale),
    matched,
    shownMatched: formatCount(matched, locale),
    name: fileName,
  });
}
