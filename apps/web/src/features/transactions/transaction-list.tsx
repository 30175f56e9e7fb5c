'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction, TransactionPage } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/dialog';
import { isFiltered, transactionsLink, type TransactionFilters } from '@/ui/ledger/transactions-link';
import { toastProblem } from '@/ui/toast';
import { useOnce } from '@/ui/use-once';
import type { BulkField } from './bulk-form';
import { linesOf } from './rows/lines';
import { Months } from './rows/months';
import type { Editing } from './rows/row-acts';
import styles from './rows/rows.module.css';
import { boxOf } from './rows/transaction-row';
import { useDrawnLines } from './rows/use-drawn-lines';
import { useListFocus } from './rows/use-list-focus';
import { useListKeys } from './rows/use-list-keys';
import { useRowActs } from './rows/use-row-acts';
import { MOST_AT_ONCE } from './many-words';
import { useChangeMany } from './use-change-many';
import { useDeleteTransaction } from './use-delete-transaction';
import { useSelection } from './use-selection';
import { useTransactionPages } from './use-transaction-pages';

const CategorizeForm = lazy(() => import('./categorize-form').then((module) => ({ default: module.CategorizeForm })));
const BulkBar = lazy(() => import('./bulk-bar').then((module) => ({ default: module.BulkBar })));
const TransactionDialog = lazy(() =>
  import('./form/transaction-dialog').then((module) => ({ default: module.TransactionDialog })),
);

/** So many rows before the last one that is there the next page is asked for. */
const ROWS_AHEAD = 150;

interface Props {
  filters: TransactionFilters;
  first: TransactionPage;
  /** Whether the rows say what their account had after them. */
  balanced: boolean;
}

export function TransactionList({ filters, first, balanced }: Props) {
  const router = useRouter();
  const t = useTranslations('transactions.list');
  const [opened, setOpened] = useState<Transaction | null>(null);
  const [categorizing, setCategorizing] = useState<Transaction | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [bulkField, setBulkField] = useState<BulkField | null>(null);
  const opens = useOnce(opened !== null);
  const remove = useDeleteTransaction();
  const changeMany = useChangeMany();
  const byDay = !(filters.sort?.endsWith('amount') ?? false);
  const { rows, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = useTransactionPages(filters, first);
  const selection = useSelection(rows);
  const chosen = selection.rows.length > 0;
  const list = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(rows, byDay), [rows, byDay]);
  const drawn = useDrawnLines(lines, list);
  const focus = useListFocus(list, rows, (id) =>
    drawn.scrollTo(lines.findIndex((line) => line.kind === 'row' && line.row.id === id)),
  );

  const nearEnd = drawn.last >= lines.length - ROWS_AHEAD;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const acts = useRowActs({
    select: (id, range) => selection.select(id, range),
    edit: (id, field) => setEditing({ id, field, typed: null }),
    type: (id, typed) => setEditing((now) => (now?.id === id ? { ...now, typed } : now)),
    endEdit: (id, here) => {
      setEditing((now) => (now?.id === id ? null : now));
      if (here) focus.goTo(id);
    },
    open: setOpened,
    categorize: setCategorizing,
    remove: (row) => void remove(row),
    showPurchase: (row) => void showPurchase(row),
    filter: (part) => router.push(transactionsLink({ ...filters, ...part }), { scroll: false }),
  });
  const here = rows.find(({ id }) => id === focus.active);
  useListKeys({
    waits: editing !== null || bulkField !== null,
    isHere: focus.isHere,
    go: (step, choosing) => {
      const next = rows[here ? rows.indexOf(here) + step : 0];
      if (choosing && here && !selection.has(here.id)) selection.select(here.id, false);
      if (!next) return;
      if (choosing && !selection.has(next.id)) selection.select(next.id, false);
      focus.goTo(next.id);
    },
    select: (range) => here && selection.select(here.id, range),
    selectAll: selection.selectAll,
    categorize: () => {
      if (chosen) setBulkField(selection.rows.length > MOST_AT_ONCE ? null : 'category');
      else if (here && here.type !== 'transfer' && here.splits.length === 0) acts.edit(here.id, 'category');
      else if (here) setOpened(here);
    },
    edit: () => here && acts.edit(here.id, 'payee'),
    open: () => here && setOpened(here),
    remove: () => (chosen ? void removeChosen() : here && acts.remove(here)),
    clear: selection.clear,
  });

  async function removeChosen(): Promise<void> {
    const ids = selection.rows.map(({ id }) => id);
    if (ids.length > MOST_AT_ONCE) return;
    try {
      await changeMany(ids, { delete: true }, newIdempotencyKey());
      selection.clear();
    } catch (error) {
      toastProblem(error);
    }
  }

  async function showPurchase({ refundOf }: Transaction): Promise<void> {
    if (refundOf === null) return;
    try {
      setOpened(await unwrap(transactionApi.GET('/transactions/{id}', { params: { path: { id: refundOf } } })));
    } catch (error) {
      toastProblem(error);
    }
  }

  if (rows.length === 0) return <NoRows filtered={isFiltered(filters)} />;
  return (
    <>
      {chosen && (
        <Suspense fallback={null}>
          <BulkBar
            rows={selection.rows}
            loaded={rows.length}
            box={selection.last && boxOf(selection.last)}
            field={bulkField}
            onField={setBulkField}
            onSelectAll={selection.selectAll}
            onDone={selection.clear}
          />
        </Suspense>
      )}
      <div ref={list} className={styles.list} tabIndex={-1} {...focus.props}>
        <Months
          drawn={drawn}
          balanced={balanced}
          selected={selection.has}
          active={focus.active}
          editing={editing}
          acts={acts}
        />
      </div>
      <div className={styles.end} data-chosen={chosen}>
        {hasNextPage ? (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        ) : (
          t('all')
        )}
      </div>
      {opens && (
        <Suspense fallback={null}>
          <TransactionDialog
            opened={opened !== null}
            {...(opened && { transaction: opened })}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      )}
      <Dialog
        opened={categorizing !== null}
        onClose={() => setCategorizing(null)}
        title={t('categorizeAll')}
        subject={categorizing?.id ?? ''}
      >
        {(end) =>
          categorizing && (
            <CategorizeForm
              text={categorizing.payeeName ?? ''}
              kind={categorizing.type === 'income' ? 'income' : 'expense'}
              onDone={end}
            />
          )
        }
      </Dialog>
    </>
  );
}

function NoRows({ filtered }: { filtered: boolean }) {
  const t = useTranslations('transactions.list');
  return (
    <div className="card empty">
      <h2>{t(filtered ? 'nothing' : 'none')}</h2>
      <p className="soft">{t(filtered ? 'nothingHint' : 'noneHint')}</p>
      {filtered && (
        <Link prefetch={false} href="/transactions">
          {t('showAll')}
        </Link>
      )}
    </div>
  );
}
