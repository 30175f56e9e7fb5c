import type { Transaction } from '@/api/types';
import {
  back,
  beginning,
  changedElsewhere,
  decided,
  onceMore,
  refreshed,
  takenBack,
  tally,
  withMore,
  without,
  type Decision,
  type How,
  type Queue,
} from './review-queue';

const row = (id: string, version = 1, reviewed = false): Transaction => ({ id, version, reviewed }) as Transaction;
const queue = beginning(['a', 'b', 'c'].map((id) => row(id)));
const decide = (from: Queue, how: How = 'accepted', more: Partial<Decision> = {}): Queue => {
  const before = from.rows[from.at] ?? row('none');
  const after = how === 'skipped' ? before : row(before.id, before.version + 1, true);
  return decided(from, { how, before, after, activityId: null, others: 0, ...more });
};

describe('rows to look through', () => {
  it('come one after the other, each as it was decided', () => {
    const done = decide(decide(decide(queue), 'skipped'), 'chosen', { others: 4 });
    expect(done.at).toBe(3);
    expect(done.rows).toEqual([row('a', 2, true), row('b'), row('c', 2, true)]);
    expect(tally(done)).toEqual({ accepted: 1, chosen: 1, left: 0, skipped: 1, others: 4 });
    expect(onceMore(done)).toEqual(beginning([row('b')]));
  });

  it('are gone back to, and after them it goes on where nothing was said yet', () => {
    const again = decide(back(back(decide(decide(queue)))), 'chosen');
    expect([again.at, again.rows[0]?.version]).toEqual([2, 3]);
    expect(tally(again)).toMatchObject({ accepted: 1, chosen: 1 });
    expect(back(queue).at).toBe(0);
  });

  it('are what they were when the last decision is taken back', () => {
    const two = decide(decide(queue));
    const undone = takenBack(two, row('b', 3));
    expect([undone.at, undone.rows[1], undone.decisions.length]).toEqual([1, row('b', 3), 1]);
  });

  it('are left out where they are gone or were reviewed elsewhere', () => {
    expect(changedElsewhere(queue, row('a', 2, true)).at).toBe(1);
    expect(changedElsewhere(queue, row('a', 2))).toMatchObject({ at: 0, rows: [row('a', 2), row('b'), row('c')] });
    expect(without(queue, 'a').rows.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('come in pages, each row once, and are read again where others changed them', () => {
    expect(refreshed(decide(queue), [row('a', 9), row('b', 9)]).rows.map(({ version }) => version)).toEqual([2, 9, 1]);
    expect(withMore(queue, [row('c'), row('d')]).rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });
});
