'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient, type QueryFunctionContext } from '@tanstack/react-query';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Payee } from '@/api/types';

const SETTLED_MS = 150;
/** A name that came up in the last minute is not asked for again. */
const FRESH_MS = 60_000;
/** Nobody waits longer than this for a proposal. */
const PATIENCE_MS = 1_500;
const MOST_SHOWN = 7;

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** The one that is called so, in capitals and with accents or not. */
export const payeeCalled = (payees: readonly Payee[], name: string): Payee | undefined =>
  name.trim() === '' ? undefined : payees.find(({ payeeName }) => folded(payeeName) === folded(name));

const asked = (text: string) => {
  const q = text.trim().slice(0, 200);
  return {
    queryKey: ['payees', folded(q)],
    staleTime: FRESH_MS,
    queryFn: async ({ signal }: QueryFunctionContext): Promise<Payee[]> => {
      const query = { q, limit: MOST_SHOWN };
      return (await unwrap(transactionApi.GET('/payees', { params: { query }, signal }))).items;
    },
  };
};

interface Payees {
  /** Whose name has what is typed, the likeliest first. */
  items: readonly Payee[];
  /** The one of that very name, asked for now where it is not known yet. */
  called: (name: string) => Promise<Payee | undefined>;
}

/** Payees that may be meant. It asks when the typing rests; what was asked before is let go of. */
export function usePayees(typed: string): Payees {
  const queryClient = useQueryClient();
  const [settled] = useDebouncedValue(typed.trim(), SETTLED_MS);
  const { data } = useQuery({ ...asked(settled), enabled: settled !== '', placeholderData: keepPreviousData });
  const wanted = folded(typed);
  const items = wanted === '' ? [] : (data ?? []).filter(({ payeeName }) => folded(payeeName).includes(wanted));

  async function called(name: string): Promise<Payee | undefined> {
    const known = payeeCalled(items, name);
    if (known || name.trim() === '') return known;
    const answer = queryClient.fetchQuery(asked(name)).catch(() => []);
    const late = new Promise<Payee[]>((done) => setTimeout(() => done([]), PATIENCE_MS));
    return payeeCalled(await Promise.race([answer, late]), name);
  }
  return { items, called };
}
