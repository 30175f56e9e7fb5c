'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction, TransactionPage } from '@/api/types';
import { CategorizeDialog } from './categorize-dialog';
import { useLedger } from '@/ui/ledger/ledger-context';
import { TransactionDialog } from './form/transaction-dialog';
import { transactionTitle } from '@/ui/ledger/transaction-line';
import { formatDay } from '@/ui/format';
import { transactionsLink, transactionsQuery, type TransactionFilters } from '@/ui/ledger/transactions-link';
import { TransactionItem } from './transaction-item';
import styles from './transactions.module.css';
import { useDeleteTransaction } from './use-delete-transaction';

interface Props {
  filters: TransactionFilters;
  first: TransactionPage;
}

export function TransactionList({ filters, first }: Props) {
  const { locale } = useLedger();
  const [editing, setEditing] = useState<Transaction | null>(null);
  const [categorizing, setCategorizing] = useState<Transaction | null>(null);
  const remove = useDeleteTransaction();
  const query = useInfiniteQuery({
    queryKey: ['transactions', transactionsLink(filters)],
    initialPageParam: '',
    initialData: { pages: [first], pageParams: [''] },
    queryFn: ({ pageParam }) =>
      unwrap(
        transactionApi.GET('/transactions', {
          params: { query: { ...transactionsQuery(filters), limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch, isError } = query;

  // A newer render of the server (after a change elsewhere) beats what was kept here.
  const rendered = useRef(first);
  useEffect(() => {
    if (rendered.current === first) return;
    rendered.current = first;
    void refetch();
  }, [first, refetch]);

  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || !hasNextPage || isFetchingNextPage || isError) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '600px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, isError]);

  const rows = useMemo(() => query.data.pages.flatMap((page) => page.items), [query.data]);
  const days = useMemo(() => groupByDay(rows), [rows]);

  if (rows.length === 0) {
    const filtered = Object.keys(filters).length > 0;
    return (
      <div className="card empty">
        <h2>{filtered ? 'Nothing matches these filters' : 'No transactions yet'}</h2>
        <p className="soft">
          {filtered
            ? 'Try fewer words or a longer time.'
            : 'Add one with the button at the top, or import a file from your bank.'}
        </p>
      </div>
    );
  }

  return (
    <>
      <div className={styles.days}>
        {days.map(({ date, transactions }) => (
          <section
            key={date}
            className={styles.day}
            aria-label={formatDay(date, locale, 'weekday')}
            suppressHydrationWarning
          >
            <h2 className="small soft" suppressHydrationWarning>
              {formatDay(date, locale, 'weekday')}
            </h2>
            <ul className="card">
              {transactions.map((transaction) => (
                <TransactionItem
                  key={transaction.id}
                  transaction={transaction}
                  onEdit={() => setEditing(transaction)}
                  onCategorize={() => setCategorizing(transaction)}
                  onDelete={() => void remove(transaction)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div ref={end} className={styles.end}>
        {hasNextPage ? (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load more
          </Button>
        ) : (
          <p className="small soft">That is all.</p>
        )}
      </div>
      {editing && <TransactionDialog transaction={editing} onClose={() => setEditing(null)} />}
      {categorizing && (
        <CategorizeDialog
          text={transactionTitle(categorizing)}
          kind={categorizing.type === 'income' ? 'income' : 'expense'}
          onClose={() => setCategorizing(null)}
        />
      )}
    </>
  );
}

function groupByDay(rows: readonly Transaction[]): { date: string; transactions: Transaction[] }[] {
  const days = new Map<string, Transaction[]>();
  for (const row of rows) days.set(row.date, [...(days.get(row.date) ?? []), row]);
  return [...days].map(([date, transactions]) => ({ date, transactions }));
}
