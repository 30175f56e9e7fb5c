import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Money } from '@pft/kernel';
import type { EntryValues, Statement, StatementSection } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const shared = join(process.cwd(), '..', 'shared');
const FORMATS = ['mt940', 'mt942', 'qif'];

interface ExpectedEntry {
  date: string;
  amount: string;
  type?: string;
  payee?: string;
  without?: string;
  account?: string;
  to?: string;
  splits?: { amount: string }[];
}

interface Expected {
  format: string;
  entries: ExpectedEntry[];
  notBooked?: string[];
  statements?: { account: string; matches: boolean | null }[];
  counts?: { new?: number; error?: number };
}

interface Person {
  user: { baseCurrency: string; locale: string };
  account?: { currency: string; type: string; name: string };
}

function read(path: string, { user, account }: Person): { format: string; statement: Statement; doubts: number } {
  const file = openStatement(statementReaders({ maxRows: 100_000, maxColumns: 1_000 }), readFileSync(path), null);
  const { reading, warnings } = file.propose({ ...user, account: account ?? null, today: '2026-11-27' });
  const currency = account?.currency ?? user.baseCurrency;
  const statement = file.read(reading, { fallbackCurrency: () => currency, latestDate: '2036-12-31' });
  return { format: reading.format, statement, doubts: warnings.length + statement.warnings.length };
}

const movements = ({ entries }: Statement) => entries.flatMap((entry) => ('values' in entry ? [entry.values] : []));
const signed = ({ type, amount }: EntryValues) => (type === 'income' ? amount : amount.negate());

function fits(expected: ExpectedEntry, values: EntryValues, person: Person): boolean {
  const amount = expected.type === 'transfer' ? values.amount : signed(values);
  const account = values.accountText ?? person.account?.name ?? '';
  return (
    values.date === expected.date &&
    String(amount) === expected.amount &&
    (values.payee ?? '').includes(expected.payee ?? '') &&
    !(expected.without && values.payee?.includes(expected.without)) &&
    account.includes(expected.account ?? '') &&
    (values.transfer?.accountText ?? '').includes(expected.to ?? '') &&
    (expected.splits === undefined || values.splits?.length === expected.splits.length)
  );
}

function matches({ opening, closing }: StatementSection, booked: readonly EntryValues[]): boolean | null {
  if (!opening || !closing) return null;
  return booked.reduce((sum, values) => sum.plus(signed(values)), opening.amount).equals(closing.amount);
}

const folder = join(shared, 'cases');
const cases = existsSync(folder)
  ? readdirSync(folder).flatMap((name) => {
      const path = join(folder, name, 'expected.json');
      if (!existsSync(path)) return [];
      const expected = JSON.parse(readFileSync(path, 'utf8')) as Expected;
      return FORMATS.includes(expected.format) ? [{ name, expected }] : [];
    })
  : [];

const describeCases = cases.length > 0 ? describe : describe.skip;
const absent = [{ name: '', expected: { format: '', entries: [] } as Expected }];

describeCases(
  `text files that broke other programs${cases.length > 0 ? '' : ' (skipped: ../shared/cases is absent)'}`,
  () => {
    it.each(cases.length > 0 ? cases : absent)('reads $name', ({ name, expected }) => {
      const input = readdirSync(join(folder, name)).find((file) => file.startsWith('input.')) ?? '';
      const person = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as Person;
      const { format, statement } = read(join(folder, name, input), person);
      expect(format).toBe(expected.format);
      const values = movements(statement);
      const left = values.filter(({ ignored }) => !ignored);
      const missing = expected.entries.filter((entry) => {
        const found = left.findIndex((each) => fits(entry, each, person));
        if (found >= 0) left.splice(found, 1);
        return found < 0;
      });
      expect({ missing, left }).toEqual({ missing: [], left: [] });
      for (const text of expected.notBooked ?? [])
        expect(values.filter(({ payee, ignored }) => !ignored && payee?.includes(text))).toEqual([]);
      expect(statement.entries.length - values.length).toBe(expected.counts?.error ?? 0);
      for (const { account, matches: wanted } of expected.statements ?? []) {
        const found = statement.sections.flatMap((section, index) => {
          const own = statement.entries.flatMap((entry) =>
            entry.section === index && 'values' in entry ? [entry.values] : [],
          );
          return section.account?.text.includes(account) ? [matches(section, own)] : [];
        });
        expect(new Set(found)).toEqual(new Set([wanted]));
      }
    });
  },
);

const samples = join(shared, 'samples');
const describeSamples = existsSync(samples) ? describe : describe.skip;

describeSamples(`real text files${existsSync(samples) ? '' : ' (skipped: ../shared/samples is absent)'}`, () => {
  const person = { user: { baseCurrency: 'USD', locale: 'en-US' } };
  const sum = (values: readonly EntryValues[], currency: string) =>
    values.reduce((total, each) => total.plus(signed(each)), Money.zero(currency)).toDecimal();

  it('reads the Dutch account in two statements, whose balances do not go on', () => {
    const { format, statement } = read(join(samples, 'mt940-abnamro.sta'), person);
    expect(format).toBe('mt940');
    expect(statement.sections).toHaveLength(2);
    expect(statement.entries.map(({ section }) => section)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect(sum(movements(statement), 'EUR')).toBe('-345.93');
    expect(statement.warnings.map(({ code }) => code)).toEqual(['statement-gap']);
  });

  it('reads splits and the opening balance of the Quicken file, and reports its trade', () => {
    const { format, statement } = read(join(samples, 'investments-and-splits.qif'), person);
    expect(format).toBe('qif');
    const values = movements(statement);
    expect(statement.entries).toHaveLength(5);
    expect(sum(values, 'USD')).toBe('-35.50');
    expect(values.map(({ splits }) => splits?.length ?? 0)).toEqual([2, 0, 2, 0, 4]);
    expect(statement.sections).toMatchObject([
      { account: { name: 'TestExport' }, opening: { date: '2020-02-10', amount: Money.zero('USD') } },
    ]);
    expect(statement.warnings.map(({ code }) => code)).toEqual(['investments-not-imported']);
  });
});
