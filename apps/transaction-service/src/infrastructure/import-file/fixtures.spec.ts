import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectMapping } from '../../domain/import/csv/detect-mapping';
import { findTable } from '../../domain/import/csv/find-table';
import type { ImportMapping } from '../../domain/import/csv/mapping';
import { readRows } from '../../domain/import/csv/read-rows';
import { CsvTableReader } from './csv.reader';

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
  const file = new CsvTableReader({ maxRows: 1_000, maxColumns: 100 }).read(readFileSync(join(folder, path)));
  const table = findTable(file.rows);
  const { mapping } = detectMapping(table, file.charset, file.delimiter);
  return { mapping, rows: readRows(table, mapping, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' }) };
}

describe('files that look like those of banks', () => {
  it.each(names)('reads %s', (name) => {
    const expected = JSON.parse(readFileSync(join(folder, 'ok', `${name}.json`), 'utf8')) as Expected;
    const { mapping, rows } = read(`ok/${name}.csv`);
    expect(mapping).toEqual(expected.mapping);
    const readable = rows.flatMap((row) => {
      if (!('values' in row)) return [];
      const { date, type, amount, payee, note } = row.values;
      return [[row.line, date, `${type === 'income' ? '' : '-'}${String(amount)}`, payee, note]];
    });
    expect(readable).toEqual(expected.rows);
    expect(rows.filter((row) => 'problem' in row).map(({ line }) => line)).toEqual(expected.errors);
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
