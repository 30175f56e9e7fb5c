'use client';

import { Button, NativeSelect } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newIdempotencyKey, transactionApi } from '../../../../api/browser';
import { commitImport } from '../../../../api/imports';
import { asProblem, unwrap, type ApiProblem } from '../../../../api/problem';
import type { ChangeImport, Import, ImportRowPage } from '../../../../api/types';
import { useLedger } from '../../../../components/ledger-context';
import { ProblemAlert } from '../../../../components/problem-alert';
import { toast } from '../../../../components/toast';
import { formatPeriod } from '../../../../domain/format';
import styles from '../import.module.css';
import { useWithdraw } from '../use-withdraw';
import { CategorizeRows } from './categorize-rows';
import { ImportRows } from './import-rows';
import { MappingEditor } from './mapping-editor';

interface Props {
  rendered: Import;
  firstRows: ImportRowPage;
}

/** A file between upload and commit: look, correct, take over. After the commit: what came of it, and undo. */
export function ImportView({ rendered, firstRows }: Props) {
  const { accounts, baseCurrency, locale } = useLedger();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState(rendered);
  // Counts the changes made here: every one of them may give each row another verdict.
  const [revision, setRevision] = useState(0);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState<'change' | 'commit' | null>(null);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const { busy: withdrawing, withdraw, question } = useWithdraw(() => router.push('/import'));
  const editable = current.state === 'preview' || current.state === 'failed';

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
      const { inserted, matched, duplicates, rejected } = await commitImport(current.id, idempotencyKey);
      toast(`${inserted} imported, ${matched} matched, ${duplicates} already known, ${rejected} rejected.`, {
        title: current.fileName,
      });
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.push(current.lastDate ? `/?month=${current.lastDate.slice(0, 7)}` : '/');
      router.refresh();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(null);
    }
  }

  const { counts, result } = current;
  const named = current.mapping.columns.account !== undefined;
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
          <span>These rows were not imported. {current.problem.detail}</span>
        </p>
      )}
      {current.state === 'committing' && (
        <p className="notice" data-tone="calm" role="status">
          These rows are being imported. Come back in a moment.
        </p>
      )}
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
      {editable && (
        <MappingEditor current={current} busy={busy === 'change'} onApply={(mapping) => change({ mapping })} />
      )}
      {editable && <CategorizeRows busy={busy === 'change'} onApply={(categorize) => change({ categorize })} />}
      <ImportRows current={current} revision={revision} firstRows={firstRows} editable={editable} onChange={change} />
      <div className={styles.commit}>
        {current.state !== 'undone' && current.state !== 'committing' && (
          <Button variant="default" loading={withdrawing !== null} onClick={() => withdraw(current)}>
            {editable ? 'Discard' : 'Undo this import'}
          </Button>
        )}
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
      {question}
    </div>
  );
}
