import { checkMapping, patchMapping, type ImportMapping } from './mapping';

const mapping: ImportMapping = {
  charset: 'utf-8',
  delimiter: ';',
  headerLine: null,
  decimal: ',',
  dateFormat: 'DD.MM.YYYY',
  columns: { date: 0, valueDate: 2, payee: 1, amount: 3, sign: { column: 4, in: ['I'], out: ['O'] } },
};

describe('correcting a mapping', () => {
  it('keeps what is absent and clears what is null', () => {
    expect(patchMapping(mapping, { columns: { date: 2, valueDate: 0 } }).columns).toEqual({
      ...mapping.columns,
      date: 2,
      valueDate: 0,
    });
    expect(patchMapping(mapping, { columns: { valueDate: null, sign: null } }).columns).toEqual({
      date: 0,
      payee: 1,
      amount: 3,
    });
    expect(patchMapping(mapping, { decimal: '.', headerLine: 3 })).toEqual({ ...mapping, decimal: '.', headerLine: 3 });
  });

  it('changes between one amount column and a pair without asking for both to be said', () => {
    const pair = patchMapping(mapping, { columns: { debit: 3, credit: 4 } });
    expect(pair.columns).toEqual({ date: 0, valueDate: 2, payee: 1, debit: 3, credit: 4 });
    expect(patchMapping(pair, { columns: { amount: 3 } }).columns).toEqual({
      date: 0,
      valueDate: 2,
      payee: 1,
      amount: 3,
    });
  });

  it.each([
    [{ columns: { date: null } }, 'mapping.columns.date'],
    [{ columns: { amount: null } }, 'mapping.columns.amount'],
    [{ columns: { debit: 3, amount: 3 } }, 'mapping.columns.amount'],
    [{ columns: { amounts: [{ column: 3, currency: 'EUR' }], debit: 4 } }, 'mapping.columns.amount'],
    [{ columns: { amounts: [{ column: 7, currency: 'EUR' }] } }, 'mapping.columns.amounts'],
    [{ columns: { state: { column: 5, pending: ['P'], void: [] } } }, 'mapping.columns.state.column'],
    [{ columns: { state: { column: 4, pending: ['P'], void: ['p '] } } }, 'mapping.columns.state.void'],
    [{ columns: { fee: 9 } }, 'mapping.columns.fee'],
    [{ fees: 'own' as const }, 'mapping.columns.fee'],
    [{ balance: { order: 'down' as const } }, 'mapping.columns.balance'],
    [{ columns: { payee: 5 } }, 'mapping.columns.payee'],
    [{ columns: { sign: { column: 5, in: ['I'], out: [] } } }, 'mapping.columns.sign.column'],
    [{ columns: { sign: { column: 4, in: [], out: [] } } }, 'mapping.columns.sign.in'],
    [{ columns: { sign: { column: 4, in: ['x'], out: ['X '] } } }, 'mapping.columns.sign.out'],
    [{ columns: { debit: 2, credit: 3, sign: { column: 4, in: ['I'], out: ['O'] } } }, 'mapping.columns.sign'],
    [{ dateFormat: 'YYYY' }, 'mapping.dateFormat'],
    [{ charset: 'ebcdic' }, 'mapping.charset'],
    [{ delimiter: ':' }, 'mapping.delimiter'],
  ])('refuses %j and names the field', (patch, field) => {
    expect(() => checkMapping(patchMapping(mapping, patch), 5)).toThrow(
      expect.objectContaining({ code: 'import-mapping-invalid', field }),
    );
  });

  it('takes one half of a pair, columns of one currency each, and takes away what a balance gave a sign to', () => {
    const half = patchMapping(mapping, { columns: { debit: 3 } });
    expect(half.columns).toEqual({ date: 0, valueDate: 2, payee: 1, debit: 3 });
    expect(() => checkMapping(half, 5)).not.toThrow();
    const amounts = [
      { column: 3, currency: 'EUR' },
      { column: 4, currency: 'USD' },
    ];
    expect(patchMapping(mapping, { columns: { amounts } }).columns).toEqual({
      date: 0,
      valueDate: 2,
      payee: 1,
      amounts,
    });
    const byBalance = patchMapping(mapping, {
      columns: { sign: null, balance: 4 },
      balance: { order: 'down', firstRow: 'in' },
    });
    expect(patchMapping(byBalance, { columns: { sign: { column: 2, in: ['I'], out: ['O'] } } }).balance).toEqual({
      order: 'down',
    });
    expect(patchMapping(byBalance, { columns: { balance: null } })).not.toHaveProperty('balance');
    expect(byBalance.balance).toEqual({ order: 'down', firstRow: 'in' });
  });

  it('clears by null what need not be there', () => {
    const inverted = patchMapping(mapping, { inverted: true, quotes: 'bare', unmarked: 'out' });
    expect(patchMapping(inverted, { inverted: null, quotes: null, unmarked: null })).toEqual(mapping);
  });

  it('takes a mapping that fits the table', () => {
    expect(() => checkMapping(mapping, 5)).not.toThrow();
  });
});
