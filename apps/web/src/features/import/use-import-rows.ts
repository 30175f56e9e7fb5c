'use client';

import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useEffect } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Category, ChangeImport, ImportRow, ImportRowPage } from '@/api/types';
import { hasText } from './row-groups';

const ROWS_A_PAGE = 200;
/** So many are fetched unasked, a page after the other; those of a longer file as somebody comes to them. */
const FETCHED_UNASKED = 10_000;

export type RowPages = InfiniteData<ImportRowPage, string>;

export interface ImportRows {
  rows: readonly ImportRow[];
  /** Whether these are all of them. */
  whole: boolean;
  fetching: boolean;
  failed: boolean;
  fetchMore: () => void;
}

interface Wish {
  id: string;
  /** Counts the readings: with each of them every row may be another one. */
  reading: number;
  verdict: ImportRow['verdict'] | '';
  first?: ImportRowPage;
  enabled?: boolean;
}

/** The rows of an import, by pages. Those of the reading before stay until the first page of the new one is there. */
export function useImportRows({ id, reading, verdict, first, enabled = true }: Wish): ImportRows {
  const { data, hasNextPage, isFetching, isPlaceholderData, isError, fetchNextPage } = useInfiniteQuery({
    queryKey: ['import-rows', id, reading, verdict],
    enabled,
    initialPageParam: '',
    ...(first && { initialData: { pages: [first], pageParams: [''] } }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        transactionApi.GET('/imports/{id}/rows', {
          params: {
            path: { id },
            query: { limit: ROWS_A_PAGE, ...(verdict && { verdict }), ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const more = enabled && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (more && rows.length < FETCHED_UNASKED) void fetchNextPage();
  }, [more, rows.length, fetchNextPage]);
  return {
    rows,
    whole: !hasNextPage && !isPlaceholderData && data !== undefined,
    fetching: isFetching,
    failed: isError,
    fetchMore: () => void fetchNextPage(),
  };
}

/** The pages with some of their rows as they are now. */
export function withRows(data: RowPages | undefined, now: (row: ImportRow) => ImportRow): RowPages | undefined {
  return data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(now) })) };
}

/**
 * What a change makes of the rows that are here already; null where the service has to say it, because the file is read anew
 * or rows change others.
 */
export function rowsAfter(
  change: ChangeImport,
  categories: readonly Category[],
): ((row: ImportRow) => ImportRow) | null {
  const { rows = [], categorize, ...rest } = change;
  if (Object.keys(rest).length > 0 || rows.some((row) => 'transfer' in row)) return null;
  const byNumber = new Map(rows.map((each) => [each.row, each]));
  const kind = categories.find(({ id }) => id === categorize?.categoryId)?.kind;
  return (row) => {
    const { action, categoryId } = byNumber.get(row.row) ?? {};
    const next = { ...row, ...(action && { action }), ...(categoryId !== undefined && { categoryId }) };
    if (!categorize || !kind || !hasText(row, kind, categorize.payeeContains)) return next;
    return { ...next, categoryId: categorize.categoryId };
  };
}
