'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { analyticsApi, transactionApi } from '@/api/browser';
import { asProblem, unwrap } from '@/api/problem';
import { figureText, type Figure } from '@/ui/ledger/figure';

/** What a figure is made of, page by page. It is asked anew at each opening: the figure on the page may have changed. */
export function useExplanation(figure: Figure) {
  const query = useInfiniteQuery({
    queryKey: ['explain', figureText(figure)],
    initialPageParam: '',
    gcTime: 0,
    queryFn: ({ pageParam }) =>
      unwrap(
        analyticsApi.GET('/analytics/explain', {
          params: { query: { ...figure, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  return {
    answer: query.data?.pages[0],
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    problem: query.error && asProblem(query.error),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: query.fetchNextPage,
  };
}

/** The name of the budget that a figure is of: an answer does not tell it. */
export function useBudgetName({ figure }: Figure): string | undefined {
  const [of, id = ''] = figure.split(':');
  const query = useQuery({
    queryKey: ['budget-name', id],
    enabled: of === 'budget',
    queryFn: () => unwrap(transactionApi.GET('/budgets/{id}', { params: { path: { id } } })),
  });
  return query.data?.name;
}
