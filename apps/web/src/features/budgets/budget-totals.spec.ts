import type { Category, CategoryFigure } from '@/api/types';
import { budgetTotals, totalsRange } from './budget-totals';
import { budgetState } from './testing/budget-state';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const categories = [
  { id: 'food', parentId: null },
  { id: 'groceries', parentId: 'food' },
  { id: 'fun', parentId: null },
  { id: 'travel', parentId: null },
] as Category[];
const figure = (categoryId: string | null, amount: string, kind = 'expense') =>
  ({ categoryId, kind, amount: eur(amount) }) as CategoryFigure;
const month = {
  from: '2026-11-01',
  to: '2026-11-30',
  currency: 'EUR',
  byCategory: [
    figure('groceries', '100.10'),
    figure('food', '20.00'),
    figure('fun', '30.00'),
    figure('travel', '300.00'),
    figure(null, '5.05'),
    figure(null, '999.00', 'income'),
  ],
};
const food = budgetState();
const fun = budgetState({ categoryIds: ['fun'], availableInBase: eur('50.00') });
const week = budgetState({
  categoryIds: ['travel'],
  period: 'week',
  periodStart: '2026-11-23',
  periodEnd: '2026-11-29',
});

it('adds up limits, what is spent in them and what is spent in no budget; children count with their parents', () => {
  expect(budgetTotals([food, fun], month, categories)).toMatchObject({
    budgeted: eur('350.00'),
    limits: 2,
    spent: eur('150.10'),
    elsewhere: eur('0.00'),
    unbudgeted: eur('305.05'),
    unbudgetedParts: [{ categoryId: 'travel' }, { categoryId: null }],
  });
});

it('tells budgets of other periods apart, and one of all spending budgets nothing by name', () => {
  const all = budgetState({ categoryIds: [], availableInBase: eur('2000.00') });
  expect(budgetTotals([food, week, all], month, categories)).toMatchObject({
    budgeted: eur('300.00'),
    spent: eur('120.10'),
    elsewhere: eur('300.00'),
    unbudgeted: eur('35.05'),
  });
});

it('counts a limit within another one once, and makes no sum where two overlap or one has no rate', () => {
  const groceries = budgetState({ categoryIds: ['groceries'], availableInBase: eur('80.00') });
  expect(budgetTotals([groceries, food], month, categories)).toMatchObject({ budgeted: eur('300.00'), limits: 1 });
  expect(budgetTotals([food, food], month, categories)).toMatchObject({ budgeted: eur('300.00'), limits: 1 });
  const both = budgetState({ categoryIds: ['fun', 'travel'] });
  const other = budgetState({ categoryIds: ['fun', 'groceries'] });
  expect(budgetTotals([both, other], month, categories)).toMatchObject({ budgeted: null, noSum: 'overlap' });
  const dollars = budgetState({ availableInBase: null });
  expect(budgetTotals([dollars], month, categories)).toMatchObject({ budgeted: null, noSum: 'noRate' });
});

it('is of the month as the monthly budgets have it', () => {
  expect(totalsRange([week, food])).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect(totalsRange([week])).toBeNull();
});
