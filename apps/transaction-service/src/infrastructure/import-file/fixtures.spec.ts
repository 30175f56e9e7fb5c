import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportMapping } from '../../domain/import/csv/mapping';
import type { ReadingContext, StatementEntry } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures');
const names = readdirSync(join(folder, 'ok'))
  .filter((name) => name.endsWith('.csv') && !name.startsWith('peer-'))
  .map((name) => name.slice(0, -4));

/** What a person has set, where it matters. */
const NOBODY: ReadingContext = { locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' };

/** A row as [line, date, signed amount, payee, note], and the lines that cannot be read or are no movement. */
interface Expected {
  context?: Partial<ReadingContext>;
  mapping: ImportMapping;
  rows: [number, string, string, string | null, string | null][];
  errors: number[];
  ignored?: [number, string][];
  questions?: string[];
  warnings?: string[];
}

interface Refusal {
  file: string;
  code: string;
  line?: number;
}

function read(path: string, context = NOBODY) {
  const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
  const file = openStatement(readers, readFileSync(join(folder, path)), null, context);
  const { reading, questions, warnings } = file.propose(context);
  const currency = context.account?.currency ?? context.baseCurrency;
  const { entries } = file.read(reading, { fallbackCurrency: () => currency, latestDate: '2036-12-31' });
  return { reading, entries, questions: questions ?? [], warnings };
}

const codes = (said: readonly { code: string }[]) => said.map(({ code }) => code);

function rowOf(entry: StatementEntry): Expected['rows'] {
  if (!('values' in entry) || entry.values.ignored) return [];
  const { date, type, amount, payee, note } = entry.values;
  return [[entry.line, date, `${type === 'income' ? '' : '-'}${String(amount)}`, payee, note]];
}

function ignoredOf(entry: StatementEntry): [number, string][] {
  const ignored = 'values' in entry ? entry.values.ignored : entry.ignored;
  return ignored ? [[entry.line, ignored]] : [];
}

describe('files that look like those of banks', () => {
  it.each(names)('reads %s', (name) => {
    const expected = JSON.parse(readFileSync(join(folder, 'ok', `${name}.json`), 'utf8')) as Expected;
    const { reading, entries, questions, warnings } = read(`ok/${name}.csv`, { ...NOBODY, ...expected.context });
    expect(reading).toEqual({ format: 'csv', mapping: expected.mapping });
    expect(entries.flatMap(rowOf)).toEqual(expected.rows);
    const errors = entries.filter((entry) => 'problem' in entry && !entry.ignored);
    expect(errors.map(({ line }) => line)).toEqual(expected.errors);
    if (expected.ignored) expect(entries.flatMap(ignoredOf)).toEqual(expected.ignored);
    if (expected.questions) expect(codes(questions)).toEqual(expected.questions);
    if (expected.warnings) expect(codes(warnings)).toEqual(expected.warnings);
  });

  it('have an expectation each, and each expectation a file', () => {
    const files = readdirSync(join(folder, 'ok'));
    const stems = (of: (name: string) => boolean) => files.filter(of).map((name) => name.replace(/\.\w+$/, ''));
    const isExpectation = (name: string) => name.endsWith('.json');
    expect(stems(isExpectation)).toEqual(stems((name) => !isExpectation(name)));
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
