import { Money } from '@pft/kernel';
import { claimKey, judgeRows, type RowToJudge, type Unclaimed } from './judge-rows';
import { payeeAgrees, payeeWords } from './payee-agrees';
import { rowIdentities } from './row-identity';

const same = (text: string) => text;
const target = { name: 'Giro', currency: 'EUR', accountId: 'giro', text: null };

function row(
  line: number,
  date: string,
  payee: string | null,
  minor = -280n,
  bankId: string | null = null,
): RowToJudge {
  const amount = Money.of(minor < 0n ? -minor : minor, 'EUR');
  const type = minor < 0n ? ('expense' as const) : ('income' as const);
  const values = {
    date,
    valueDate: null,
    type,
    amount,
    payee,
    note: null,
    accountText: null,
    categoryText: null,
    bankId,
  };
  return {
    entry: { line, source: { cells: [date, payee ?? '', String(minor)] }, values },
    identity: { raw: `r${line}`, bank: bankId, pending: false },
    target,
  };
}

const typed = (transactionId: string, date: string, payee: string | null, signedMinor = -280n): Unclaimed => ({
  transactionId,
  accountId: 'giro',
  signedMinor,
  date,
  payee,
});
const verdicts = (rows: RowToJudge[], unclaimed: Unclaimed[]) =>
  judgeRows(rows, new Map(), new Map(), unclaimed).map(({ verdict, transactionId }) => transactionId ?? verdict);

describe('the verdict of a row', () => {
  it('is error with the reason where the row cannot be read', () => {
    const unreadable: RowToJudge = {
      entry: { line: 1, source: { cells: ['x'] }, problem: 'No date.' },
      identity: { raw: 'r1', bank: null, pending: false },
      target: null,
    };
    expect(judgeRows([unreadable], new Map(), new Map(), [])).toEqual([
      { verdict: 'error', reason: 'No date.', transactionId: null },
    ]);
  });

  it('is ignored with the reason where it is no movement, whether it can be read or not, and unless it is known', () => {
    const [pending, known] = [row(1, '2026-03-14', 'Tea'), row(2, '2026-03-14', 'Tea')];
    for (const { entry } of [pending, known]) if ('values' in entry) entry.values.ignored = 'pending';
    const sum: RowToJudge = {
      entry: { line: 3, source: { cells: ['x'] }, problem: 'No date.', ignored: 'total' },
      identity: { raw: 'r3', bank: null, pending: false },
      target: null,
    };
    const claims = new Map([[claimKey('giro', 'r2'), { transactionId: 't', deleted: false }]]);
    expect(judgeRows([pending, known, sum], claims, new Map(), [typed('t2', '2026-03-14', 'Tea')])).toEqual([
      { verdict: 'ignored', reasonCode: 'pending', reason: 'Not booked yet.', transactionId: null },
      { verdict: 'duplicate', reason: 'Imported before.', transactionId: 't' },
      { verdict: 'ignored', reasonCode: 'total', reason: 'The sum of other rows.', transactionId: null },
    ]);
  });

  it('is duplicate by the cells, within the same account only', () => {
    const claims = new Map([
      [claimKey('giro', 'r1'), { transactionId: 't1', deleted: false }],
      [claimKey('giro', 'r2'), { transactionId: 't2', deleted: true }],
      [claimKey('other', 'r3'), { transactionId: 't3', deleted: false }],
    ]);
    const rows = [row(1, '2026-03-14', 'Tea'), row(2, '2026-03-14', 'Tea'), row(3, '2026-03-14', 'Tea')];
    expect(judgeRows(rows, claims, new Map(), [])).toEqual([
      { verdict: 'duplicate', reason: 'Imported before.', transactionId: 't1' },
      { verdict: 'duplicate', reason: 'Imported before and deleted since.', transactionId: null },
      { verdict: 'new', reason: null, transactionId: null },
    ]);
  });

  it('is duplicate where other columns differ, and a match where it was pending and is booked now', () => {
    const claim = {
      accountId: 'giro',
      signedMinor: -280n,
      date: '2026-03-14',
      text: 'Tea',
      bank: null,
      pending: true,
      transactionId: 't',
      deleted: false,
    };
    const known = new Map([
      [0, { claim, books: false }],
      [1, { claim, books: true }],
      [2, { claim: { ...claim, deleted: true }, books: true }],
    ]);
    const rows = [1, 2, 3, 4].map((line) => row(line, '2026-03-14', 'Tea'));
    expect(judgeRows(rows, new Map(), known, [])).toEqual([
      { verdict: 'duplicate', reason: 'Imported before; other columns differ.', transactionId: 't' },
      {
        verdict: 'similar',
        reason: 'Imported before as pending on 2026-03-14; it is booked now.',
        transactionId: 't',
      },
      { verdict: 'duplicate', reason: 'Imported before and deleted since.', transactionId: null },
      { verdict: 'new', reason: null, transactionId: null },
    ]);
  });

  it('is similar at most four days apart, with the same amount and direction', () => {
    expect(verdicts([row(1, '2026-03-14', 'Tea')], [typed('t', '2026-03-10', 'Tea')])).toEqual(['t']);
    expect(verdicts([row(1, '2026-03-14', 'Tea')], [typed('t', '2026-03-18', 'Tea')])).toEqual(['t']);
    expect(verdicts([row(1, '2026-03-14', 'Tea')], [typed('t', '2026-03-19', 'Tea')])).toEqual(['new']);
    expect(verdicts([row(1, '2026-03-14', 'Tea')], [typed('t', '2026-03-14', 'Tea', 280n)])).toEqual(['new']);
    expect(verdicts([row(1, '2026-03-14', 'Tea')], [typed('t', '2026-03-14', 'Tea', -281n)])).toEqual(['new']);
    expect(
      verdicts([row(1, '2026-03-14', 'Tea')], [{ ...typed('t', '2026-03-14', 'Tea'), accountId: 'other' }]),
    ).toEqual(['new']);
  });

  it('pairs one to one, the nearest dates first', () => {
    const rows = [row(1, '2026-03-14', 'Tea'), row(2, '2026-03-16', 'Tea'), row(3, '2026-03-16', 'Tea')];
    expect(verdicts(rows, [typed('a', '2026-03-16', 'Tea'), typed('b', '2026-03-13', null)])).toEqual([
      'b',
      'a',
      'new',
    ]);
  });
});

describe('whether payees agree', () => {
  it.each([
    ['HOFER DANKT  0527  K2   18.09. 17:20', 'Hofer', true],
    ['Café Müller', 'cafe muller wien', true],
    ['Hofer', null, true],
    ['  ', 'Hofer', true],
    ['HOFER DANKT', 'LIDL DANKT', false],
    ['INTERNET-Überweisung Elternverein', 'INTERNET-Überweisung acodemy GmbH', false],
    ['12345', '12345', true],
    ['12345', '54321', false],
    ['!!', '??', false],
  ])('%s and %s: %s', (a, b, agree) => {
    const [left, right] = [payeeWords(a), payeeWords(b)];
    expect([payeeAgrees(left, right), payeeAgrees(right, left)]).toEqual([agree, agree]);
  });
});

describe('the identity of a row', () => {
  const rows = (...raws: string[][]) =>
    rowIdentities(
      raws.map((cells, index) => ({ line: index, source: { cells }, problem: '' })),
      same,
    );

  it('is its cells and its occurrence, so that equal rows stay two and order does not matter', () => {
    const [a, b, c] = rows(['Tea', '1'], ['Tea', '1'], ['Cake', '2']);
    expect(new Set([a?.raw, b?.raw, c?.raw]).size).toBe(3);
    expect(rows(['Cake', '2'], ['Tea', '1'], ['Tea', '1']).map(({ raw }) => raw)).toEqual([c?.raw, a?.raw, b?.raw]);
  });

  it('does not change with the mapped values, nor with spaces around cells', () => {
    expect(rows([' Tea', '1 '])).toEqual(rows(['Tea', '1']));
  });

  it("takes the bank's id only where it is there once", () => {
    const read = [
      row(1, '2026-03-14', 'a', -1n, 'X'),
      row(2, '2026-03-14', 'b', -1n, 'X'),
      row(3, '2026-03-14', 'c', -1n, 'Y'),
    ];
    expect(
      rowIdentities(
        read.map(({ entry }) => entry),
        same,
      ).map(({ bank }) => bank),
    ).toEqual([null, null, 'bank:Y']);
  });
});
