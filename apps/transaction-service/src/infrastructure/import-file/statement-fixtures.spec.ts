import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Money } from '@pft/kernel';
import type { Statement, StatementBalance, StatementEntry, StatementSection } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures');
const filesIn = (kind: 'ok' | 'not-ok') =>
  readdirSync(join(folder, kind)).filter((name) => /\.(?:ofx|qfx|xml|sta|940|qif)$/.test(name));
const expectedOf = (path: string): unknown =>
  JSON.parse(readFileSync(join(folder, path.replace(/\.[a-z0-9]+$/, '.json')), 'utf8'));

function read(path: string): { format: string } & Statement {
  const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
  const file = openStatement(readers, readFileSync(join(folder, path)), null);
  const { reading, warnings } = file.propose({ locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' });
  const statement = file.read(reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' });
  return { format: reading.format, ...statement, warnings: [...warnings, ...statement.warnings] };
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
    ...Object.fromEntries(told.map(([name, value]) => [name, value instanceof Money ? String(value) : value])),
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

describe('files of OFX, CAMT, MT940, MT942 and QIF as banks write them', () => {
  it.each(filesIn('ok'))('reads %s', (name) => {
    expect(JSON.parse(JSON.stringify(summary(read(`ok/${name}`))))).toEqual(expectedOf(`ok/${name}`));
  });
});

describe('files of OFX, CAMT, MT940, MT942 and QIF in which nothing can be read', () => {
  it.each(filesIn('not-ok'))('refuses %s', (name) => {
    const expected = expectedOf(`not-ok/${name}`) as { code: string; line?: number; detail: string };
    let thrown: unknown;
    try {
      read(`not-ok/${name}`);
    } catch (error) {
      thrown = error;
    }
    const { code, line, detail } = expected;
    expect(thrown).toMatchObject({ code, message: detail, ...(line && { facts: { line } }) });
  });
});
