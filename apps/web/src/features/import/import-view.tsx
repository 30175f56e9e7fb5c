'use client';

import { Button, NativeSelect } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useId, useRef } from 'react';
import type { ChangeImport, Import, ImportRowPage } from '@/api/types';
import { formatPeriod } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { CategorizeRows } from './categorize-rows';
import { ImportCheck } from './import-check';
import { ImportNotices } from './import-notices';
import { ImportQuestions } from './import-questions';
import { ImportRows } from './import-rows';
import { formatName } from './import-words';
import styles from './import.module.css';
import { MappingEditor } from './mapping-editor';
import { useImport } from './use-import';
import { useWithdraw } from './use-withdraw';

interface Props {
  rendered: Import;
  firstRows: ImportRowPage;
}

/**
 * A file between upload and commit: look, correct, take over. After the commit: what came of it, and undo. While it is read or
 * booked the page asks how far it is, also after it was loaded again.
 */
export function ImportView({ rendered, firstRows }: Props) {
  const { locale } = useLedger();
  const router = useRouter();
  const { current, revision, problem, busy, change, commit } = useImport(rendered);
  const { busy: withdrawing, withdraw, question } = useWithdraw(() => router.push('/import'));
  const { mapping } = current;
  const open = current.state === 'preview' || current.state === 'failed';
  const editable = open && current.read;
  const questions = useRef<HTMLParagraphElement>(null);
  const blocked = useId();
  const asks = current.questions.length > 0;

  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link href="/import">Import</Link>
        </p>
        <h1 className={styles.file}>{current.fileName}</h1>
        {current.read && (
          <p className="soft" suppressHydrationWarning>
            {formatName(current.format, current.source)}
            {current.firstDate && current.lastDate && ` · ${formatPeriod(current.firstDate, current.lastDate, locale)}`}
            {current.presetUsed && editable && ' · read as you corrected a file of this kind before'}
          </p>
        )}
      </div>
      <ProblemAlert problem={problem} />
      <ImportNotices {...{ current, editable, locale }} />
      {editable && <ImportQuestions current={current} busy={busy === 'change'} place={questions} onChange={change} />}
      {current.read && <ImportCheck current={current} />}
      {current.read && <Accounts {...{ current, editable, busy: busy !== null }} onChange={change} />}
      {editable && mapping && (
        <MappingEditor
          current={current}
          mapping={mapping}
          busy={busy === 'change'}
          onApply={(mapping) => change({ mapping })}
        />
      )}
      {editable && <CategorizeRows busy={busy === 'change'} onApply={(categorize) => change({ categorize })} />}
      {current.read && (
        <ImportRows current={current} revision={revision} firstRows={firstRows} editable={editable} onChange={change} />
      )}
      {current.state !== 'undone' && current.state !== 'committing' && (
        <div className={styles.commit}>
          {editable && asks && (
            <p id={blocked} className={`small ${styles.blocked}`}>
              {current.questions.length === 1
                ? 'Answer the question'
                : `Answer the ${current.questions.length} questions`}{' '}
              about the file first.
            </p>
          )}
          <Button variant="default" loading={withdrawing !== null} onClick={() => withdraw(current)}>
            {current.state === 'committed' ? 'Undo this import' : 'Discard'}
          </Button>
          {editable && (
            <Button
              onClick={() => (asks ? questions.current?.focus() : void commit())}
              loading={busy === 'commit'}
              disabled={(!current.canCommit && !asks) || busy === 'change'}
              {...(asks && { 'aria-disabled': true, 'data-disabled': true, 'aria-describedby': blocked })}
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

interface AccountsProps {
  current: Import;
  editable: boolean;
  busy: boolean;
  onChange: (change: ChangeImport) => Promise<boolean>;
}

/** Whose the rows are; where the file names no account, one is chosen for all of them. */
function Accounts({ current, editable, busy, onChange }: AccountsProps) {
  const { accounts, baseCurrency } = useLedger();
  const named =
    current.mapping?.columns.account !== undefined || current.statements.some(({ account }) => account !== null);
  const only = current.accounts.length === 1 ? current.accounts[0] : undefined;
  const target = only?.accountId ?? '';
  const gone = target !== '' && !accounts.some((account) => account.id === target);

  return (
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
          disabled={busy}
          onChange={(event) => void onChange({ accountId: event.currentTarget.value || null })}
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
  );
}
