'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { transactionApi } from '@/api/browser';
import { asProblem, unwrap } from '@/api/problem';
import { problemWords } from '@/api/problem-words';
import type { ChangeTransaction, Transaction } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { dateForInput } from '@/ui/form/typed-date';
import { CategoryPicker } from './category-picker';
import { readField, saidOf, typedOf, type Field, type TypedField } from './field-change';
import styles from './in-place.module.css';
import { useSaveField } from './use-save-field';

interface Props {
  row: Transaction;
  title: string;
  field: Field;
  /** What is typed so far: the list keeps it while the row is scrolled away. */
  typed: string | null;
  onType: (typed: string) => void;
  /** With `here` the keyboard goes on in the row. */
  onEnd: (here: boolean) => void;
  onFilter: (categoryId: string) => void;
}

interface Conflict {
  theirs: Transaction;
  change: ChangeTransaction;
}

/** One field of a row, changed where it stands: Enter saves it, Escape gives it up. */
export function EditField({ row, title, field, typed: begun, onType, onEnd, onFilter }: Props) {
  const ledger = useLedger();
  const t = useTranslations('transactions.edit');
  const problems = useTranslations('problems');
  const { save, show } = useSaveField();
  const typed = begun ?? (field === 'category' ? '' : typedOf(row, field, ledger));
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const done = useRef(false);

  function end(here: boolean): void {
    if (done.current) return;
    done.current = true;
    onEnd(here);
  }
  async function send(before: Transaction, change: ChangeTransaction, here: boolean): Promise<void> {
    setBusy(true);
    try {
      await save(before, change, t('changed', { field, title }));
      end(here);
    } catch (error) {
      const problem = asProblem(error);
      setBusy(false);
      if (problem.status !== 412) return setWrong(problemWords(problem, problems).text.text);
      try {
        const path = { id: row.id };
        const theirs = await unwrap(transactionApi.GET('/transactions/{id}', { params: { path } }));
        setConflict({ theirs, change });
      } catch (gone) {
        setWrong(problemWords(asProblem(gone), problems).text.text);
      }
    }
  }
  function commit(here: boolean): void {
    if (field === 'category' || busy || done.current) return;
    const read = readField(row, field, typed, ledger);
    if ('wrong' in read) return setWrong(t(read.wrong, { day: dateForInput(ledger.today, ledger.locale) }));
    if (read.change) void send(row, read.change, here);
    else end(here);
  }

  if (conflict)
    return (
      <Conflicting
        field={field}
        conflict={conflict}
        onMine={() => void send(conflict.theirs, conflict.change, true)}
        onTheirs={() => {
          show(conflict.theirs);
          end(true);
        }}
      />
    );
  if (field === 'category')
    return (
      <CategoryPicker
        label={t('of', { field, title })}
        kind={row.type === 'income' ? 'income' : 'expense'}
        value={row.categoryId}
        disabled={busy}
        error={wrong}
        onChoose={(categoryId) => (categoryId === row.categoryId ? end(true) : void send(row, { categoryId }, true))}
        onFilter={onFilter}
        onClose={(here) => !busy && end(here)}
      />
    );
  return (
    <span className={styles.edit}>
      <input
        className={styles.input}
        data-field={field}
        aria-label={t('of', { field, title })}
        aria-invalid={wrong !== null}
        autoComplete="off"
        readOnly={busy}
        {...(field === 'amount' && { inputMode: 'decimal' })}
        value={typed}
        ref={selectOnce}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setWrong(null);
        }}
        onKeyDown={(event) => onKey(event, { commit: () => commit(true), giveUp: () => end(true) })}
        onBlur={() => commit(false)}
      />
      {wrong && (
        <span role="alert" className={styles.wrong}>
          {wrong}
        </span>
      )}
    </span>
  );
}

function selectOnce(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

function onKey(event: KeyboardEvent, { commit, giveUp }: { commit: () => void; giveUp: () => void }): void {
  if (event.key !== 'Enter' && event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === 'Enter') commit();
  else giveUp();
}

interface ConflictingProps {
  field: Field;
  conflict: Conflict;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody else was quicker: both values, and neither is lost before a person has chosen. */
function Conflicting({ field, conflict: { theirs, change }, onMine, onTheirs }: ConflictingProps) {
  const ledger = useLedger();
  const t = useTranslations('transactions.edit');
  const words = useTranslations('ledger');
  const said = (row: Transaction): string =>
    field === 'category'
      ? categoryLabel(ledger.categories, row.categoryId, words)
      : saidOf(row, field satisfies TypedField, ledger);
  const mine = useRef<HTMLButtonElement>(null);
  useEffect(() => mine.current?.focus(), []);
  return (
    <span
      role="group"
      aria-label={t('conflict')}
      className={styles.conflict}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <span role="alert">
        {t.rich('both', {
          mine: said({ ...theirs, ...change } as Transaction),
          theirs: said(theirs),
          b: (chunks) => <b>{chunks}</b>,
        })}
      </span>
      <button type="button" ref={mine} onClick={onMine}>
        {t('keepMine')}
      </button>
      <button type="button" onClick={onTheirs}>
        {t('takeTheirs')}
      </button>
    </span>
  );
}
