import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportMapping } from '../../domain/import/csv/mapping';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures');
const names = readdirSync(join(folder, 'ok'))
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.slice(0, -4));

/** A row as [line, date, signed amount, payee, note], and the lines that cannot be read. */
interface Expected {
  mapping: ImportMapping;
  rows: [number, string, string, string | null, string | null][];
  errors: number[];
}

interface Refusal {
  file: string;
  code: string;
  line?: number;
}

function read(path: string) {
  const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
  const file = openStatement(readers, readFileSync(join(folder, path)), null);
  const { reading } = file.propose({ locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' });
  return { reading, ...file.read(reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' }) };
}

describe('files that look like those of banks', () => {
  it.each(names)('reads %s', (name) => {
    const expected = JSON.parse(readFileSync(join(folder, 'ok', `${name}.json`), 'utf8')) as Expected;
    const { reading, entries } = read(`ok/${name}.csv`);
    expect(reading).toEqual({ format: 'csv', mapping: expected.mapping });
    const readable = entries.flatMap((entry) => {
      if (!('values' in entry)) return [];
      const { date, type, amount, payee, note } = entry.values;
      return [[entry.line, date, `${type === 'income' ? '' : '-'}${String(amount)}`, payee, note]];
    });
    expect(readable).toEqual(expected.rows);
    expect(entries.filter((entry) => 'problem' in entry).map(({ line }) => line)).toEqual(expected.errors);
  });
});

describe('files in which no table can be read', () => {
  const refusals = JSON.parse(readFileSync(join(folder, 'not-ok', 'expected.json'), 'utf8')) as Refusal[];

  it.each(refusals)('refuses $file as $code', ({ file, code, line }) => {
    let thrown: unknown;
    try {
      read(`not-ok/${file}`);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, kind: 'invalid', field: 'file', ...(line ? { facts: { line } } : {}) });
  });
});
