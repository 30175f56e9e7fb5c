import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Money } from '@pft/kernel';
import {
  mappingOf,
  sourceOf,
  type ReadingContext,
  type StatementEntry,
  type StatementSection,
} from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures');
const filesIn = (kind: 'ok' | 'not-ok') =>
  readdirSync(join(folder, kind)).filter((name) => name.startsWith('peer-') && name.endsWith('.csv'));
const expectedOf = (path: string): unknown =>
  JSON.parse(readFileSync(join(folder, path.replace(/\.csv$/, '.json')), 'utf8'));

const NOBODY: ReadingContext = { locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' };

/** What of an entry says something, amounts with their sign. */
function said(entry: StatementEntry): Record<string, unknown> {
  const { line, section } = entry;
  if ('problem' in entry) {
    const { problem, ignored } = entry;
    return { line, section, problem, ignored };
  }
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

const accountOf = ({ account, opening }: StatementSection) => ({
  name: account?.text,
  ...(account?.iban && { iban: account.iban }),
  type: account?.type,
  opening: opening && `${opening.date} ${String(opening.amount)}`,
});

function summary(path: string) {
  const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
  const file = openStatement(readers, readFileSync(join(folder, path)), null, NOBODY);
  const { reading, warnings, questions = [] } = file.propose(NOBODY);
  const { sections, entries } = file.read(reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' });
  return {
    source: sourceOf(reading),
    ...(mappingOf(reading) && { mapping: mappingOf(reading)?.columns }),
    accounts: sections.map(accountOf),
    entries: entries.map(said),
    warnings: warnings.map(({ code }) => code),
    questions: questions.map(({ code, options }) => ({ code, options: options.map(({ mapping }) => mapping) })),
  };
}

const PLACES = [...filesIn('ok').map((name) => `ok/${name}`), ...filesIn('not-ok').map((name) => `not-ok/${name}`)];

describe('tables that other programs have exported', () => {
  it.each(PLACES)('reads %s', (path) => {
    expect(JSON.parse(JSON.stringify(summary(path)))).toEqual(expectedOf(path));
  });

  it('are at least two of each program', () => {
    const programs = filesIn('ok').map((name) => (expectedOf(`ok/${name}`) as { source: string }).source);
    const counts = new Map(programs.map((each) => [each, programs.filter((other) => other === each).length]));
    expect(counts.size).toBe(10);
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(2);
  });
});
