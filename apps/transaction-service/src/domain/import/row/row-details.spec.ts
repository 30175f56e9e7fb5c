import { Money } from '@pft/kernel';
import type { EntryValues } from '../statement';
import { CategoryNames } from './category-names';
import { detailsOf, partsOf, plainDetails, restoreDetails } from './row-details';

const euros = (minor: bigint) => Money.of(minor, 'EUR');
const part = (minor: bigint, categoryText: string | null, note: string | null = null) => ({
  amount: euros(minor),
  categoryText,
  note,
});
const values = (more: Partial<EntryValues>): EntryValues => ({
  date: '2026-03-14',
  valueDate: null,
  type: 'expense',
  amount: euros(5_000n),
  payee: 'Market',
  note: null,
  accountText: null,
  categoryText: null,
  bankId: null,
  ...more,
});
const names = new CategoryNames([
  { id: 'food', name: 'Food', kind: 'expense', parentId: null, archived: false },
  { id: 'pay', name: 'Salary', kind: 'income', parentId: null, archived: false },
]);

describe('what few rows say', () => {
  it('is nothing for a row with a date, an amount and texts', () => {
    expect(detailsOf(values({}), [], null, names)).toBeNull();
  });

  it('has parts with the categories of the row that the ledger knows', () => {
    const splits = [part(3_000n, 'food', 'bread'), part(1_500n, 'Salary'), part(500n, null)];
    const entry = values({ splits });
    expect(detailsOf(entry, partsOf(entry), null, names)?.splits).toEqual([
      { categoryId: 'food', amount: euros(3_000n), note: 'bread' },
      { categoryId: null, amount: euros(1_500n), note: null },
      { categoryId: null, amount: euros(500n), note: null },
    ]);
  });

  it('has parts of an income that give back what was spent', () => {
    const entry = values({ type: 'income', splits: [part(3_000n, 'food'), part(2_000n, 'Salary')] });
    const splits = detailsOf(entry, partsOf(entry), null, names)?.splits ?? [];
    expect(splits.map(({ categoryId }) => categoryId)).toEqual(['food', 'pay']);
  });

  it('takes a part of the other direction off the others of its category', () => {
    expect(
      partsOf(values({ splits: [part(6_000n, 'Food', 'a'), part(-1_500n, 'Food', 'b'), part(500n, 'X')] })),
    ).toEqual([part(4_500n, 'Food', 'a; b'), part(500n, 'X')]);
    expect(partsOf(values({ splits: [part(6_500n, 'Food'), part(-1_500n, 'Food')] }))).toEqual([part(5_000n, 'Food')]);
    expect(partsOf(values({ splits: [part(6_500n, 'Food'), part(-1_500n, 'X')] }))).toEqual([]);
  });

  it('has the other account of a transfer, and what arrived there', () => {
    const transfer = { accountText: 'Reserve', amount: Money.of(5_500n, 'USD') };
    expect(detailsOf(values({ transfer }), [], 2, names)?.transfer).toEqual({
      target: 2,
      amount: Money.of(5_500n, 'USD'),
    });
    expect(detailsOf(values({ transfer: { ...transfer, amount: null } }), [], 2, names)?.transfer?.amount).toEqual(
      euros(5_000n),
    );
  });

  it('is the same after it was JSON', () => {
    const entry = values({
      splits: [part(3_000n, 'Food'), part(2_000n, null, 'rest')],
      tags: ['trip'],
      originalAmount: Money.of(800n, 'JPY'),
    });
    for (const other of [null, 1]) {
      const details = detailsOf(entry, partsOf(entry), other, names);
      const json = JSON.stringify(details && plainDetails(details));
      expect(restoreDetails(JSON.parse(json) as ReturnType<typeof plainDetails>)).toEqual(details);
    }
  });
});
