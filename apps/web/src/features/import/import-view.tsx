'use client';

import { Button, Loader, NativeSelect } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { commitImport, isLate, settledImport } from '@/api/imports';
import { asProblem, unwrap, type ApiProblem } from '@/api/problem';
import type { ChangeImport, Import, ImportRowPage } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import { formatCount, formatPeriod } from '@/ui/format';
import styles from './import.module.css';
import { useWithdraw } from './use-withdraw';
import { CategorizeRows } from './categorize-rows';
import { ImportRows } from './import-rows';
import { MappingEditor } from './mapping-editor';

interface Props {
  rendered: Import;
  firstRows: ImportRowPage;
}

function lateText({ state, counts }: Import, locale: string): string {
  if (state === 'reading') return 'Reading the file …';
  const rows = counts.new + counts.transfer;
  return rows === 0 ? 'Booking …' : `Booking ${formatCount(rows, locale)} ${rows === 1 ? 'row' : 'rows'} …`;
}

/**
 * A file between upload and commit: look, correct, take over. After the commit: what came of it, and undo. While it is read or
 * booked the page asks how far it is, also after it was loaded again.
 */
export function ImportView({ rendered, firstRows }: Props) {
  const { accounts, baseCurrency, locale } = useLedger();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState(rendered);
  // Counts the changes made here: every one of them may give each row another verdict.
  const [revision, setRevision] = useState(0);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState<'change' | 'commit' | null>(null);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const { busy: withdrawing, withdraw, question } = useWithdraw(() => router.push('/import'));
  const { mapping } = current;
  const late = isLate(current);
  const open = current.state === 'preview' || current.state === 'failed';
  const editable = open && mapping !== null;

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

  const { counts, result } = current;
  const named = mapping?.columns.account !== undefined;
  const only = current.accounts.length === 1 ? current.accounts[0] : undefined;
  const target = only?.accountId ?? '';
  const gone = target !== '' && !accounts.some((account) => account.id === target);

  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link href="/import">Import</Link>
        </p>
        <h1 className={styles.file}>{current.fileName}</h1>
        {current.firstDate && current.lastDate && (
          <p className="soft" suppressHydrationWarning>
            {formatPeriod(current.firstDate, current.lastDate, locale)}
            {current.presetUsed && editable && ' · read as you corrected a file of this kind before'}
          </p>
        )}
      </div>
      <ProblemAlert problem={problem} />
      {result && (
        <p className="notice" data-tone="calm" role="status">
          <span>
            {current.state === 'undone' ? 'This import was undone. It had: ' : ''}
            {result.inserted} imported, {result.matched} matched, {result.duplicates} already known, {result.rejected}{' '}
            rejected
            {result.skipped > 0 && `, ${result.skipped} left out`}.
          </span>
        </p>
      )}
      {current.problem && (
        <p className="notice" role="note">
          <IconAlertTriangle size={20} aria-hidden />
          <span>
            {mapping
              ? `These rows were not imported. ${current.problem.detail}`
              : `${current.problem.title}. ${current.problem.detail} Discard it and upload the file again.`}
          </span>
        </p>
      )}
      <div role="status" aria-label="Progress">
        {late && (
          <p className="notice" data-tone="calm">
            <Loader size={18} aria-hidden /> {lateText(current, locale)}
          </p>
        )}
      </div>
      {current.warnings.length > 0 && (
        <div className="notice" role="note" aria-label="Warnings">
          <IconAlertTriangle size={20} aria-hidden />
          <ul>
            {current.warnings.map((warning) => (
              <li key={warning.code + warning.detail}>{warning.detail}</li>
            ))}
          </ul>
        </div>
      )}
      {editable && counts.error > 0 && (
        <p className="notice" role="note">
          <IconAlertTriangle size={20} aria-hidden />
          <span>
            {counts.error} {counts.error === 1 ? 'row' : 'rows'} cannot be read and will be left out; each says why
            below.
          </span>
        </p>
      )}
      {mapping && (
        <section className="card stack" aria-label="Accounts">
          <h2>Accounts</h2>
          <ul className={styles.accounts}>
            {current.accounts.map((account) => (
              <li key={`${account.name} ${account.currency}`}>
                {account.name} ({account.currency}): {account.rows} {account.rows === 1 ? 'row' : 'rows'}
                {account.willBeCreated && (
                  <>
                    {' '}
                    <span className="badge">will be created</span>
                  </>
                )}
              </li>
            ))}
          </ul>
          {editable && !named && (
            <NativeSelect
              label="Account of these rows"
              value={target}
              disabled={busy !== null}
              onChange={(event) => void change({ accountId: event.currentTarget.value || null })}
              data={[
                { value: '', label: `Default account (${baseCurrency})` },
                ...(gone ? [{ value: target, label: `${only?.name ?? ''} (not there any more)`, disabled: true }] : []),
                ...accounts
                  .filter((account) => !account.archived)
                  .map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` })),
              ]}
              className={styles.narrow ?? ''}
            />
          )}
        </section>
      )}
      {editable && (
        <MappingEditor
          current={current}
          mapping={mapping}
          busy={busy === 'change'}
          onApply={(mapping) => change({ mapping })}
        />
      )}
      {editable && <CategorizeRows busy={busy === 'change'} onApply={(categorize) => change({ categorize })} />}
      {mapping && (
        <ImportRows current={current} revision={revision} firstRows={firstRows} editable={editable} onChange={change} />
      )}
      {current.state !== 'undone' && current.state !== 'committing' && (
        <div className={styles.commit}>
          <Button variant="default" loading={withdrawing !== null} onClick={() => withdraw(current)}>
            {current.state === 'committed' ? 'Undo this import' : 'Discard'}
          </Button>
          {editable && (
            <Button
              onClick={() => void commit()}
              loading={busy === 'commit'}
              disabled={!current.canCommit || busy === 'change'}
            >
              Import these rows
            </Button>
          )}
        </div>
      )}
      {question}
    </div>
  );
}
