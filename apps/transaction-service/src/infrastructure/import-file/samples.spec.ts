import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Money } from '@pft/kernel';
import type { ImportMapping } from '../../domain/import/csv/mapping';
import { mappingOf, type EntryValues, StatementEntry } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(process.cwd(), '..', 'shared', 'samples');
const present = existsSync(folder);
const describeSamples = present ? describe : describe.skip;

function importSample(name: string, change: (mapping: ImportMapping) => ImportMapping = (mapping) => mapping) {
  const readers = statementReaders({ maxRows: 100_000, maxColumns: 1_000 });
  const file = openStatement(readers, readFileSync(join(folder, name)), null);
  const mapping = mappingOf(
    file.propose({ locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' }).reading,
  );
  if (!mapping) throw new Error('A table has a mapping.');
  const rules = { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' };
  const { entries: rows } = file.read({ format: 'csv', mapping: change(mapping) }, rules);
  return { mapping, rows, values: rows.flatMap((row) => ('values' in row ? [row.values] : [])) };
}

function sum(values: readonly EntryValues[]): string {
  const signed = values.map(({ type, amount }) => (type === 'income' ? amount : amount.negate()));
  const first = values[0]?.amount.currency ?? 'EUR';
  return signed.reduce((total, amount) => total.plus(amount), Money.zero(first)).toDecimal();
}

const of = (values: readonly EntryValues[], type: string, month = '') =>
  sum(values.filter((value) => value.type === type && value.date.startsWith(month)));
const problems = (rows: readonly StatementEntry[]) =>
  rows.flatMap((row) => ('problem' in row ? [`${row.line}: ${row.problem}`] : []));

describeSamples(`real bank files${present ? '' : ' (skipped: ../shared/samples is absent)'}`, () => {
  it('reads the Austrian account without a header by its decimal comma and flag column', () => {
    const { mapping, rows, values } = importSample('no-header-decimal-comma-flag-column.csv');
    expect(mapping).toEqual({
      charset: 'utf-8',
      delimiter: ';',
      headerLine: null,
      decimal: ',',
      dateFormat: 'DD.MM.YYYY',
      columns: { date: 0, payee: 1, valueDate: 2, amount: 3, sign: { column: 4, in: ['I'], out: ['O'] } },
    });
    expect(rows).toHaveLength(74);
    expect(values).toHaveLength(70);
    expect(values.filter(({ type }) => type === 'income')).toHaveLength(9);
    expect([of(values, 'income'), of(values, 'expense')]).toEqual(['1878.20', '-6319.36']);
    expect([of(values, 'income', '2017-09'), of(values, 'expense', '2017-09')]).toEqual(['592.07', '-2047.88']);
    expect([of(values, 'income', '2017-10'), of(values, 'expense', '2017-10')]).toEqual(['1286.13', '-4271.48']);
    expect(problems(rows).map((problem) => problem.split(':')[0])).toEqual(['71', '72', '73', '74']);
    expect(problems(rows)[1]).toBe('72: The sign column holds «EUR», not one of «I», «O».');
  });

  it('reads it by the value date when the mapping swaps the two dates', () => {
    const { values } = importSample('no-header-decimal-comma-flag-column.csv', (mapping) => ({
      ...mapping,
      columns: { ...mapping.columns, date: 2, valueDate: 0 },
    }));
    expect([of(values, 'income', '2017-09'), of(values, 'expense', '2017-09')]).toEqual(['590.34', '-2072.39']);
    expect([of(values, 'income', '2017-10'), of(values, 'expense', '2017-10')]).toEqual(['1287.86', '-4246.97']);
  });

  it('reads the file with CR line ends, quoted thousands and two accounts', () => {
    const { mapping, values } = importSample('mint-cr-line-ends.csv');
    expect(mapping).toMatchObject({ headerLine: 1, delimiter: ',', decimal: '.', dateFormat: 'MM/DD/YY' });
    expect(values.map((value) => [value.date, value.accountText, sum([value])])).toEqual([
      ['2015-06-12', 'Savings', '-1000.00'],
      ['2015-06-12', 'Checking', '-1500.00'],
      ['2015-06-13', 'Checking', '2000.00'],
      ['2015-06-14', 'Checking', '-2500.00'],
    ]);
  });

  it('reads the file with ISO stamps, ids and amounts without decimals', () => {
    const { values } = importSample('monzo-2018.csv');
    expect(values).toHaveLength(1);
    expect(values[0]).toMatchObject({
      date: '2018-02-25',
      payee: 'Tesco',
      bankId: 'tx_00009TziTeST1NG1ZWIPGS',
      amount: Money.of(1000n, 'GBP'),
      type: 'expense',
    });
  });

  it('reads the card statement in ISO-8859-1', () => {
    const { mapping, values } = importSample('umsatz-card-latin1.csv');
    expect(mapping).toMatchObject({ charset: 'iso-8859-1', delimiter: ';', decimal: ',', dateFormat: 'DD.MM.YY' });
    expect(values).toHaveLength(1);
    expect(values[0]).toMatchObject({
      date: '2018-02-20',
      payee: 'AMREST STARBUCKS DE 08007263333  DE',
      amount: Money.of(500n, 'EUR'),
      type: 'expense',
    });
  });
});
