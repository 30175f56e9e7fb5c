import { Money } from '@pft/kernel';
import type { TransactionDetails } from '../../domain/transaction/transaction';
import { mergePatch, nameFollows, type TransactionPatch } from './transaction-input';

const eur = (minor: number) => Money.of(BigInt(minor), 'EUR');

const expense: TransactionDetails = {
  type: 'expense',
  amount: eur(1000),
  date: '2026-04-30',
  valueDate: '2026-05-02',
  accountId: 'giro',
  toAccountId: null,
  toAmount: null,
  originalAmount: Money.of(1500n, 'JPY'),
  categoryId: 'food',
  splits: [],
  payee: 'SHOP 0815',
  payeeName: 'Shop',
  note: 'note',
  tags: ['a'],
  refundOf: null,
  reviewed: false,
};
const refund: TransactionDetails = { ...expense, type: 'income', refundOf: 'purchase' };
const transfer: TransactionDetails = {
  ...expense,
  type: 'transfer',
  categoryId: null,
  toAccountId: 'cash',
  toAmount: eur(1000),
};
const abroad: TransactionDetails = { ...transfer, toAccountId: 'yen', toAmount: Money.of(1600n, 'JPY') };

describe('a merge patch', () => {
  it('leaves what it does not name', () => {
    expect(mergePatch(expense, {})).toEqual(expense);
    expect(mergePatch(abroad, {})).toEqual(abroad);
  });

  it('clears by null what may be absent', () => {
    expect(
      mergePatch(expense, {
        valueDate: null,
        originalAmount: null,
        categoryId: null,
        payee: null,
        note: null,
        tags: null,
      }),
    ).toMatchObject({ valueDate: null, originalAmount: null, categoryId: null, payee: null, note: null, tags: [] });
  });

  it('marks as reviewed only where it says so', () => {
    expect(mergePatch(expense, { note: 'x' }).reviewed).toBe(false);
    expect(mergePatch(expense, { reviewed: true }).reviewed).toBe(true);
    expect(mergePatch({ ...expense, reviewed: true }, { reviewed: false }).reviewed).toBe(false);
  });

  it('keeps the name of the payee until the payee is another one, or its own name is taken back', () => {
    const follows = (patch: TransactionPatch) => [nameFollows(expense, patch), mergePatch(expense, patch).payeeName];
    expect(follows({})).toEqual([false, 'Shop']);
    expect(follows({ payee: 'SHOP 0815' })).toEqual([false, 'Shop']);
    expect(follows({ payeeName: 'Corner' })).toEqual([false, 'Corner']);
    expect(follows({ payee: 'Kiosk', payeeName: 'Corner' })).toEqual([false, 'Corner']);
    expect(follows({ payee: 'Kiosk' })).toEqual([true, null]);
    expect(follows({ payee: null })).toEqual([true, null]);
    expect(follows({ payeeName: null })).toEqual([true, null]);
    expect(follows({ payeeName: '' })).toEqual([true, null]);
  });

  it('lets splits replace the category, and a category the splits', () => {
    const split = mergePatch(expense, { splits: [{ amount: { amount: '10', currency: 'EUR' } }] });
    expect(split).toMatchObject({ categoryId: null, splits: [{ categoryId: null, amount: eur(1000), note: null }] });
    expect(mergePatch(split, { categoryId: 'food' })).toMatchObject({ categoryId: 'food', splits: [] });
    expect(mergePatch(split, { splits: null })).toMatchObject({ categoryId: null, splits: [] });
    expect(mergePatch(split, { categoryId: null }).splits).toHaveLength(1);
  });

  it('clears with the type what the new type cannot have', () => {
    expect(mergePatch(expense, { type: 'transfer', toAccountId: 'cash' })).toMatchObject({
      categoryId: null,
      toAccountId: 'cash',
    });
    expect(mergePatch(transfer, { type: 'income' })).toMatchObject({ toAccountId: null, toAmount: null });
  });

  it('keeps the purchase of a refund until it is said otherwise, or it is no income any more', () => {
    expect(mergePatch(refund, { note: 'x' }).refundOf).toBe('purchase');
    expect(mergePatch(refund, { refundOf: 'other' }).refundOf).toBe('other');
    expect(mergePatch(refund, { refundOf: null }).refundOf).toBeNull();
    expect(mergePatch(refund, { type: 'expense' }).refundOf).toBeNull();
    expect(mergePatch(refund, { type: 'expense', refundOf: 'other' }).refundOf).toBe('other');
  });

  it('lets what arrives follow what left in one currency, and keeps it in two', () => {
    const amount = { amount: '7', currency: 'EUR' };
    // Null means: the same as what left.
    expect(mergePatch(transfer, { amount })).toMatchObject({ amount: eur(700), toAmount: null });
    expect(mergePatch(abroad, { amount })).toMatchObject({ amount: eur(700), toAmount: abroad.toAmount });
  });

  it('names the field of an amount that is none', () => {
    expect(() => mergePatch(expense, { amount: { amount: '0', currency: 'EUR' } })).toThrow(
      expect.objectContaining({ code: 'amount-invalid', field: 'amount.amount' }),
    );
    expect(() => mergePatch(expense, { splits: [{ amount: { amount: '1.234', currency: 'EUR' } }] })).toThrow(
      expect.objectContaining({ code: 'amount-invalid', field: 'splits.0.amount.amount' }),
    );
  });
});
