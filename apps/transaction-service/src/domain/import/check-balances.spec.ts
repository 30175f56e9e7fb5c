import { Money } from '@pft/kernel';
import { checkBalances } from './check-balances';
import type { StatementBalance, StatementEntry, StatementSection } from './statement';

const eur = (minor: number) => Money.of(BigInt(minor), 'EUR');
const balance = (date: string | null, minor: number): StatementBalance => ({ date, amount: eur(minor) });
const section = (more: Partial<StatementSection>): StatementSection => ({
  account: null,
  opening: balance('2026-03-01', 10_000),
  closing: null,
  ...more,
});
const moved = (date: string, minor: number, more: { section?: number; currency?: string } = {}): StatementEntry => ({
  line: 1,
  source: { cells: [] },
  ...(more.section !== undefined && { section: more.section }),
  values: {
    date,
    valueDate: null,
    type: minor < 0 ? 'expense' : 'income',
    amount: Money.of(BigInt(Math.abs(minor)), more.currency ?? 'EUR'),
    payee: null,
    note: null,
    accountText: null,
    categoryText: null,
    bankId: null,
  },
});
const check = (sections: StatementSection[], entries: StatementEntry[]) => checkBalances(sections, entries, 'CHF');
const days = [moved('2026-03-20', -300), moved('2026-03-05', -100), moved('2026-03-12', 200)];
const mismatch = (more: Partial<StatementSection>) => check([section(more)], days).warnings[0]?.detail ?? '';

describe('the balances of a statement', () => {
  it('match where opening and movements make the closing, whatever the order of the movements', () => {
    const { statements, warnings } = check([section({ closing: balance('2026-03-31', 9_800) })], days);
    expect(statements).toMatchObject([{ sum: { amount: '-2.00', currency: 'EUR' }, matches: true }]);
    expect(warnings).toEqual([]);
  });

  it('say nothing where one of them is not stated', () => {
    for (const one of [section({}), section({ opening: null, closing: balance(null, 9_800) })])
      expect(check([one], days)).toMatchObject({ statements: [{ matches: null }], warnings: [] });
  });

  it('are off from the first movement on where nothing in between is stated', () => {
    expect(mismatch({ closing: balance('2026-03-31', 9_850) })).toBe(
      'The statement does not add up from 2026-03-05 on: 100.00 EUR at the beginning and rows of -2.00 EUR make 98.00 EUR, ' +
        'the file states 98.50 EUR, 0.50 EUR more.',
    );
  });

  it('are off from the first movement on that follows the last balance in between which agrees', () => {
    const interim = [balance('2026-03-12', 10_100), balance('2026-03-06', 9_900)];
    expect(mismatch({ interim, closing: balance('2026-03-31', 9_850) })).toContain('up from 2026-03-20 on');
    const off = [balance('2026-03-06', 9_900), balance('2026-03-12', 10_150)];
    expect(mismatch({ interim: off, closing: balance('2026-03-31', 9_850) })).toContain('up from 2026-03-12 on');
    expect(mismatch({ interim: off, closing: balance(null, 9_850) })).toContain('up from 2026-03-12 on');
  });

  it('leave out what is in another currency, which then is missing', () => {
    const entries = [...days, moved('2026-03-25', -300, { currency: 'USD' })];
    const closing = balance('2026-03-31', 9_500);
    expect(check([section({ closing })], entries).statements).toMatchObject([
      { sum: { amount: '-2.00' }, matches: false },
    ]);
  });

  it('are those of each statement by its own movements', () => {
    const two = [
      section({ closing: balance('2026-03-31', 9_900) }),
      section({ closing: balance('2026-03-31', 10_050) }),
    ];
    const entries = [moved('2026-03-05', 50, { section: 1 }), moved('2026-03-05', -100, { section: 0 }), ...days];
    expect(check(two, entries).statements.map(({ matches }) => matches)).toEqual([true, true]);
  });

  it('are of the currency that the file names, else of the one that rows without a currency have', () => {
    const account = { text: 'a', iban: null, number: null, name: null, currency: 'USD' };
    const empty = { opening: null, closing: null };
    const { statements } = check([section({ account, ...empty }), section(empty)], []);
    expect(statements.map(({ sum }) => sum)).toEqual([
      { amount: '0.00', currency: 'USD' },
      { amount: '0.00', currency: 'CHF' },
    ]);
  });

  it('are shown of so many statements only, and so many mismatches are named', () => {
    const many = Array.from({ length: 502 }, () => section({ closing: balance(null, 1) }));
    const { statements, warnings } = check(many, []);
    expect(statements).toHaveLength(500);
    expect(warnings).toHaveLength(12);
    expect(warnings.slice(10)).toEqual([
      { code: 'balance-mismatch', detail: '490 more statements do not add up.' },
      { code: 'statements-not-shown', detail: 'The balances of 2 more statements are not checked.' },
    ]);
  });
});
