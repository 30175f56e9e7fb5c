'use client';

import { useTranslations } from 'next-intl';
import type { ApiProblem } from '@/api/problem';
import type { Import } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/dialog';
import formStyles from '@/ui/form/form.module.css';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemText } from '@/ui/problem-alert';
import type { Words } from '@/words/words';

export interface Asking {
  target: Import;
  /** Why it was refused at first: rows of it were edited since. */
  problem: ApiProblem | null;
}

interface Props {
  asking: Asking | null;
  busy: boolean;
  onClose: () => void;
  onRun: (target: Import, edited?: 'keep' | 'remove') => void;
}

/** Whether to undo an import at all, and what to do with rows that were edited since. */
export function WithdrawQuestion({ asking, busy, onClose, onRun }: Props) {
  const t = useTranslations('import');
  const common = useTranslations('common');
  const { locale } = useLedger();
  return (
    <Dialog
      opened={asking !== null}
      onClose={onClose}
      title={t(asking?.problem ? 'withdraw.edited' : 'withdraw.title')}
    >
      {asking && (
        <div className="stack">
          <div>{asking.problem ? <ProblemText problem={asking.problem} /> : undoText(asking.target, locale, t)}</div>
          <div className={formStyles.buttons}>
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            {asking.problem ? (
              <>
                <Button variant="light" onClick={() => onRun(asking.target, 'keep')}>
                  {t('withdraw.keep')}
                </Button>
                <Button tone="bad" onClick={() => onRun(asking.target, 'remove')}>
                  {t('withdraw.remove')}
                </Button>
              </>
            ) : (
              <Button loading={busy} onClick={() => onRun(asking.target)}>
                {t('withdraw.undo')}
              </Button>
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
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
