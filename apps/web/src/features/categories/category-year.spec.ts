import type { Category, Monthly } from '@/api/types';
import { categoryTree, categoryYear, yearSums } from './category-year';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const category = (id: string, parentId: string | null = null) =>
  ({ id, name: id, kind: 'expense', parentId }) as Category;
const figure = (categoryId: string, parentId: string | null, amount: string, count: number, kind = 'expense') => ({
  categoryId,
  parentId,
  amount: eur(amount),
  count,
  kind,
});
const months = [
  { month: '2026-10', byCategory: [figure('food', null, '10.00', 1), figure('groceries', 'food', '90.01', 4)] },
  {
    month: '2026-11',
    byCategory: [figure('groceries', 'food', '50.00', 2), figure('food', null, '7.00', 9, 'income')],
  },
] as unknown as Monthly['months'];
const monthly = { months, currency: 'EUR' };

it('counts a category with those below it, month by month, of its own kind', () => {
  expect(categoryYear(monthly, category('food'))).toEqual([
    { month: '2026-10', amount: eur('100.01'), count: 5 },
    { month: '2026-11', amount: eur('50.00'), count: 2 },
  ]);
  expect(categoryYear(monthly, category('fun')).at(-1)).toEqual({ month: '2026-11', amount: eur('0.00'), count: 0 });
  expect(yearSums(categoryYear(monthly, category('food')))).toEqual({ total: eur('150.01'), average: eur('75.00') });
  expect(yearSums([])).toBeNull();
});

it('puts each parent before its children, with what this month has of them', () => {
  const categories = [category('fun'), category('groceries', 'food'), category('food')];
  const tree = categoryTree(categories, 'expense', monthly);
  expect(tree.map((entry) => [entry.category.id, entry.figure?.count])).toEqual([
    ['food', 2],
    ['groceries', 2],
    ['fun', 0],
  ]);
  expect(categoryTree(categories, 'expense', null)[0]?.figure).toBeUndefined();
});
