import { CalendarDate, Money } from '@pft/kernel';
import fc from 'fast-check';
import { sampleHousehold } from './sample-household';

const rowsOf = (today: string) => sampleHousehold(today).rows;
const anyDay = fc.integer({ min: 10_000, max: 30_000 }).map(CalendarDate.fromEpochDay);
const today = '2026-11-24';

describe('the sample household', () => {
  it('is the same each time', () => {
    expect(sampleHousehold(today)).toEqual(sampleHousehold(today));
  });

  it.each([
    ['2026-11-24', '2024-12-01'],
    ['2024-02-29', '2022-03-01'],
    ['2025-01-01', '2023-02-01'],
    ['2023-12-31', '2022-01-01'],
  ])('of %s begins on %s and ends on that day at the latest', (day, first) => {
    const dates = rowsOf(day).map((row) => row.date);
    expect(dates[0]).toBe(first);
    expect(dates).toEqual([...dates].sort());
    expect(dates.every((date) => date <= day)).toBe(true);
    expect(CalendarDate.daysBetween(dates.at(-1) ?? '', day)).toBeLessThan(4);
    expect(new Set(dates.map(CalendarDate.monthOf)).size).toBe(24);
  });

  it('keeps the rows of a day when it is made again on a later day, but for those to review', () => {
    const inTime = (today: string) => rowsOf(today).filter(({ date }) => date <= '2026-10-31');
    expect(inTime('2026-11-30')).toEqual(inTime('2026-11-24'));
  });

  it('uses three currencies, each account only one', () => {
    const { accounts, rows } = sampleHousehold(today);
    const currencies = new Map(accounts.map(({ name, currency }) => [name, currency]));
    expect(new Set(currencies.values())).toEqual(new Set(['EUR', 'USD', 'JPY']));
    for (const { account, currency, to } of rows) {
      expect(currencies.get(account)).toBe(currency);
      if (to) expect(currencies.get(to.account)).toBe(to.currency);
    }
  });

  it('has accounts of their kinds, transfers between them and between currencies, splits that add up, and refunds', () => {
    const { accounts, rows } = sampleHousehold(today);
    expect(new Set(accounts.map(({ type }) => type))).toEqual(new Set(['checking', 'savings', 'credit-card', 'cash']));
    const moved = rows.filter(({ to }) => to);
    expect(moved.some(({ currency, to }) => to?.currency === currency)).toBe(true);
    expect(moved.some(({ currency, to }) => to?.currency !== currency)).toBe(true);
    const split = rows.filter(({ parts }) => parts);
    expect(split.length).toBeGreaterThanOrEqual(23);
    for (const { parts = [], amountMinor } of split)
      expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amountMinor);
    const refunds = rows.filter(({ refundOf }) => refundOf);
    expect(refunds.length).toBeGreaterThanOrEqual(2);
    for (const { refundOf, payee } of refunds)
      expect(rows.some((row) => row.date === refundOf && row.payee === payee && row.amountMinor < 0)).toBe(true);
  });

  it('settles its card each month, so that it never owes more than what was bought since', () => {
    const { accounts, rows } = sampleHousehold(today);
    let owed = accounts.find(({ name }) => name === 'Credit card')?.openingMinor ?? 0;
    for (const { account, amountMinor, to } of rows) {
      if (account === 'Credit card') owed += amountMinor;
      if (to?.account === 'Credit card') owed += to.amountMinor;
      expect(owed).toBeLessThanOrEqual(0);
    }
  });

  it('has twelve rows to review, in the words of a bank and without a category', () => {
    const open = rowsOf(today).filter(({ category, parts, to }) => !category && !parts && !to);
    expect(open).toHaveLength(12);
    expect(open.every(({ payee, payeeName }) => payee.startsWith(payeeName?.toUpperCase() ?? '-'))).toBe(true);
  });

  it('has no rows outside its window, on any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const dates = rowsOf(day).map((row) => row.date);
        expect(dates.every(CalendarDate.is)).toBe(true);
        expect(dates.at(-1)! <= day).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('earns more than it spends over a year, but does not earn a fortune', () => {
    const sums = { in: 0, out: 0 };
    for (const { currency, date, amountMinor, to } of rowsOf('2025-12-31')) {
      if (to || currency !== 'EUR' || date < '2025-01-01') continue;
      if (amountMinor > 0) sums.in += amountMinor;
      else sums.out -= amountMinor;
    }
    expect(sums.out).toBeLessThan(sums.in);
    expect(sums.out * 2).toBeGreaterThan(sums.in);
  });

  it('buys groceries several times a week and pays the rent once a month', () => {
    const rows = rowsOf('2025-12-31').filter((row) => row.date >= '2025-01-01');
    expect(rows.filter((row) => row.category === 'Groceries').length).toBeGreaterThan(150);
    expect(rows.filter((row) => row.category === 'Rent').length).toBe(12);
  });

  it('only has budgets on categories that its rows use', () => {
    const used = new Set(rowsOf(today).flatMap((row) => row.category ?? []));
    for (const budget of sampleHousehold(today).budgets) {
      expect(budget.categoryNames.filter((name) => !used.has(name))).toEqual([]);
    }
  });

  it('has a budget of the current month over a threshold, on any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = CalendarDate.monthOf(day);
        const rows = rowsOf(day).filter((row) => row.date.startsWith(month));
        const passed = sampleHousehold(day).budgets.filter(({ categoryNames, limit, period, thresholds }) => {
          const spent = rows
            .filter(({ category = '', currency }) => categoryNames.includes(category) && currency === limit.currency)
            .reduce((sum, { amountMinor }) => sum - amountMinor, 0);
          const threshold = BigInt(Math.min(...thresholds));
          return period === 'month' && BigInt(spent) * 100n >= Money.parse(limit).amountMinor * threshold;
        });
        expect(passed.length).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a day that does not exist', () => {
    expect(() => sampleHousehold('2023-02-29')).toThrow(expect.objectContaining({ code: 'date-invalid' }));
  });
});
