'use client';

import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction, TransactionPage } from '@/api/types';
import { transactionsLink, transactionsQuery, type TransactionFilters } from '@/ui/ledger/transactions-link';

export type TransactionPages = InfiniteData<TransactionPage, string>;

/** What begins the keys of all lists. */
export const LISTS = ['transactions', 'list'] as const;

/** As many as a request gives. */
const ROWS_A_PAGE = 200;

interface Pages {
  rows: readonly Transaction[];
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isError: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** The list of transactions, page by page as a person scrolls. */
export function useTransactionPages(filters: TransactionFilters, first: TransactionPage): Pages {
  const query = useInfiniteQuery({
    queryKey: [...LISTS, transactionsLink(filters)],
    initialPageParam: '',
    initialData: { pages: [first], pageParams: [''] },
    queryFn: ({ pageParam }) =>
      unwrap(
        transactionApi.GET('/transactions', {
          params: {
            query: { ...transactionsQuery(filters), limit: ROWS_A_PAGE, ...(pageParam && { cursor: pageParam }) },
          },
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

  const rows = useMemo(() => query.data.pages.flatMap((page) => page.items), [query.data]);
  return { rows, hasNextPage, isFetchingNextPage, isError, fetchNextPage };
}

/** The pages with a newer state of one row. */
export function replaceInPages(pages: TransactionPages | undefined, row: Transaction): TransactionPages | undefined {
  if (!pages) return pages;
  const items = (page: TransactionPage) => page.items.map((each) => (each.id === row.id ? { ...each, ...row } : each));
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: items(page) })) };
}
