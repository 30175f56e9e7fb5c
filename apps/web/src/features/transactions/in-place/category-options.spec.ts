import { wordsOf } from '@/words/testing/words-of';
import type { Category } from '@/api/types';
import { matching } from './category-options';

const category = (id: string, name: string, kind: 'income' | 'expense', parentId: string | null = null) =>
  ({ id, name, kind, parentId, color: '#123456', archived: false }) as Category;
const categories = [
  category('food', 'Food', 'expense'),
  category('groceries', 'Groceries', 'expense', 'food'),
  category('cafe', 'Café', 'expense', 'food'),
  category('foot', 'Big foot', 'expense'),
  category('salary', 'Salary', 'income'),
];
const found = (kind: 'income' | 'expense' | 'both', typed: string) =>
  matching(categories, kind, typed, null, wordsOf('transactions')).map(({ id }) => id);

describe('categories that are found by letters', () => {
  it('are all there before anything is typed, with none first', () => {
    expect(found('expense', '')).toEqual([null, 'foot', 'food', 'cafe', 'groceries']);
  });

  it('are those that begin so, then those that hold it, then the children of such', () => {
    expect(found('expense', 'foo')).toEqual(['food', 'foot', 'cafe', 'groceries']);
    expect(found('expense', 'CAFE')).toEqual(['cafe']);
    expect(found('expense', 'unc')).toEqual([null]);
    expect(found('expense', 'salary')).toEqual([]);
  });

  it('of an income are those of income first, and those it may be a refund of', () => {
    expect(found('income', '')[1]).toBe('salary');
    expect(matching(categories, 'income', 'groc', null, wordsOf('transactions'))).toEqual([
      { id: 'groceries', name: 'Groceries', color: '#123456', parent: 'refund' },
    ]);
    expect(found('both', 'sal')).toEqual(['salary']);
  });
});
