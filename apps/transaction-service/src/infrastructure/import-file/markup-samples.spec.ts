import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Money } from '@pft/kernel';
import type { EntryValues, Statement, StatementSection } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const shared = join(process.cwd(), '..', 'shared');
const FORMATS = ['ofx', 'camt.052', 'camt.053', 'camt.054'];

interface ExpectedEntry {
  date: string;
  amount: string;
  payee?: string;
  without?: string;
  account?: string;
}

interface Expected {
  format: string;
  entries: ExpectedEntry[];
  notBooked?: string[];
  statements?: { account: string; matches: boolean | null }[];
  statementCount?: number;
  counts?: { new: number; error: number };
}

function read(path: string): { format: string; statement: Statement } {
  const file = openStatement(statementReaders({ maxRows: 100_000, maxColumns: 1_000 }), readFileSync(path), null);
  const { reading } = file.propose({ locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' });
  const rules = { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' };
  return { format: reading.format, statement: file.read(reading, rules) };
}

const movements = ({ entries }: Statement) => entries.flatMap((entry) => ('values' in entry ? [entry.values] : []));
const signed = ({ type, amount }: EntryValues) => (type === 'income' ? amount : amount.negate());

function fits(expected: ExpectedEntry, values: EntryValues): boolean {
  return (
    values.date === expected.date &&
    String(signed(values)) === expected.amount &&
    (values.payee ?? '').includes(expected.payee ?? '') &&
    !(expected.without && values.payee?.includes(expected.without)) &&
    (values.accountText ?? '').includes(expected.account ?? '')
  );
}

function matches({ opening, closing }: StatementSection, booked: readonly EntryValues[]): boolean | null {
  if (!opening || !closing) return null;
  return booked.reduce((sum, values) => sum.plus(signed(values)), opening.amount).equals(closing.amount);
}

const folder = join(shared, 'cases');
const cases: { name: string; expected: Expected | null }[] = existsSync(folder)
  ? readdirSync(folder).flatMap((name) => {
      const path = join(folder, name, 'expected.json');
      if (!existsSync(path)) return [];
      const expected = JSON.parse(readFileSync(path, 'utf8')) as Expected;
      return FORMATS.includes(expected.format) ? [{ name, expected }] : [];
    })
  : [];
const describeCases = cases.length > 0 ? describe : describe.skip;

describeCases(
  `files that broke other programs${cases.length > 0 ? '' : ' (skipped: ../shared/cases is absent)'}`,
  () => {
    it.each(cases.length > 0 ? cases : [{ name: '', expected: null }])('reads $name', ({ name, expected }) => {
      if (!expected) throw new Error('There is no case.');
      const input = readdirSync(join(folder, name)).find((file) => file.startsWith('input.')) ?? '';
      const { format, statement } = read(join(folder, name, input));
      expect(format).toBe(expected.format);
      const values = movements(statement);
      const booked = values.filter(({ ignored }) => !ignored);
      const left = [...booked];
      const missing = expected.entries.filter((entry) => {
        const found = left.findIndex((each) => fits(entry, each));
        if (found >= 0) left.splice(found, 1);
        return found < 0;
      });
      expect({ missing, left }).toEqual({ missing: [], left: [] });
      for (const text of expected.notBooked ?? [])
        expect(values.filter(({ payee }) => payee?.includes(text)).map(({ ignored }) => ignored)).toEqual(['pending']);
      if (expected.counts) expect(statement.entries.length - values.length).toBe(expected.counts.error);
      if (expected.statementCount) expect(statement.sections).toHaveLength(expected.statementCount);
      for (const { account, matches: wanted } of expected.statements ?? []) {
        const found = statement.sections.flatMap((section, index) => {
          const own = statement.entries.filter((entry) => entry.section === index);
          const ownBooked = own.flatMap((entry) => ('values' in entry && !entry.values.ignored ? [entry.values] : []));
          return section.account?.text === account ? [matches(section, ownBooked)] : [];
        });
        expect(new Set(found)).toEqual(new Set([wanted]));
      }
    });
  },
);

const samples = join(shared, 'samples');
const describeSamples = existsSync(samples) ? describe : describe.skip;

describeSamples(`real files of tags${existsSync(samples) ? '' : ' (skipped: ../shared/samples is absent)'}`, () => {
  it('reads the Canadian account in OFX 1 without closing tags', () => {
    const { format, statement } = read(join(samples, 'bank-two-balances-cad.ofx'));
    expect(format).toBe('ofx');
    expect(movements(statement).map((values) => [values.date, String(signed(values)), values.payee])).toEqual([
      ['2009-04-01', '-6.60 CAD', "MCDONALD'S #112"],
      ['2009-04-02', '-316.67 CAD', "Joe's Bald Hairstyles"],
      ['2009-04-03', '-22.00 CAD', "CONNIE'S HAIR D"],
    ]);
    expect(statement.sections).toMatchObject([
      {
        account: { text: '12300 000012345678', currency: 'CAD', type: 'checking' },
        opening: null,
        closing: { date: '2009-05-23', amount: Money.of(38234n, 'CAD') },
      },
    ]);
  });

  it.each(['camt053-minimal.xml', 'camt053-five-decimals.xml'])('reads %s', (name) => {
    const { format, statement } = read(join(samples, name));
    expect(format).toBe('camt.053');
    expect(movements(statement)).toMatchObject([
      { date: '2014-12-31', valueDate: '2015-01-02', type: 'income', amount: Money.of(885n, 'EUR') },
    ]);
    const [section] = statement.sections;
    expect(section?.account).toMatchObject({ iban: 'NL26VAYB8060476890', currency: 'EUR' });
    // The closing balance of the first is in a currency that the account does not have.
    if (section) expect(matches(section, movements(statement))).toBe(name.includes('minimal') ? null : false);
  });
});
