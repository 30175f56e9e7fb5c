import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingContext } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const FORMATS = ['xlsx', 'zip'];

interface Expected {
  format: string;
  counts?: { new?: number; error?: number };
  entries: { date: string; amount: string; payee?: string }[];
}

const folder = join(process.cwd(), '..', 'shared', 'cases');
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
  `workbooks that broke other programs${cases.length > 0 ? '' : ' (skipped: ../shared/cases is absent)'}`,
  () => {
    it.each(cases.length > 0 ? cases : [{ name: '', expected: null }])('reads $name', ({ name, expected }) => {
      if (!expected) throw new Error('There is no case.');
      const { user } = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as { user: ReadingContext };
      const context: ReadingContext = { ...user, account: null, today: '2026-11-27' };
      const input = readdirSync(join(folder, name)).find((file) => file.startsWith('input.')) ?? '';
      const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
      const file = openStatement(readers, readFileSync(join(folder, name, input)), null, context);
      const { reading, questions = [] } = file.propose(context);
      expect([reading.format, questions]).toEqual([expected.format, []]);
      const rules = { fallbackCurrency: () => context.baseCurrency, latestDate: '2036-12-31' };
      const { entries } = file.read(reading, rules);
      const booked = entries.flatMap((entry) => ('values' in entry && !entry.values.ignored ? [entry.values] : []));
      const signed = booked.map(({ date, type, amount, payee }) => ({
        date,
        amount: `${type === 'expense' ? '-' : ''}${String(amount)}`,
        payee: expect.stringContaining(payee ?? '') as unknown,
      }));
      expect(expected.entries.map(({ date, amount, payee }) => ({ date, amount, payee }))).toHaveLength(signed.length);
      for (const [index, { date, amount, payee = '' }] of expected.entries.entries())
        expect([signed[index]?.date, signed[index]?.amount, booked[index]?.payee]).toEqual([
          date,
          amount,
          expect.stringContaining(payee),
        ]);
      const errors = entries.filter((entry) => 'problem' in entry && !entry.ignored).length;
      expect(errors).toBe(expected.counts?.error ?? errors);
    });
  },
);
