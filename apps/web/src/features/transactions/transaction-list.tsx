'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { lazy, Suspense, useMemo, useState } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction, TransactionPage } from '@/api/types';
import { toastProblem } from '@/ui/toast';
import { Dialog } from '@/ui/dialog';
import { useLedger } from '@/ui/ledger/ledger-context';
import { formatDay } from '@/ui/format';
import { useOnce } from '@/ui/use-once';
import { isFiltered, type TransactionFilters } from '@/ui/ledger/transactions-link';
import { boxOf, TransactionItem } from './transaction-item';
import styles from './transactions.module.css';
import { useDeleteTransaction } from './use-delete-transaction';
import { useSelection } from './use-selection';
import { useTransactionPages } from './use-transaction-pages';

const CategorizeForm = lazy(() => import('./categorize-form').then((module) => ({ default: module.CategorizeForm })));
const BulkBar = lazy(() => import('./bulk-bar').then((module) => ({ default: module.BulkBar })));
const TransactionDialog = lazy(() =>
  import('./form/transaction-dialog').then((module) => ({ default: module.TransactionDialog })),
);

interface Props {
  filters: TransactionFilters;
  first: TransactionPage;
}

export function TransactionList({ filters, first }: Props) {
  const { locale } = useLedger();
  const [editing, setEditing] = useState<Transaction | null>(null);
  const [categorizing, setCategorizing] = useState<Transaction | null>(null);
  const edits = useOnce(editing !== null);
  const remove = useDeleteTransaction();
  const byAmount = filters.sort?.endsWith('amount') ?? false;
  const { rows, end, hasNextPage, isFetchingNextPage, fetchNextPage } = useTransactionPages(filters, first);
  const selection = useSelection(rows);
  const chosen = selection.rows.length > 0;
  const groups = useMemo(() => (byAmount ? [{ date: null, transactions: rows }] : groupByDay(rows)), [rows, byAmount]);

  async function showPurchase({ refundOf }: Transaction): Promise<void> {
    if (refundOf === null) return;
    try {
      setEditing(await unwrap(transactionApi.GET('/transactions/{id}', { params: { path: { id: refundOf } } })));
    } catch (error) {
      toastProblem(error);
    }
  }

  if (rows.length === 0) {
    const filtered = isFiltered(filters);
    return (
      <div className="card empty">
        <h2>{filtered ? 'Nothing matches these filters' : 'No transactions yet'}</h2>
        <p className="soft">
          {filtered
            ? 'Try fewer words or a longer time.'
            : 'Add one with the button at the top, or import a file from your bank.'}
        </p>
        {filtered && <Link href="/transactions">Show all transactions</Link>}
      </div>
    );
  }

  return (
    <>
      {chosen && (
        <Suspense fallback={null}>
          <BulkBar
            rows={selection.rows}
            loaded={rows.length}
            box={selection.last && boxOf(selection.last)}
            onSelectAll={selection.selectAll}
            onDone={selection.clear}
          />
        </Suspense>
      )}
      <div className={styles.days} onKeyDown={selection.onKeyDown}>
        {groups.map(({ date, transactions }) => (
          <section
            key={date}
            className={styles.day}
            aria-label={date ? formatDay(date, locale, 'weekday') : 'By amount'}
            suppressHydrationWarning
          >
            {date && (
              <h2 className="small soft" suppressHydrationWarning>
                {formatDay(date, locale, 'weekday')}
              </h2>
            )}
            <ul className="card">
              {transactions.map((transaction) => (
                <TransactionItem
                  key={transaction.id}
                  transaction={transaction}
                  dated={byAmount}
                  selected={selection.has(transaction.id)}
                  onSelect={(range) => selection.select(transaction.id, range)}
                  onEdit={() => setEditing(transaction)}
                  onCategorize={() => setCategorizing(transaction)}
                  onDelete={() => void remove(transaction)}
                  onShowPurchase={() => void showPurchase(transaction)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div ref={end} className={styles.end} data-chosen={chosen}>
        {hasNextPage ? (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load more
          </Button>
        ) : (
          <p className="small soft">That is all.</p>
        )}
      </div>
      {edits && (
        <Suspense fallback={null}>
          <TransactionDialog
            opened={editing !== null}
            {...(editing && { transaction: editing })}
            onClose={() => setEditing(null)}
          />
        </Suspense>
      )}
      <Dialog
        opened={categorizing !== null}
        onClose={() => setCategorizing(null)}
        title="Categorize all rows"
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

function groupByDay(rows: readonly Transaction[]): { date: string; transactions: Transaction[] }[] {
  const days = new Map<string, Transaction[]>();
  for (const row of rows) days.set(row.date, [...(days.get(row.date) ?? []), row]);
  return [...days].map(([date, transactions]) => ({ date, transactions }));
}
