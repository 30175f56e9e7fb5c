import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementWorkbook, zipOf } from '../../../test/workbook';
import type { ReadingContext, Statement } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures', 'ok');
const names = readdirSync(folder).filter((name) => name.endsWith('.zip'));
const NOBODY: ReadingContext = { locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' };

/** A row as [file, line, date, signed amount, payee], files that are left out, and what is said about them. */
interface Expected {
  files: [name: string, format: string][];
  rows: [string, number, string, string, string | null][];
  leftOut: string[];
  questions: [code: string, text: string][];
  warnings: string[];
}

function read(bytes: Uint8Array) {
  const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
  const file = openStatement(readers, bytes, null, NOBODY);
  const proposal = file.propose(NOBODY);
  const rules = { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' };
  const again = openStatement(readers, bytes, proposal.reading, NOBODY);
  return { proposal, statement: file.read(proposal.reading, rules), again: again.read(proposal.reading, rules) };
}

function rowsOf({ sections, entries }: Statement): Expected['rows'] {
  return entries.flatMap((entry) => {
    if (!('values' in entry)) return [];
    const { date, type, amount, payee } = entry.values;
    const file = sections[entry.section ?? -1]?.file ?? '';
    return [[file, entry.line, date, `${type === 'income' ? '' : '-'}${String(amount)}`, payee] as const];
  }) as Expected['rows'];
}

describe('archives of statements', () => {
  it.each(names)('reads %s', (name) => {
    const expected = JSON.parse(readFileSync(join(folder, name.replace('.zip', '.json')), 'utf8')) as Expected;
    const { proposal, statement, again } = read(readFileSync(join(folder, name)));
    const { reading, questions = [], warnings } = proposal;
    const found: Expected = {
      files: reading.format === 'zip' ? reading.files.map(({ file, reading: own }) => [file, own.format]) : [],
      rows: rowsOf(statement),
      leftOut: statement.entries.flatMap((entry) => ('problem' in entry ? [entry.problem] : [])),
      questions: questions.map(({ code, text }) => [code, text]),
      warnings: [...warnings, ...statement.warnings].map(({ code }) => code),
    };
    expect(found).toEqual(expected);
    expect(rowsOf(again)).toEqual(expected.rows);
  });

  it('have as many files and as many bytes as may be', () => {
    const files = (count: number) =>
      zipOf(
        Object.fromEntries(
          Array.from({ length: count }, (_, at) => [`${at}.csv`, 'Date,Payee,Amount\n2026-03-13,Tea,-1.50']),
        ),
      );
    expect(read(files(100)).statement.entries).toHaveLength(100);
    // More than a thousand are more than a workbook may have, too, which is not what is told.
    for (const count of [101, 1_001])
      expect(() => read(files(count))).toThrow(
        expect.objectContaining({
          code: 'import-archive-too-large',
          facts: { maxFiles: 100, maxBytes: 52_428_800 },
        }) as Error,
      );
    const bomb = zipOf({ 'a.csv': Buffer.alloc(60 * 1024 * 1024, ' ') });
    expect(() => read(bomb)).toThrow(expect.objectContaining({ code: 'import-archive-too-large' }) as Error);
  });

  it('may have as many rows as a file', () => {
    const rows = Array.from({ length: 600 }, (): [string, string, number] => ['2026-03-13', 'Tea', -1.5]);
    const two = zipOf({ 'a.xlsx': statementWorkbook(rows), 'b.xlsx': statementWorkbook(rows) });
    expect(() => read(two)).toThrow(expect.objectContaining({ code: 'import-too-many-rows' }) as Error);
  });

  it('are told apart where their names are the same without the steps out of the archive', () => {
    const file = (amount: string) => `Date,Payee,Amount\n2026-03-13,Tea,${amount}`;
    const files = { 'UPUP/a (3)': file('-1.50'), 'UPUP/a (2)': file('-2.50'), 'UP/a': file('-3.50'), a: file('-4.50') };
    // What writes archives takes the steps out by itself.
    const archive = Buffer.from(zipOf(files)).toString('latin1').replaceAll('UPUP/', '.././').replaceAll('UP/', '../');
    expect(rowsOf(read(Buffer.from(archive, 'latin1')).statement).map(([name, , , amount]) => [name, amount])).toEqual([
      ['a (2)', '-2.50 EUR'],
      ['a (3)', '-1.50 EUR'],
      ['a', '-3.50 EUR'],
      ['a (4)', '-4.50 EUR'],
    ]);
  });
});
