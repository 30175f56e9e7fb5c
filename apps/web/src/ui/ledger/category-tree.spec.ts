import type { Category, CategoryFigure } from '@/api/types';
import { groupFigures } from '@/features/overview/panels/category-groups';
import { wordsOf } from '@/words/testing/words-of';
import { categoryLabel, categoryOptions } from './category-tree';

const category = (id: string, name: string, parentId: string | null = null, archived = false): Category =>
  ({ id, name, kind: 'expense', parentId, archived }) as Category;
const figure = (
  categoryId: string | null,
  name: string,
  parentId: string | null,
  amount: string,
  share: number,
): CategoryFigure =>
  ({ categoryId, name, kind: 'expense', parentId, amount: { amount, currency: 'EUR' }, share }) as CategoryFigure;

const categories = [
  category('food', 'Food'),
  category('groceries', 'Groceries', 'food'),
  category('old', 'Old', null, true),
];

describe('categories with their parents', () => {
  it('adds leaves up under their parent, to the cent', () => {
    const groups = groupFigures(
      [
        figure('groceries', 'Groceries', 'food', '0.10', 0.1),
        figure('eating', 'Eating out', 'food', '0.20', 0.2),
        figure(null, 'Uncategorised', null, '0.25', 0.25),
      ],
      categories,
      'expense',
      wordsOf('ledger'),
    );
    expect(groups.map(({ id, name, amount }) => [id, name, amount.amount])).toEqual([
      ['food', 'Food', '0.30'],
      [null, 'Uncategorised', '0.25'],
    ]);
    expect(groups[0]?.children).toHaveLength(2);
    expect(groups[1]?.children).toHaveLength(0);
  });

  it('shows an only child under its parent', () => {
    const [group] = groupFigures(
      [figure('groceries', 'Groceries', 'food', '5.00', 1)],
      categories,
      'expense',
      wordsOf('ledger'),
    );
    expect(group?.name).toBe('Food');
    expect(group?.children[0]?.name).toBe('Groceries');
  });

  it('offers archived categories only where one is chosen', () => {
    expect(categoryOptions(categories, 'expense').map((each) => each.group)).toEqual(['Food']);
    expect(categoryOptions(categories, 'expense', 'old').map((each) => each.group)).toEqual(['Food', 'Old']);
    expect(categoryOptions(categories, 'expense')[0]?.items.map((each) => each.label)).toEqual(['Food', 'Groceries']);
  });

  it('names what has no category', () => {
    expect(categoryLabel(categories, null, wordsOf('ledger'))).toBe('Uncategorised');
    expect(categoryLabel(categories, 'groceries', wordsOf('ledger'))).toBe('Groceries');
  });
});
