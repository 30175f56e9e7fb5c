import type { ImportRow } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { categoryChange, commonCategory, groupRows, linesOf, payeeText } from './row-groups';
import { figuresOf } from './rows-figures';

const t = wordsOf('import');

const row = (number: number, payee: string | null, more: Partial<ImportRow> = {}): ImportRow => ({
  row: number,
  line: number + 1,
  raw: [],
  verdict: 'new',
  reason: null,
  reasonCode: null,
  action: 'insert',
  date: '2026-03-01',
  valueDate: null,
  type: 'expense',
  amount: { amount: '1.50', currency: 'EUR' },
  payee,
  payeeName: null,
  note: null,
  accountId: null,
  accountName: null,
  categoryId: null,
  transactionId: null,
  transfer: null,
  ...more,
});

describe('the groups of rows', () => {
  it.each([
    ['HOFER DANKT  0527  K2 13.10. 18:14', 'HOFER DANKT'],
    ['POS         12,18 AT  K1', 'POS'],
    ['Netflix', 'Netflix'],
    ['0,0625 % p.a. Habenzinsen', '0,0625 % p.a. Habenzinsen'],
    ['  Büro Huber KG ', 'Büro Huber KG'],
  ])('take %s by %s', (payee, text) => {
    expect(payeeText(payee)).toBe(text);
  });

  it('are of one payee and one direction, those that are not booked at the end', () => {
    const error = row(1, null, { verdict: 'error', type: null, amount: null, date: null, action: 'skip' });
    const rows = [
      error,
      row(2, 'HOFER 0527'),
      row(3, 'Netflix'),
      row(4, 'Hofer 12', { type: 'income' }),
      row(5, 'hofer 0001'),
      row(6, 'HOFER 0527', { verdict: 'duplicate' }),
    ];
    const groups = groupRows(rows, t);
    expect(groups.map(({ title, rows: own }) => [title, own.map((each) => each.row)])).toEqual([
      ['HOFER', [2, 5]],
      ['Netflix', [3]],
      ['Hofer', [4]],
      ['Imported before', [6]],
      ['Cannot be read', [1]],
    ]);
    expect(linesOf(groups, new Set(['expense hofer'])).map((line) => line.kind)).toEqual([
      'group',
      'row',
      'row',
      'group',
      'row',
      'group',
      'row',
    ]);
  });

  it('go by the clean name of a payee, where there is one', () => {
    const rows = [row(1, 'KARTE 12 HOFER WIEN', { payeeName: 'Hofer' }), row(2, 'Hofer 0527', { payeeName: 'Hofer' })];
    expect(groupRows(rows, t).map(({ title, text, rows: own }) => [title, text, own.length])).toEqual([
      ['Hofer', 'Hofer', 2],
    ]);
  });

  it('say which category all of them have', () => {
    const [same] = groupRows([row(1, 'A', { categoryId: 'x' }), row(2, 'A', { categoryId: 'x' })], t);
    const [none] = groupRows([row(1, 'A'), row(2, 'A')], t);
    const [mixed] = groupRows([row(1, 'A'), row(2, 'A', { categoryId: 'x' })], t);
    expect([same, none, mixed].map((group) => group && commonCategory(group))).toEqual(['x', '', null]);
  });
});

describe('the category of a group', () => {
  const change = (rows: ImportRow[], categoryId: string) => {
    const [group] = groupRows(rows, t);
    return group && categoryChange(group, categoryId, rows);
  };

  it('is remembered by the words of its payees', () => {
    expect(change([row(1, 'HOFER 0527'), row(2, 'Hofer 1'), row(3, 'Netflix')], 'x')).toEqual({
      categorize: { payeeContains: 'HOFER', categoryId: 'x' },
    });
  });

  it.each([
    ['the words stand in another payee, too', [row(1, 'Bank'), row(2, 'Bank Austria')], 'x', 'x'],
    ['the words say too little', [row(1, 'A 1')], 'x', 'x'],
    ['there is no payee', [row(1, null)], 'x', 'x'],
    ['it is taken away', [row(1, 'Netflix')], '', null],
  ])('is that of its rows alone where %s', (_when, rows, chosen, categoryId) => {
    expect(change(rows, chosen)).toEqual({ rows: [{ row: 1, categoryId }] });
  });
});

it('what comes of rows is counted as they are chosen, and summed up by currency', () => {
  const figures = figuresOf([
    row(1, 'A'),
    row(2, 'B', { type: 'income', amount: { amount: '10.00', currency: 'EUR' } }),
    row(3, 'C', { amount: { amount: '700', currency: 'JPY' } }),
    row(4, 'D', { action: 'match' }),
    row(5, 'E', { action: 'skip' }),
  ]);
  expect(figures).toEqual({
    inserted: 3,
    matched: 1,
    flows: [
      {
        currency: 'EUR',
        in: { amount: '10.00', currency: 'EUR' },
        out: { amount: '1.50', currency: 'EUR' },
      },
      { currency: 'JPY', in: { amount: '0', currency: 'JPY' }, out: { amount: '700', currency: 'JPY' } },
    ],
  });
});
