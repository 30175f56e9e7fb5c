import { loadHousehold, type SampleLedger } from './load-household';
import { sampleHousehold } from './sample-household';

const today = '2026-03-14';
const { fileName, csv, budgets } = sampleHousehold(today);

it('is an import of the household, and then its budgets with the ids of their categories', async () => {
  const done: unknown[] = [];
  const ledger: SampleLedger = {
    upload: (...file) => Promise.resolve(done.push(['upload', ...file])).then(() => 'the import'),
    commit: (id) => Promise.resolve(done.push(['commit', id])).then(() => 7),
    categories: () =>
      Promise.resolve([
        { id: 'rent', name: 'Rent', kind: 'expense' },
        { id: 'rent received', name: 'Rent', kind: 'income' },
        { id: 'utilities', name: 'Utilities', kind: 'expense' },
      ]),
    addBudget: (budget) => Promise.resolve(done.push(['budget', budget.name, budget.categoryIds])),
  };
  expect(await loadHousehold(today, ledger)).toEqual({ transactions: 7, budgets: budgets.length });
  expect(done.slice(0, 3)).toEqual([
    ['upload', fileName, csv],
    ['commit', 'the import'],
    ['budget', 'Home', ['rent', 'utilities']],
  ]);
  expect(done).toHaveLength(2 + budgets.length);
});
