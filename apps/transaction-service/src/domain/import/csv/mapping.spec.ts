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
    [{ columns: { debit: 3 } }, 'mapping.columns.amount'],
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

  it('takes a mapping that fits the table', () => {
    expect(() => checkMapping(mapping, 5)).not.toThrow();
  });
});
