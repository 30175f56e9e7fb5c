'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { PayeeCategoryPage, Transaction } from '@/api/types';
import type { Evidence } from './likely-categories';
import type { Queue } from './review-queue';

/** So many pages of what is remembered are looked at. */
const MOST_PAGES = 10;
const FRESH_MS = 300_000;

async function allRemembered(signal: AbortSignal): Promise<PayeeCategoryPage['items']> {
  const items: PayeeCategoryPage['items'] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor !== null && { cursor }) };
    const answer: PayeeCategoryPage = await unwrap(
      transactionApi.GET('/payee-categories', { params: { query }, signal }),
    );
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return items;
}

const ofPayee = (name: string) => ({
  queryKey: ['review', 'payee', name],
  staleTime: FRESH_MS,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Transaction[]> => {
    const query = { q: name.slice(0, 200), limit: 100 };
    return (await unwrap(transactionApi.GET('/transactions', { params: { query }, signal }))).items;
  },
});

/** What the ledger tells about a row; that of the next one is on its way meanwhile. Null until it is known. */
export function useEvidence({ rows, at }: Queue): Evidence | null {
  const [row, next] = [rows[at], rows[at + 1]];
  const queryClient = useQueryClient();
  const remembered = useQuery({
    queryKey: ['review', 'remembered'],
    staleTime: FRESH_MS,
    queryFn: ({ signal }) => allRemembered(signal),
  });
  const recent = useQuery({
    queryKey: ['review', 'recent'],
    staleTime: FRESH_MS,
    queryFn: async ({ signal }) =>
      (await unwrap(transactionApi.GET('/transactions', { params: { query: { limit: 200 } }, signal }))).items,
  });
  const name = row?.payeeName ?? '';
  const payee = useQuery({ ...ofPayee(name), enabled: name !== '' });
  const nextName = next?.payeeName;
  useEffect(() => {
    if (nextName) void queryClient.prefetchQuery(ofPayee(nextName));
  }, [queryClient, nextName]);

  const isKnown = !remembered.isPending && !recent.isPending && (name === '' || !payee.isPending);
  if (!isKnown) return null;
  // What was decided a moment ago counts as it is now.
  const here = new Set(rows.map(({ id }) => id));
  const ofPayee = [...rows, ...(payee.data ?? []).filter(({ id }) => !here.has(id))];
  return { remembered: remembered.data ?? [], recent: recent.data ?? [], ofPayee };
}
