'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ifMatch, newIdempotencyKey, transactionApi } from '@/api/browser';
import { asProblem, unwrap } from '@/api/problem';
import type { ChangeTransaction, Transaction, TransactionPage } from '@/api/types';
import { toastProblem } from '@/ui/toast';
import {
  back,
  beginning,
  changedElsewhere,
  decided,
  onceMore,
  refreshed,
  takenBack,
  without,
  withMore,
  type How,
  type Queue,
} from './review-queue';

/** What somebody wants of a row. */
export interface Wish {
  how: Exclude<How, 'skipped'>;
  /** Absent where the category stays. */
  categoryId?: string | null;
  /** Whether other rows of the payee get the category too: those that have none, or all of them. */
  always?: 'without' | 'all';
}

/** A row that was changed on another device since it came, and what was wished here. */
export interface Conflict {
  theirs: Transaction;
  wish: Wish;
}

export interface Review {
  queue: Queue;
  row: Transaction | undefined;
  busy: boolean;
  conflict: Conflict | null;
  /** Whether more rows are on their way, so that it is not the end. */
  waits: boolean;
  /** Answers how many other rows got the category too, or null where it was said for this one alone. */
  decide: (wish: Wish) => Promise<number | null>;
  keepTheirs: () => void;
  keepMine: () => Promise<void>;
  skip: () => void;
  goBack: () => void;
  undo: () => Promise<void>;
  lookAgain: () => void;
}

/** The next page is on its way when so many rows are left. */
const AHEAD = 10;
const PAGE = 50;
const MOST_READ_AGAIN = 200;

const patch = (row: Transaction, body: ChangeTransaction): Promise<Transaction> =>
  unwrap(
    transactionApi.PATCH('/transactions/{id}', {
      params: { path: { id: row.id } },
      headers: ifMatch(row.version),
      body,
    }),
  );

const read = (id: string): Promise<Transaction> =>
  unwrap(transactionApi.GET('/transactions/{id}', { params: { path: { id } } }));

/** Gives the category to the other rows of the payee; the row itself has it already. */
async function categorizeOthers(row: Transaction, { categoryId, always }: Wish) {
  if (!always || !categoryId || row.payeeName === null || row.type === 'transfer')
    return { activityId: null, updated: 0 };
  return unwrap(
    transactionApi.POST('/transactions/categorize', {
      params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
      body: {
        payeeContains: row.payeeName,
        categoryId,
        type: row.type,
        uncategorisedOnly: always === 'without',
      },
    }),
  );
}

/** Rows that wait to be looked at, one at a time, and what is done with them. Every act is told to the ledger before the next one. */
export function useReview(first: TransactionPage): Review {
  const queryClient = useQueryClient();
  const [queue, setQueue] = useState(() => beginning(first.items));
  const [cursor, setCursor] = useState(first.nextCursor);
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const row = queue.rows[queue.at];

  const asking = useRef(false);
  const left = queue.rows.length - queue.at;
  useEffect(() => {
    if (cursor === null || left > AHEAD || asking.current) return;
    asking.current = true;
    const query = { reviewed: 'false' as const, limit: PAGE, cursor };
    unwrap(transactionApi.GET('/transactions', { params: { query } }))
      .then((page) => {
        setQueue((before) => withMore(before, page.items));
        setCursor(page.nextCursor);
      })
      .catch(toastProblem)
      .finally(() => {
        asking.current = false;
      });
  }, [cursor, left]);

  /** One act at a time; a key that is pressed meanwhile is for nobody. */
  async function act(run: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      await run();
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
    } catch (error) {
      toastProblem(error);
    }
    setBusy(false);
  }

  /** Rows that wait here were changed by an act over many; with the versions of before nothing could be said of them. */
  async function readAgain(): Promise<void> {
    const query = { reviewed: 'false' as const, limit: MOST_READ_AGAIN };
    const { items } = await unwrap(transactionApi.GET('/transactions', { params: { query } }));
    setQueue((now) => refreshed(now, items));
  }

  async function change(before: Transaction, wish: Wish): Promise<number | null> {
    const { how, categoryId } = wish;
    try {
      const after = await patch(before, { reviewed: true, ...(categoryId !== undefined && { categoryId }) });
      setConflict(null);
      const { activityId, updated } = await categorizeOthers(after, wish);
      if (activityId) {
        await Promise.all([queryClient.invalidateQueries({ queryKey: ['review'] }), readAgain()]);
      }
      setQueue((now) => decided(now, { how, before, after, activityId, others: updated }));
      return activityId ? updated : null;
    } catch (error) {
      const { status } = asProblem(error);
      if (status === 404) setQueue((now) => without(now, before.id));
      if (status !== 412) throw error;
      setConflict({ theirs: await read(before.id), wish });
      return null;
    }
  }

  async function takeBack(): Promise<void> {
    const last = queue.decisions.at(-1);
    if (!last) return;
    const { before, after, activityId } = last;
    if (activityId) {
      await unwrap(
        transactionApi.POST('/activity/{id}/undo', {
          params: { path: { id: activityId }, header: { 'Idempotency-Key': newIdempotencyKey() } },
        }),
      );
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['review'] }), readAgain()]);
    }
    const { reviewed, categoryId } = before;
    const isWhole = before.type !== 'transfer' && before.splits.length === 0;
    const restored = await patch(after, { reviewed, ...(isWhole && { categoryId }) });
    setQueue((now) => takenBack(now, restored));
  }

  return {
    queue,
    row,
    busy,
    conflict,
    waits: cursor !== null,
    decide: async (wish) => {
      let others: number | null = null;
      await act(async () => {
        if (row) others = await change(row, wish);
      });
      return others;
    },
    keepTheirs: () => {
      if (!conflict) return;
      setQueue((now) => changedElsewhere(now, conflict.theirs));
      setConflict(null);
    },
    keepMine: () =>
      act(async () => {
        if (conflict) await change(conflict.theirs, conflict.wish);
      }),
    skip: () => {
      if (!row || busy) return;
      setQueue((now) => decided(now, { how: 'skipped', before: row, after: row, activityId: null, others: 0 }));
    },
    goBack: () => setQueue(back),
    undo: async () => {
      const last = queue.decisions.at(-1);
      if (last?.how === 'skipped') setQueue((now) => takenBack(now, last.after));
      else await act(takeBack);
    },
    lookAgain: () => setQueue(onceMore),
  };
}
