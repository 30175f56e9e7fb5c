'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import type { Import, ImportRowPage } from '@/api/types';
import { Button, linkAsButton } from '@/ui/controls/button';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { useOnce } from '@/ui/use-once';
import { ImportNotices } from './import-notices';
import { ImportRail } from './import-rail';
import { ImportRows } from './import-rows';
import { ImportSteps } from './import-steps';
import { commitText } from './import-words';
import styles from './import.module.css';
import { figuresOf } from './rows-figures';
import { useUploads } from './upload-context';
import { useImport } from './use-import';
import { useImportRows } from './use-import-rows';
import { useWithdraw } from './use-withdraw';

const ImportQuestions = lazy(() =>
  import('./import-questions').then((module) => ({ default: module.ImportQuestions })),
);
const ImportResult = lazy(() => import('./import-result').then((module) => ({ default: module.ImportResult })));
const RawTable = lazy(() => import('./raw-table').then((module) => ({ default: module.RawTable })));

interface Props {
  rendered: Import;
  firstRows: ImportRowPage;
}

/**
 * A file between upload and commit: look, correct, take over. After the commit: what came of it, and undo. While it is read or
 * booked the page asks how far it is, also after it was loaded again.
 */
export function ImportView({ rendered, firstRows }: Props) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  const router = useRouter();
  const { current, progress, reading, problem, busy, change, commit } = useImport(rendered);
  const isFirst = reading === rendered.version;
  const all = useImportRows({ id: current.id, reading, verdict: '', ...(isFirst && { first: firstRows }) });
  const figures = useMemo(() => (all.whole ? figuresOf(all.rows) : null), [all.whole, all.rows]);
  const { next, finish, booked, book } = useUploads();
  const {
    busy: withdrawing,
    withdraw,
    question,
  } = useWithdraw(({ id }) => {
    finish(id);
    router.push(next?.id ? `/import/${next.id}` : '/import');
  });
  const done = useEffectEvent(() => finish(current.id));
  useEffect(() => {
    if (current.state === 'committed') done();
  }, [current.state]);
  // Where no column was found for a day or an amount, choosing them is what there is to do.
  const [showsColumns, setShowsColumns] = useState(rendered.warnings.some(({ code }) => code === 'columns-unclear'));
  const questions = useRef<HTMLParagraphElement>(null);
  const ids = { blocked: useId(), columns: useId() };
  const { mapping } = current;
  const open = current.state === 'preview' || current.state === 'failed';
  const editable = open && current.read;
  const asks = current.questions.length > 0;
  const asked = useOnce(asks);

  function take(): void {
    book(current.id);
    void commit();
  }

  return (
    <div className={styles.page} data-editable={editable}>
      <div className={styles.title}>
        <p className="small">
          <Link prefetch={false} href="/import">
            {t('back')}
          </Link>
        </p>
        <h1 className={styles.file}>{current.fileName}</h1>
        <ImportSteps />
      </div>
      {current.read && (
        <ImportRail current={current} figures={figures} editable={editable} onChange={change}>
          {current.state !== 'undone' && current.state !== 'committing' && (
            <div className={styles.commit}>
              {editable && asks && (
                <p id={ids.blocked} className="small">
                  {t('commit.answer', {
                    count: current.questions.length,
                    shown: formatCount(current.questions.length, locale),
                  })}
                </p>
              )}
              {editable && (
                <Button
                  onClick={() => (asks ? questions.current?.focus() : take())}
                  loading={busy === 'commit'}
                  disabled={!current.canCommit && !asks}
                  className={styles.primary ?? ''}
                  {...(asks && { 'aria-disabled': true, 'data-disabled': true, 'aria-describedby': ids.blocked })}
                >
                  {commitText(current, figures, locale, t)}
                </Button>
              )}
              {editable && mapping && (
                <Button
                  variant="default"
                  aria-expanded={showsColumns}
                  aria-controls={ids.columns}
                  onClick={() => setShowsColumns(!showsColumns)}
                >
                  {t('columns')}
                </Button>
              )}
              <Button variant="default" loading={withdrawing !== null} onClick={() => withdraw(current)}>
                {t(current.state === 'committed' ? 'undoThis' : 'discard')}
              </Button>
            </div>
          )}
        </ImportRail>
      )}
      <div className={styles.content}>
        <ProblemAlert problem={problem} />
        <ImportNotices {...{ current, progress, locale }} />
        {editable && asked && (
          <Suspense fallback={null}>
            <ImportQuestions
              {...{ current, rows: all.rows, busy: busy === 'change', place: questions, onChange: change }}
            />
          </Suspense>
        )}
        {current.result && (
          <Suspense fallback={null}>
            <ImportResult current={current} rows={all.whole ? all.rows : null} fresh={booked === current.id}>
              {next?.id && current.state === 'committed' && (
                <Link prefetch={false} href={`/import/${next.id}`} {...linkAsButton}>
                  {t('steps.next', { name: next.name })}
                </Link>
              )}
            </ImportResult>
          </Suspense>
        )}
        <div id={ids.columns} hidden={!showsColumns}>
          {editable && mapping && showsColumns && (
            <Suspense fallback={null}>
              <RawTable
                current={current}
                mapping={mapping}
                rows={all.rows}
                busy={busy === 'change'}
                onChange={(mapping) => change({ mapping })}
              />
            </Suspense>
          )}
        </div>
        {current.read && (
          <ImportRows current={current} reading={reading} all={all} editable={editable} onChange={change} />
        )}
        {!current.read && current.state !== 'undone' && (
          <p>
            <Button variant="default" loading={withdrawing !== null} onClick={() => withdraw(current)}>
              {t('discard')}
            </Button>
          </p>
        )}
      </div>
      {question}
    </div>
  );
}
