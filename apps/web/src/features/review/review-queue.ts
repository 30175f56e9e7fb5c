import type { Transaction } from '@/api/types';

export type How = 'accepted' | 'chosen' | 'left' | 'skipped';

/** What became of a row, and what is needed to take it back. */
export interface Decision {
  how: How;
  before: Transaction;
  /** As it is now; of one that was skipped as it was. */
  after: Transaction;
  /** The act by which other rows of the payee got the category too. */
  activityId: string | null;
  others: number;
}

/** Rows one after the other, and what was decided, the last one at the end. */
export interface Queue {
  rows: readonly Transaction[];
  at: number;
  decisions: readonly Decision[];
}

export const beginning = (rows: readonly Transaction[]): Queue => ({ rows, at: 0, decisions: [] });

/** The last word about a row. */
const decisionOf = ({ decisions }: Queue, id: string): Decision | undefined =>
  decisions.findLast(({ after }) => after.id === id);

const replaced = (rows: readonly Transaction[], row: Transaction): Transaction[] =>
  rows.map((each) => (each.id === row.id ? row : each));

/** Goes on at the next row that nothing was said about. */
export function decided(queue: Queue, decision: Decision): Queue {
  const next = {
    rows: replaced(queue.rows, decision.after),
    at: queue.at,
    decisions: [...queue.decisions, decision],
  };
  const ahead = next.rows.findIndex((row, index) => index > queue.at && !decisionOf(next, row.id));
  return { ...next, at: ahead === -1 ? next.rows.length : ahead };
}

/** The row as it is again after the last decision was taken back, and the keyboard there. */
export function takenBack(queue: Queue, row: Transaction): Queue {
  const at = queue.rows.findIndex(({ id }) => id === row.id);
  return { rows: replaced(queue.rows, row), at: at === -1 ? queue.at : at, decisions: queue.decisions.slice(0, -1) };
}

export const back = (queue: Queue): Queue => ({ ...queue, at: Math.max(0, queue.at - 1) });

/** As it was changed elsewhere; where somebody reviewed it there it need not be looked at here. */
export function changedElsewhere(queue: Queue, row: Transaction): Queue {
  const rows = replaced(queue.rows, row);
  return { ...queue, rows, at: row.reviewed && queue.rows[queue.at]?.id === row.id ? queue.at + 1 : queue.at };
}

/** Without a row that is gone. */
export const without = (queue: Queue, id: string): Queue => ({
  ...queue,
  rows: queue.rows.filter((row) => row.id !== id),
});

/** With the rows of the next page, each of them once. */
export function withMore(queue: Queue, more: readonly Transaction[]): Queue {
  const known = new Set(queue.rows.map(({ id }) => id));
  return { ...queue, rows: [...queue.rows, ...more.filter(({ id }) => !known.has(id))] };
}

/** With what these rows are now; a row that was decided is as it was decided. */
export const refreshed = (queue: Queue, now: readonly Transaction[]): Queue => ({
  ...queue,
  rows: queue.rows.map((row) => (decisionOf(queue, row.id) ? row : (now.find(({ id }) => id === row.id) ?? row))),
});

/** The skipped ones once more. */
export function onceMore(queue: Queue): Queue {
  return beginning(queue.rows.filter(({ id }) => decisionOf(queue, id)?.how === 'skipped'));
}

/** How many rows came to what, each counted once. */
export function tally(queue: Queue): Record<How, number> & { others: number } {
  const counts = { accepted: 0, chosen: 0, left: 0, skipped: 0, others: 0 };
  for (const { id } of queue.rows) {
    const decision = decisionOf(queue, id);
    if (!decision) continue;
    counts[decision.how] += 1;
    counts.others += decision.others;
  }
  return counts;
}
