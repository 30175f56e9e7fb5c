import fc from 'fast-check';
import { newestFacts, type Fact } from '../fact/fact';
import { summarizeMonth } from './month-summary';

const fact = (more: Partial<Fact> = {}): Fact => ({
  ledgerId: 'ledger',
  id: 'one',
  version: 1,
  deleted: false,
  date: '2024-02-29',
  type: 'expense',
  currency: 'EUR',
  accountId: 'account',
  lines: [{ categoryId: 'food', amountMinor: 100n }],
  ...more,
});

describe('a month summary', () => {
  it('adds up lines of one day, currency, type, category and account', () => {
    const { cells, rows } = summarizeMonth('ledger', '2024-02', [fact(), fact({ id: 'two' })], 7);
    expect(rows).toBe(2);
    expect(cells).toEqual([
      {
        date: '2024-02-29',
        currency: 'EUR',
        type: 'expense',
        categoryId: 'food',
        accountId: 'account',
        amountMinor: 200n,
        count: 2,
        rows: 2,
      },
    ]);
  });

  it('counts a split row once in the whole and once in each of its categories', () => {
    const lines = ['food', 'home', 'food'].map((categoryId) => ({ categoryId, amountMinor: 10n }));
    const { cells } = summarizeMonth('ledger', '2024-02', [fact({ lines })], 1);
    expect(cells.map(({ categoryId, amountMinor, count, rows }) => [categoryId, amountMinor, count, rows])).toEqual([
      ['food', 20n, 1, 1],
      ['home', 10n, 1, 0],
    ]);
  });

  it('counts transfers nowhere but in the number of rows', () => {
    const summary = summarizeMonth('ledger', '2024-02', [fact({ type: 'transfer', lines: [] })], 1);
    expect(summary).toMatchObject({ rows: 1, cells: [] });
  });

  it('leaves deleted facts and other months out', () => {
    const facts = [fact({ deleted: true }), fact({ id: 'two', date: '2024-03-01' })];
    expect(summarizeMonth('ledger', '2024-02', facts, 1)).toMatchObject({ rows: 0, cells: [] });
  });

  it('does not depend on the order of facts, nor on duplicates and older versions among the changes', () => {
    const anyFact = fc.record({
      ledgerId: fc.constant('ledger'),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      version: fc.integer({ min: 1, max: 5 }),
      deleted: fc.boolean(),
      date: fc.constantFrom('2024-02-01', '2024-02-29', '2024-03-01'),
      type: fc.constantFrom('income' as const, 'expense' as const, 'transfer' as const),
      currency: fc.constantFrom('EUR', 'USD'),
      accountId: fc.constantFrom('x', 'y'),
      lines: fc.array(
        fc.record({ categoryId: fc.constantFrom(null, 'food'), amountMinor: fc.bigInt(0n, 10n ** 15n) }),
        { minLength: 1, maxLength: 3 },
      ),
    });
    // One version of a transaction has one content.
    const history = fc.uniqueArray(anyFact, { selector: ({ id, version }) => `${id}/${version}` });
    const mixed = history.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })),
    );
    fc.assert(
      fc.property(mixed, ([inOrder, disordered]) => {
        const of = (facts: Fact[]) => summarizeMonth('ledger', '2024-02', newestFacts(facts), 1);
        expect(of(disordered)).toEqual(of(inOrder));
      }),
    );
  });
});
