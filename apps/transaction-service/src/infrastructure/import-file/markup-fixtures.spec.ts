import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Statement,
  StatementBalance,
  StatementEntry,
  StatementFile,
  StatementSection,
} from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures');
const filesIn = (kind: 'ok' | 'not-ok') =>
  readdirSync(join(folder, kind)).filter((name) => /\.(?:ofx|qfx|xml)$/.test(name));
const expectedOf = (path: string): unknown =>
  JSON.parse(readFileSync(join(folder, path.replace(/\.[a-z]+$/, '.json')), 'utf8'));

function open(path: string): StatementFile {
  const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
  return openStatement(readers, readFileSync(join(folder, path)), null);
}

function read(path: string): { format: string } & Statement {
  const file = open(path);
  const { reading } = file.propose({ locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' });
  const statement = file.read(reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' });
  return { format: reading.format, ...statement };
}

/** What of an entry says something, amounts with their sign. */
function said(entry: StatementEntry): Record<string, unknown> {
  const { line, section } = entry;
  if ('problem' in entry) return { line, section, problem: entry.problem };
  const { type, amount, categoryText, ...values } = entry.values;
  const told = Object.entries(values).filter(([, value]) => value !== null);
  return {
    line,
    section,
    amount: `${type === 'income' ? '' : '-'}${String(amount)}`,
    ...Object.fromEntries(told.map(([name, value]) => [name, typeof value === 'string' ? value : String(value)])),
    ...(categoryText !== null && { categoryText }),
  };
}

const balance = (stated: StatementBalance | null) => stated && `${stated.date} ${String(stated.amount)}`;

function summary({ format, sections, entries, warnings }: ReturnType<typeof read>) {
  const statements = sections.map(({ account, opening, closing }: StatementSection) => ({
    account,
    opening: balance(opening),
    closing: balance(closing),
  }));
  return { format, statements, entries: entries.map(said), warnings: warnings.map(({ code }) => code) };
}

describe('files of OFX and CAMT as banks write them', () => {
  it.each(filesIn('ok'))('reads %s', (name) => {
    expect(JSON.parse(JSON.stringify(summary(read(`ok/${name}`))))).toEqual(expectedOf(`ok/${name}`));
  });
});

describe('files of OFX and CAMT in which nothing can be read', () => {
  it.each(filesIn('not-ok'))('refuses %s when it is opened, before the ledger is asked anything', (name) => {
    const expected = expectedOf(`not-ok/${name}`) as { code: string; line?: number; detail: string };
    let thrown: unknown;
    try {
      open(`not-ok/${name}`);
    } catch (error) {
      thrown = error;
    }
    const { code, line, detail } = expected;
    expect(thrown).toMatchObject({ code, message: detail, ...(line && { facts: { line } }) });
  });
});
