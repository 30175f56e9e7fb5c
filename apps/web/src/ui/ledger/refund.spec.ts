import type { Category, Transaction } from '@/api/types';
import { isRefund } from './refund';

const categories = [
  { id: 'food', kind: 'expense' },
  { id: 'salary', kind: 'income' },
] as Category[];
const row = (more: Partial<Transaction>): Transaction =>
  ({ type: 'income', refundOf: null, categoryId: null, splits: [], ...more }) as Transaction;

describe('a refund', () => {
  it('is an income in a category of spending, as a whole or in a part, or one that names its purchase', () => {
    const amount = { amount: '1.00', currency: 'EUR' };
    const splits = [
      { categoryId: 'salary', amount, note: null },
      { categoryId: 'food', amount, note: null },
    ];
    expect(
      [{ categoryId: 'food' }, { splits }, { refundOf: 'x' }].map((more) => isRefund(row(more), categories)),
    ).toEqual([true, true, true]);
  });

  it('is no other income, and no expense', () => {
    expect(
      [{}, { categoryId: 'salary' }, { splits: [] }, { type: 'expense' as const, categoryId: 'food' }].map((more) =>
        isRefund(row(more), categories),
      ),
    ).toEqual([false, false, false, false]);
  });
});
