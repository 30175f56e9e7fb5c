'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction, TransactionPage } from '@/api/types';
import { transactionsLink, transactionsQuery, type TransactionFilters } from '@/ui/ledger/transactions-link';

interface Pages {
  rows: readonly Transaction[];
  /** Below the last row: the next page is loaded as soon as this is nearly seen. */
  end: RefObject<HTMLDivElement | null>;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** The list of transactions, page by page as a person scrolls. */
export function useTransactionPages(filters: TransactionFilters, first: TransactionPage): Pages {
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
  return { rows, end, hasNextPage, isFetchingNextPage, fetchNextPage };
}
