import { type ChangeEnvelope, parseChange, UnreadableChange } from './change';
import type { TransactionSnapshot } from './snapshots';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';

const row: TransactionSnapshot = {
  id: ID,
  type: 'expense',
  amount: { amount: '12.34', currency: 'EUR' },
  date: '2026-03-14',
  valueDate: null,
  accountId: OTHER,
  toAccountId: null,
  toAmount: null,
  originalAmount: null,
  categoryId: null,
  splits: [],
  payee: 'Coffee',
  note: null,
  tags: [],
  importId: null,
  refundOf: null,
  createdAt: '2026-03-14T10:00:00.000Z',
  updatedAt: '2026-03-14T10:00:00.000Z',
  version: 2,
};
const change = (more: Partial<ChangeEnvelope> = {}): ChangeEnvelope => ({
  id: ID,
  ownerId: OTHER,
  sequence: 17,
  kind: 'transaction',
  entityId: ID,
  version: 2,
  schema: 1,
  before: null,
  after: row,
  at: '2026-03-14T10:00:00.000Z',
  actor: OTHER,
  cause: { by: 'person', ref: null },
  operation: 'POST /transactions',
  ...more,
});

describe('a change of another service', () => {
  it('has both of its snapshots whole, although an update holds of the one before only what differs', () => {
    const before = { payee: null, splits: [{ categoryId: ID, amount: row.amount, note: null }], version: 1 };
    expect(parseChange(change({ before }))).toEqual({ ...change(), before: { ...row, ...before } });
    expect(parseChange(change({ before: row, after: null }))).toEqual(change({ before: row, after: null }));
    // As it was written when an update held all of both.
    expect(parseChange(change({ before: { ...row, ...before } }))?.before).toEqual({ ...row, ...before });
  });

  it('may have fields that only a newer version of its writer knows, and lose them here', () => {
    expect(parseChange(change({ after: { ...row, mood: 'good' } }))?.after).toEqual(row);
  });

  it('is of no interest where its kind is not known', () => {
    expect(parseChange(change({ kind: 'rule', schema: 3, after: { anything: 1 } }))).toBeUndefined();
  });

  it('is refused by name where its schema is newer than this program', () => {
    const refusal = () => parseChange(change({ schema: 2 }));
    expect(refusal).toThrow(UnreadableChange);
    expect(refusal).toThrow(
      `change 17 (transaction ${ID}) cannot be read: it is of schema 2 of transaction, and this program knows 1 at most: start the newer version`,
    );
  });

  it.each<[string, Partial<ChangeEnvelope>, RegExp]>([
    ['an amount as a number', { after: { ...row, amount: 5 } }, /after: amount .*Object/],
    [
      'a currency that nobody knows',
      { after: { ...row, amount: { amount: '1', currency: 'XXQ' } } },
      /after: amount is/,
    ],
    [
      'more digits than the currency has',
      { after: { ...row, amount: { amount: '1.234', currency: 'EUR' } } },
      /no amount/,
    ],
    ['a day that does not exist', { after: { ...row, date: '2026-02-30' } }, /after: date is no day/],
    ['a field too few', { after: { ...row, payee: undefined } }, /after: payee/],
    ['a type that is none', { after: { ...row, type: 'gift' } }, /after: type/],
    ['a broken side of former days', { before: { date: 'someday' } }, /before: date is no day/],
    [
      'a split in another currency than its row',
      { after: { ...row, splits: [{ categoryId: null, amount: { amount: '1', currency: 'USD' }, note: null }] } },
      /a split is in another currency/,
    ],
    ['nothing on either side', { after: null }, /neither before nor after/],
  ])('is refused with %s', (_name, more, reason) => {
    expect(() => parseChange(change(more))).toThrow(UnreadableChange);
    expect(() => parseChange(change(more))).toThrow(reason);
  });
});
