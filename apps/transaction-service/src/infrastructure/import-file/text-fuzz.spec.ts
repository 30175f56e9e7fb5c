import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarDate, DomainError, Money } from '@pft/kernel';
import { fuzzRequests, fuzzSeed } from '@pft/testing';
import { seededRandom } from '../../../test/import-drawn-file';
import type { EntryValues } from '../../domain/import/statement';
import { openStatement, statementReaders } from './detect-format';

const folder = join(__dirname, 'fixtures', 'ok');
const seeds = readdirSync(folder)
  .filter((name) => /\.(?:sta|940|qif)$/.test(name))
  .map((name) => readFileSync(join(folder, name)).toString('latin1'));
/** What these formats are made of, put where it does not belong. */
const PIECES = [
  ':20:',
  ':25:',
  ':60F:',
  ':60M:',
  ':61:',
  ':62F:',
  ':62M:',
  ':86:',
  ':90D:',
  '-\n',
  '-}',
  '{4:',
  '//',
  '?20',
  '?32',
  '/NAME/',
  'SVWZ+',
  'RC',
  'D',
  ',',
  '0229',
  '999999',
  '!Type:Bank\n',
  '!Type:Invst\n',
  '!Account\n',
  '!Clear:AutoSwitch\n',
  '^\n',
  'S',
  '$',
  'E',
  'L[',
  ']',
  '/',
  "'",
  '\r',
  '\n',
  '\0',
  '\u00ff',
  ' ',
  '-',
  '.',
  'T',
  'P',
  "D1/2'26\n",
  '9'.repeat(40),
];

function mutated(random: () => number): string {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  let text = pick(seeds);
  const changes = 1 + Math.floor(random() * 8);
  for (let change = 0; change < changes; change++) {
    const at = Math.floor(random() * text.length);
    const length = Math.floor(random() * 12);
    const kind = random();
    if (kind < 0.4) text = text.slice(0, at) + pick(PIECES) + text.slice(at);
    else if (kind < 0.6) text = text.slice(0, at) + text.slice(at + length);
    else if (kind < 0.8) text = text.slice(0, at) + pick(PIECES) + text.slice(at + length);
    else if (kind < 0.9) text = text.slice(0, at) + text.slice(at, at + 5 * length) + text.slice(at);
    else text = text.slice(0, at) + pick(seeds).slice(Math.floor(random() * 100));
  }
  return text;
}

/** What the ledger relies on, whatever the file. */
function requireSound(values: EntryValues): void {
  expect(CalendarDate.is(values.date) && (values.valueDate === null || CalendarDate.is(values.valueDate))).toBe(true);
  expect(values.amount.isPositive()).toBe(true);
  expect(values.payee === null || (values.payee !== '' && [...values.payee].length <= 500)).toBe(true);
  expect(values.note === null || (values.note !== '' && [...values.note].length <= 1000)).toBe(true);
  const { splits } = values;
  if (!splits) return;
  expect(splits.length).toBeGreaterThanOrEqual(2);
  const sum = splits.reduce((total, { amount }) => total.plus(amount), Money.zero(values.amount.currency));
  expect(String(sum)).toBe(String(values.amount));
}

describe('files of lines with something wrong in them', () => {
  it('are read or refused, and never anything else', () => {
    const seed = fuzzSeed();
    const random = seededRandom(seed);
    let [read, refused] = [0, 0];
    for (let index = 0; index < fuzzRequests(1_000); index++) {
      const text = mutated(random);
      try {
        const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
        const file = openStatement(readers, Buffer.from(text, 'latin1'), null);
        const context = { locale: 'en-US', baseCurrency: 'EUR', account: null, today: '2026-11-27' };
        const { reading } = file.propose(context);
        const { entries } = file.read(reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' });
        for (const entry of entries) {
          expect(entry.source.cells.every((cell) => typeof cell === 'string')).toBe(true);
          if ('values' in entry) requireSound(entry.values);
        }
        read++;
      } catch (error) {
        if (error instanceof DomainError) refused++;
        else throw new Error(`Seed ${seed}, file ${index}: ${JSON.stringify(text)}`, { cause: error });
      }
    }
    // A fuzz that reads nothing, or nothing wrong, proves nothing.
    expect(read).toBeGreaterThan(refused);
    expect(refused).toBeGreaterThan(0);
  });
});
