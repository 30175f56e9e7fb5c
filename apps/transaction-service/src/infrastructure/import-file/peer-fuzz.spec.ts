import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DomainError } from '@pft/kernel';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures', 'ok');
const files = readdirSync(folder)
  .filter((name) => name.startsWith('peer-') && name.endsWith('.csv'))
  .map((name) => readFileSync(join(folder, name), 'utf8').split(/(?<=[\r\n])/));

const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
const context = { locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' };
const rules = { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' };

const FILES = process.env.TEST_LONG === '1' ? 20_000 : 1_000;

/** What may stand in a cell that is not what the program writes there. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '0.00',
    '1e9',
    '99999999999999999999',
    '-0.01',
    '2026-02-30',
    'EUR',
    '$',
    'CURRENCY::JPY',
    '::',
  ),
  fc.constantFrom(
    'Assets:',
    ':',
    'Expenses',
    'Transfer : ',
    '(SPLIT INTO 0) ',
    'Split (1/1) ',
    'Split (0/2)',
    '[x]',
    '\u0000',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[",\r\n\t;]/g, ' ')),
);

/** Below an unchanged header lines are left out, repeated, moved and changed. */
const drawn = fc.constantFrom(...files).chain(([header = '', ...lines]) =>
  fc
    .array(fc.tuple(fc.nat(lines.length - 1), fc.option(fc.tuple(fc.nat(40), cell))), { minLength: 1, maxLength: 12 })
    .map((steps) =>
      steps.reduce((text, [at, change]) => {
        const line = lines[at] ?? '';
        const cells = line.split(/([,\t])/);
        if (change) cells[(change[0] * 2) % cells.length] = change[1];
        return `${text}${cells.join('')}${/[\r\n]$/.test(cells.at(-1) ?? '') ? '' : '\n'}`;
      }, header),
    ),
);

describe('tables of other programs that are not as they should be', () => {
  it('are read or refused, and what is read can be booked', () => {
    fc.assert(
      fc.property(drawn, (text) => {
        try {
          const file = openStatement(readers, new TextEncoder().encode(text), null, context);
          const { entries } = file.read(file.propose(context).reading, rules);
          for (const entry of entries) {
            if (!('values' in entry)) continue;
            const { amount, splits, transfer, date } = entry.values;
            expect(amount.isPositive()).toBe(true);
            expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
            expect(transfer?.accountText).not.toBe('');
            if (transfer?.amount) expect(transfer.amount.isPositive()).toBe(true);
            if (splits) expect(splits.reduce((left, part) => left.minus(part.amount), amount).isZero()).toBe(true);
            expect(entry.source.cells.length).toBeGreaterThan(0);
          }
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
      }),
      { numRuns: FILES },
    );
  });
});
