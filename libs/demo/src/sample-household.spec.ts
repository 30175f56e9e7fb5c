import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarDate, Money } from '@pft/kernel';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { sampleHousehold } from './sample-household';

interface Row {
  Date: string;
  Account: string;
  Payee: string;
  Amount: string;
  Currency: string;
  Category: string;
  Note: string;
}

const rowsOf = (today: string): Row[] => parse(sampleHousehold(today).csv, { columns: true }) as Row[];
const anyDay = fc.integer({ min: 10_000, max: 30_000 }).map(CalendarDate.fromEpochDay);
const today = '2026-11-24';

describe('the sample household', () => {
  it('is the same each time', () => {
    expect(sampleHousehold(today)).toEqual(sampleHousehold(today));
  });

  it('has the columns that an import recognises', () => {
    expect(sampleHousehold(today).csv.split('\r\n')[0]).toBe('Date,Account,Payee,Amount,Currency,Category,Note');
  });

  it.each([
    ['2026-11-24', '2024-12-01'],
    ['2024-02-29', '2022-03-01'],
    ['2025-01-01', '2023-02-01'],
    ['2023-12-31', '2022-01-01'],
  ])('of %s begins on %s and ends on that day at the latest', (day, first) => {
    const dates = rowsOf(day).map((row) => row.Date);
    expect(dates[0]).toBe(first);
    expect(dates).toEqual([...dates].sort());
    expect(dates.every((date) => date <= day)).toBe(true);
    expect(CalendarDate.daysBetween(dates.at(-1) ?? '', day)).toBeLessThan(4);
    expect(new Set(dates.map(CalendarDate.monthOf)).size).toBe(24);
  });

  it('keeps the rows of a day when it is made again on a later day', () => {
    const older = sampleHousehold('2026-11-24').csv;
    const newer = sampleHousehold('2026-11-30').csv;
    expect(newer.startsWith(older)).toBe(true);
  });

  it('uses three currencies, each account only one', () => {
    const rows = rowsOf(today);
    expect(new Set(rows.map((row) => row.Currency))).toEqual(new Set(['EUR', 'USD', 'JPY']));
    const accounts = new Map<string, Set<string>>();
    for (const row of rows) accounts.set(row.Account, (accounts.get(row.Account) ?? new Set()).add(row.Currency));
    expect(accounts.size).toBeGreaterThanOrEqual(4);
    expect([...accounts.values()].every((currencies) => currencies.size === 1)).toBe(true);
  });

  it('has amounts exact in their currency, on any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        for (const row of rowsOf(day)) {
          const money = Money.parse({ amount: row.Amount, currency: row.Currency });
          expect(money.isZero()).toBe(false);
          expect(money.toDecimal()).toBe(row.Amount);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('has no rows outside its window, on any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const dates = rowsOf(day).map((row) => row.Date);
        expect(dates.every(CalendarDate.is)).toBe(true);
        expect(dates.at(-1)! <= day).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('earns more than it spends over a year, but does not earn a fortune', () => {
    const sums = { in: 0n, out: 0n };
    for (const row of rowsOf('2025-12-31')) {
      if (row.Currency !== 'EUR' || row.Date < '2025-01-01') continue;
      const { amountMinor } = Money.parse({ amount: row.Amount, currency: 'EUR' });
      if (amountMinor > 0n) sums.in += amountMinor;
      else sums.out -= amountMinor;
    }
    expect(sums.out).toBeLessThan(sums.in);
    expect(sums.out * 2n).toBeGreaterThan(sums.in);
  });

  it('buys groceries several times a week and pays the rent once a month', () => {
    const rows = rowsOf('2025-12-31').filter((row) => row.Date >= '2025-01-01');
    expect(rows.filter((row) => row.Category === 'Groceries').length).toBeGreaterThan(150);
    expect(rows.filter((row) => row.Category === 'Rent').length).toBe(12);
  });

  it('only has budgets on categories that its rows use', () => {
    const used = new Set(rowsOf(today).map((row) => row.Category));
    for (const budget of sampleHousehold(today).budgets) {
      expect(budget.categoryNames.filter((name) => !used.has(name))).toEqual([]);
    }
  });

  it('has a budget of the current month over a threshold, on any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = CalendarDate.monthOf(day);
        const rows = rowsOf(day).filter((row) => row.Date.startsWith(month));
        const passed = sampleHousehold(day).budgets.filter(({ categoryNames, limit, period, thresholds }) => {
          const spent = rows
            .filter((row) => categoryNames.includes(row.Category) && row.Currency === limit.currency)
            .reduce(
              (sum, row) => sum.plus(Money.parse({ amount: row.Amount, currency: row.Currency })),
              Money.zero(limit.currency),
            );
          const threshold = BigInt(Math.min(...thresholds));
          return period === 'month' && -spent.amountMinor * 100n >= Money.parse(limit).amountMinor * threshold;
        });
        expect(passed.length).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a day that does not exist', () => {
    expect(() => sampleHousehold('2023-02-29')).toThrow(expect.objectContaining({ code: 'date-invalid' }));
  });

  it('runs in a browser: its sources import nothing of Node', () => {
    const sources = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    for (const name of sources) {
      const imports = [...readFileSync(join(__dirname, name), 'utf8').matchAll(/from '([^']+)'/g)].map(
        (match) => match[1],
      );
      expect(imports.filter((path) => path !== '@pft/kernel' && !path?.startsWith('./'))).toEqual([]);
    }
  });
});
