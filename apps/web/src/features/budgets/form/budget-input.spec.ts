import type { Category } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { budgetState } from '../testing/budget-state';
import { checkDraft, draftOf, undoBody } from './budget-input';
import { offeredCategories } from './offered-categories';
import { parseThreshold } from './threshold';

const t = wordsOf('budgets');
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const limits = [
  { from: '2025-06-01', limit: eur('250.00') },
  { from: '2026-11-01', limit: eur('300.00') },
];
const budget = budgetState({ limits, startsOn: '2026-01-01' });
const draft = (given: Partial<ReturnType<typeof draftOf>> = {}) => ({ ...draftOf(budget, 'en-GB', 'EUR'), ...given });
const bodyOf = (given: Parameters<typeof draft>[0]) => checkDraft(draft(given), budget, 'en-GB', t).body;

it('lets another limit count from this period on, for past ones too, or from a day, and says nothing of the same one', () => {
  expect(bodyOf({ limit: '350' })).toMatchObject({ limit: eur('350') });
  expect(bodyOf({ limit: '350' })).not.toHaveProperty('limitFrom');
  expect(bodyOf({ limit: '350', limitFrom: 'always' })).toMatchObject({ limitFrom: '2025-06-01' });
  expect(bodyOf({ limit: '350', limitFrom: 'day', limitFromDay: '2026-03-05' })).toMatchObject({
    limitFrom: '2026-03-05',
  });
  expect(bodyOf({ limitFrom: 'always' })).not.toHaveProperty('limitFrom');
});

it('counts all spending only where that was said', () => {
  expect(bodyOf({ counts: 'all' })).toMatchObject({ categoryIds: [] });
  const empty = { ...draftOf(undefined, 'en-GB', 'EUR'), limit: 'abc', thresholds: [] };
  expect(Object.keys(checkDraft(empty, undefined, 'en-GB', t).errors)).toEqual(['categoryIds', 'limit', 'thresholds']);
  expect(checkDraft(draft({ limit: '1', limitFrom: 'day' }), budget, 'en-GB', t).errors).toHaveProperty('limitFromDay');
});

it('takes a change back unless earlier limits are gone', () => {
  const after = {
    limit: eur('350.00'),
    limits: [limits[0], { from: '2026-11-01', limit: eur('350.00') }] as typeof limits,
  };
  expect(undoBody(budget, after)).toMatchObject({ limit: eur('300.00'), name: 'food' });
  expect(undoBody(budget, { ...after, limits: [{ from: '2025-01-01', limit: eur('350.00') }] })).toBeNull();
  expect(undoBody(budget, { ...after, limit: { amount: '1.00', currency: 'USD' } })).toBeNull();
});

it('reads a threshold as a person writes it', () => {
  expect(['75', ' 120 % ', '0', 'abc', '80,5'].map(parseThreshold)).toEqual([75, 120, null, null, null]);
});

it('offers the upper level, and what is looked for by name, by its parent and without accents', () => {
  const make = (id: string, parentId: string | null = null, more: object = {}) =>
    ({ id, name: id, kind: 'expense', archived: false, parentId, ...more }) as Category;
  const categories = [make('Food'), make('Café', 'Food'), make('Fun'), make('Salary', null, { kind: 'income' })];
  const names = (typed: string, chosen: string[] = []) =>
    offeredCategories(categories, chosen, typed).map(({ id }) => id);
  expect(names('', ['Fun'])).toEqual(['Food']);
  expect(names('cafe')).toEqual(['Café']);
  expect(names('food')).toEqual(['Food', 'Café']);
});
