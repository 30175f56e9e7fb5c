import { wordsOf } from '@/words/testing/words-of';
import { chooseRole, dateFormats, roleOptions, rolesOf, typedWords } from './import-mapping';

const t = wordsOf('import');

const columns = { date: 0, valueDate: 1, payee: 2, amount: 4, sign: { column: 5, in: ['H'], out: ['S', 'D'] } };
const column = (number: number, samples: string[] = []) => ({ column: number, samples });

describe('the role of a column', () => {
  it('is what it is read as', () => {
    expect([0, 1, 2, 3, 4, 5].map((each) => rolesOf(columns, each)[0] ?? '')).toEqual([
      'date',
      'valueDate',
      'payee',
      '',
      'amount',
      'sign',
    ]);
    expect(rolesOf({ ...columns, note: 2 }, 2)).toEqual(['payee', 'note']);
    expect(rolesOf({ ...columns, state: { column: 7, pending: [], void: [] } }, 7)).toEqual(['state']);
  });

  it('is chosen from all roles, and those that only a reading finds', () => {
    expect(roleOptions(columns, 3, t).map(({ label }) => label)).toContain('Money out');
    expect(roleOptions(columns, 3, t).map(({ value }) => value)).not.toContain('state');
    const inDollars = { date: 0, amounts: [{ column: 3, currency: 'USD' }] };
    expect(roleOptions(inDollars, 3, t).at(-1)).toEqual({ value: 'amounts', label: 'Amount in USD' });
  });

  it('changes places with that of a column of its kind', () => {
    expect(chooseRole(columns, column(1), 'date')).toEqual({ date: 1, valueDate: 0 });
    expect(chooseRole(columns, column(0), 'valueDate')).toEqual({ valueDate: 0, date: 1 });
  });

  it('leaves a column of another kind without one', () => {
    expect(chooseRole(columns, column(2), 'amount')).toEqual({ payee: null, amount: 2 });
    expect(chooseRole(columns, column(3), 'payee')).toEqual({ payee: 3 });
  });

  it('is taken away', () => {
    expect(chooseRole(columns, column(1), '')).toEqual({ valueDate: null });
    expect(chooseRole({ ...columns, note: 2 }, column(2), '')).toEqual({ payee: null, note: null });
    expect(chooseRole(columns, column(3), '')).toEqual({});
  });

  it('of money in or out ends the one of amounts with a sign, and the other way round', () => {
    expect(chooseRole(columns, column(4), 'debit')).toEqual({ amount: null, sign: null, debit: 4 });
    expect(chooseRole({ date: 0, debit: 1, credit: 2 }, column(3), 'amount')).toEqual({
      debit: null,
      credit: null,
      amount: 3,
    });
  });

  it('of words for in and out begins with the words that stand there', () => {
    expect(chooseRole({ date: 0, amount: 1 }, column(2, ['H', 'H', 'S']), 'sign')).toEqual({
      sign: { column: 2, in: ['H'], out: ['S'] },
    });
  });
});

it('dates may be read with day and month exchanged', () => {
  expect(dateFormats('DD.MM.YYYY').slice(0, 2)).toEqual(['DD.MM.YYYY', 'MM.DD.YYYY']);
  expect(dateFormats('DD MMM YYYY')[1]).toBe('DD.MM.YYYY');
});

it('words are separated by commas', () => {
  expect(typedWords(' H, Haben ,,')).toEqual(['H', 'Haben']);
});
