'use client';

import { Button } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { importRowsOf } from '@/api/imports';
import type { Import, ImportRow } from '@/api/types';
import { formatCount, formatMonth } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { toastProblem } from '@/ui/toast';
import { targetText } from './import-words';
import styles from './import.module.css';
import { leftOutCsv } from './left-out-csv';

interface Props {
  current: Import;
  /** All of its rows; null while not all of them are here. */
  rows: readonly ImportRow[] | null;
  /** It was booked from this page just now: the button that was pressed is gone, and the keyboard goes on here. */
  fresh: boolean;
  /** Where to go on. */
  children?: ReactNode;
}

const plural = (count: number, one: string, more: string): string => (count === 1 ? one : more);

/** What came of an import, and what there is to do about it. */
export function ImportResult({ current, rows, fresh, children }: Props) {
  const { locale } = useLedger();
  const { result, firstDate, lastDate, accounts } = current;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) heading.current?.focus();
  }, [fresh]);
  if (!result) return null;
  const { inserted, matched } = result;
  const undone = current.state === 'undone';
  const uncategorised = rows?.filter(wantsCategory).length ?? 0;
  const [only] = accounts;
  const account = accounts.length === 1 && only?.accountId ? { account: only.accountId } : {};
  const where = { ...account, ...(firstDate && { from: firstDate }), ...(lastDate && { to: lastDate }) };
  const count = (number: number): string => formatCount(number, locale);
  return (
    <section className={`card ${styles.result}`} aria-label="What came of it">
      <h2 ref={heading} tabIndex={-1}>
        <IconCircleCheck size={22} aria-hidden className="income" />
        {undone
          ? `This import was undone. It had brought ${count(inserted)} ${plural(inserted, 'row', 'rows')}.`
          : inserted === 0
            ? 'Nothing new was in this file.'
            : `${count(inserted)} ${plural(inserted, 'row is', 'rows are')} in ${targetText(current)} now.`}
      </h2>
      <ul>
        {matched > 0 && (
          <li>
            <span>
              {count(matched)} {plural(matched, 'row was', 'rows were')} there already and{' '}
              {plural(matched, 'is', 'are')} matched now.
            </span>
          </li>
        )}
        <LeftOut current={current} />
        {!undone && uncategorised > 0 && (
          <li>
            <span>
              {count(uncategorised)} {plural(uncategorised, 'row wants', 'rows want')} a category.
            </span>
            <Link href={transactionsLink({ ...where, category: 'none' })}>Choose categories</Link>
          </li>
        )}
      </ul>
      <div className="row">
        {children}
        {!undone && inserted + matched > 0 && <Link href={transactionsLink(where)}>See the rows in the ledger</Link>}
        {!undone && lastDate && (
          <Link href={`/?month=${lastDate.slice(0, 7)}`} suppressHydrationWarning>
            Overview of {formatMonth(lastDate.slice(0, 7), locale)}
          </Link>
        )}
      </div>
    </section>
  );
}

const wantsCategory = ({ action, verdict, categoryId, transactionId }: ImportRow): boolean =>
  action === 'insert' && verdict !== 'transfer' && transactionId !== null && categoryId === null;

function LeftOut({ current }: { current: Import }) {
  const { locale } = useLedger();
  const [busy, setBusy] = useState(false);
  const { rejected = 0, duplicates = 0, skipped = 0 } = current.result ?? {};
  const total = rejected + duplicates + skipped;
  if (total === 0) return null;
  const parts = [
    [rejected, 'could not be read'],
    [duplicates, 'known already'],
    [skipped, 'no movement or left out by choice'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count, locale)} ${what}`);

  async function download(): Promise<void> {
    setBusy(true);
    try {
      const rows = await leftOutRows(current.id, skipped > 0);
      save(
        leftOutCsv(
          rows,
          current.columns.map(({ header }) => header),
        ),
        `left out of ${current.fileName}.csv`,
      );
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <li>
      <span>
        {formatCount(total, locale)} {plural(total, 'row was', 'rows were')} left out: {said.join(', ')}.
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={busy}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void download()}
      >
        Download them with the reasons
      </Button>
    </li>
  );
}

/** In the order of the file. Of the new ones only those are looked for that somebody took out. */
async function leftOutRows(id: string, byChoice: boolean): Promise<ImportRow[]> {
  const kinds = [
    'error',
    'ignored',
    'duplicate',
    'similar',
    ...(byChoice ? (['new', 'transfer'] as const) : []),
  ] as const;
  const rows: ImportRow[] = [];
  for (const verdict of kinds) rows.push(...(await importRowsOf(id, verdict)));
  return rows.filter(({ action }) => action === 'skip').sort((one, other) => one.row - other.row);
}

function save(text: string, name: string): void {
  // The mark makes spreadsheets read it as UTF-8.
  const url = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
