import fc from 'fast-check';
import { newestFacts, type Fact } from '../fact/fact';
import { summarizeMonth, type Kind, type SummaryCell } from './month-summary';

const fact = (more: Partial<Fact> = {}): Fact => ({
  ledgerId: 'ledger',
  id: 'one',
  version: 1,
  deleted: false,
  date: '2024-02-29',
  type: 'expense',
  currency: 'EUR',
  accountId: 'account',
  payee: null,
  lines: [{ categoryId: 'food', amountMinor: 100n }],
  transfer: null,
  ...more,
});

const kinds = new Map<string, Kind>([
  ['food', 'expense'],
  ['home', 'expense'],
  ['salary', 'income'],
]);

describe('a month summary', () => {
  it('adds up lines of one day, currency, type, category and account', () => {
    const { cells, rows } = summarizeMonth('ledger', '2024-02', [fact(), fact({ id: 'two' })], kinds, 7);
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
    const { cells } = summarizeMonth('ledger', '2024-02', [fact({ lines })], kinds, 1);
    expect(cells.map(({ categoryId, amountMinor, count, rows }) => [categoryId, amountMinor, count, rows])).toEqual([
      ['food', 20n, 1, 1],
      ['home', 10n, 1, 0],
    ]);
  });

  it('counts an income in a category of spending as spending with a minus, and a split one by its parts', () => {
    const given = fact({ id: 'given', type: 'income', lines: [{ categoryId: 'food', amountMinor: 150n }] });
    const lines = [null, 'salary', 'food', 'strange'].map((categoryId) => ({ categoryId, amountMinor: 10n }));
    const { cells, rows } = summarizeMonth(
      'ledger',
      '2024-02',
      [fact(), given, fact({ id: 'mixed', type: 'income', lines })],
      kinds,
      1,
    );
    expect(rows).toBe(3);
    expect(cells.map((cell) => [cell.type, cell.categoryId, cell.amountMinor, cell.count, cell.rows])).toEqual([
      ['expense', 'food', -60n, 3, 2],
      ['income', 'salary', 10n, 1, 0],
      ['income', 'strange', 10n, 1, 0],
      ['income', null, 10n, 1, 1],
    ]);
  });

  it('adds up to what the rows moved, whatever is spent, earned and given back', () => {
    const line = fc.record({
      categoryId: fc.constantFrom(null, 'food', 'home', 'salary'),
      amountMinor: fc.bigInt(1n, 10n ** 12n),
    });
    const row = fc.record({
      type: fc.constantFrom('income' as const, 'expense' as const),
      date: fc.constantFrom('2024-02-01', '2024-02-29'),
      accountId: fc.constantFrom('x', 'y'),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const facts = rows.map((more, index) => fact({ ...more, id: String(index) }));
        const { cells } = summarizeMonth('ledger', '2024-02', facts, kinds, 1);
        const sum = (amounts: bigint[]) => amounts.reduce((total, each) => total + each, 0n);
        const of = (type: Kind, more: Partial<SummaryCell> = {}) =>
          sum(
            cells
              .filter(
                (cell) =>
                  cell.type === type &&
                  Object.entries({ ...cell, ...more }).every(
                    ([name, value]) => cell[name as keyof SummaryCell] === value,
                  ),
              )
              .map(({ amountMinor }) => amountMinor),
          );
        const moved = (accountId?: string) =>
          sum(
            rows
              .filter((each) => accountId === undefined || each.accountId === accountId)
              .flatMap(({ type, lines }) =>
                lines.map(({ amountMinor }) => (type === 'income' ? amountMinor : -amountMinor)),
              ),
          );
        expect(of('income') - of('expense')).toBe(moved());
        for (const accountId of ['x', 'y'])
          expect(of('income', { accountId }) - of('expense', { accountId })).toBe(moved(accountId));
        // A category is of one kind, whatever the types of its rows.
        expect(
          cells.filter(({ categoryId, type }) => categoryId && kinds.get(categoryId) !== type && type === 'income'),
        ).toEqual([]);
        expect(sum(cells.map(({ rows: counted }) => BigInt(counted)))).toBe(BigInt(rows.length));
      }),
    );
  });

  it('counts transfers nowhere but in the number of rows', () => {
    const summary = summarizeMonth('ledger', '2024-02', [fact({ type: 'transfer', lines: [] })], kinds, 1);
    expect(summary).toMatchObject({ rows: 1, cells: [] });
  });

  it('tells what each account moved by day, a transfer at both legs', () => {
    const transfer = { amountMinor: 700n, toAccountId: 'abroad', toCurrency: 'USD', toAmountMinor: 750n };
    const facts = [
      fact({ id: 'earned', type: 'income', lines: [{ categoryId: 'food', amountMinor: 50n }] }),
      fact({ id: 'spent' }),
      fact({ id: 'sent', type: 'transfer', lines: [], transfer }),
      fact({ id: 'later', date: '2024-02-01' }),
    ];
    expect(summarizeMonth('ledger', '2024-02', facts, kinds, 1).movements).toEqual([
      { date: '2024-02-01', accountId: 'account', currency: 'EUR', amountMinor: -100n },
      { date: '2024-02-29', accountId: 'abroad', currency: 'USD', amountMinor: 750n },
      { date: '2024-02-29', accountId: 'account', currency: 'EUR', amountMinor: -750n },
    ]);
  });

  it('leaves deleted facts and other months out', () => {
    const facts = [fact({ deleted: true }), fact({ id: 'two', date: '2024-03-01' })];
    expect(summarizeMonth('ledger', '2024-02', facts, kinds, 1)).toMatchObject({ rows: 0, cells: [] });
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
      payee: fc.constant(null),
      transfer: fc.constant(null),
    });
    // One version of a transaction has one content.
    const history = fc.uniqueArray(anyFact, { selector: ({ id, version }) => `${id}/${version}` });
    const mixed = history.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })),
    );
    fc.assert(
      fc.property(mixed, ([inOrder, disordered]) => {
        const of = (facts: Fact[]) => summarizeMonth('ledger', '2024-02', newestFacts(facts), kinds, 1);
        expect(of(disordered)).toEqual(of(inOrder));
      }),
    );
  });
});
