import type { Category, Monthly } from '@/api/types';
import { suggestedBudgets } from './suggested-budgets';
import { wholeUnits } from './whole-units';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const category = (id: string, parentId: string | null = null) =>
  ({ id, name: id, kind: 'expense', parentId, archived: false }) as Category;
const categories = [category('food'), category('groceries', 'food'), category('rent'), category('fun')];
const figure = (categoryId: string, parentId: string | null, amount: string, count: number) => ({
  categoryId,
  parentId,
  amount: eur(amount),
  count,
});
const month = (groceries: string, ...more: object[]) => ({
  income: eur('2500.00'),
  byCategory: [figure('groceries', 'food', groceries, 4), figure('rent', null, '900.00', 1), ...more],
});

it('proposes the median of three months for what is spent often, not for a bill', () => {
  const months = [
    month('480.20', figure('fun', null, '9.00', 5)),
    month('512.00', figure('food', null, '8.00', 1), figure('fun', null, '7.00', 2)),
    month('474.00'),
  ] as unknown as Monthly['months'];
  expect(suggestedBudgets({ months }, categories)).toEqual([
    {
      categoryId: 'food',
      name: 'food',
      spent: [eur('480.20'), eur('520.00'), eur('474.00')],
      limit: eur('481.00'),
    },
    { categoryId: 'fun', name: 'fun', spent: [eur('9.00'), eur('7.00'), eur('0.00')], limit: eur('7.00') },
  ]);
  expect(suggestedBudgets({ months: [] }, categories)).toEqual([]);
});

it('rounds a limit up to a whole unit of any currency', () => {
  expect(wholeUnits(eur('480.01'))).toEqual(eur('481.00'));
  expect(wholeUnits(eur('480.00'))).toEqual(eur('480.00'));
  expect(wholeUnits({ amount: '5000', currency: 'JPY' })).toEqual({ amount: '5000', currency: 'JPY' });
});
