import fc from 'fast-check';
import { CalendarDate } from '@pft/kernel';
import { BundledRates, Exchange } from '@pft/rates';
import { averageByDay, comparedRanges, moversOf, spendingByDay, upToToday, type Compare } from './comparison';
import { convertCells } from './converted-cells';
import type { SummaryCell } from './month-summary';

const exchange = new Exchange(new BundledRates(), 'EUR');
const compared = (from: string, to: string, compare: Compare, until?: string) => {
  const ranges = comparedRanges({ from, to }, compare, until);
  return ranges.map((range) => [range.from, range.to, range.end].join(' '));
};
const cell = (more: Partial<SummaryCell>): SummaryCell => ({
  date: '2026-03-05',
  currency: 'EUR',
  type: 'expense',
  categoryId: null,
  accountId: 'account',
  amountMinor: 100n,
  count: 1,
  rows: 1,
  ...more,
});

describe('what a range is compared with', () => {
  it.each<[string, string, Compare, string]>([
    ['2026-03-01', '2026-03-31', 'previous', '2026-02-01 2026-02-28 2026-02-28'],
    ['2026-02-01', '2026-02-28', 'previous', '2026-01-01 2026-01-31 2026-01-31'],
    ['2026-01-01', '2026-03-31', 'previous', '2025-10-01 2025-12-31 2025-12-31'],
    ['2026-03-01', '2026-03-15', 'previous', '2026-02-01 2026-02-15 2026-02-15'],
    ['2026-03-01', '2026-03-30', 'previous', '2026-02-01 2026-02-28 2026-02-28'],
    ['2026-03-10', '2026-03-16', 'previous', '2026-03-03 2026-03-09 2026-03-09'],
    ['2026-02-25', '2026-03-24', 'previous', '2026-01-25 2026-02-24 2026-02-24'],
    ['2026-01-31', '2026-02-27', 'previous', '2025-12-31 2026-01-30 2026-01-30'],
    ['2028-01-31', '2028-02-28', 'last-year', '2027-01-31 2027-02-27 2027-02-27'],
    ['2025-02-01', '2025-02-28', 'last-year', '2024-02-01 2024-02-29 2024-02-29'],
    ['2024-02-29', '2024-03-10', 'last-year', '2023-02-28 2023-03-10 2023-03-10'],
  ])('%s to %s, %s: %s', (from, to, compare, expected) => {
    expect(compared(from, to, compare)).toEqual([expected]);
  });

  it('goes up to today’s day on both sides, in shorter months to the last, and from a last day to a last day', () => {
    const march = { from: '2026-03-01', to: '2026-03-31' };
    expect(upToToday(march, '2026-03-15')).toEqual({ from: '2026-03-01', to: '2026-03-15' });
    for (const today of ['2026-02-27', '2026-03-31', '2026-04-01']) expect(upToToday(march, today)).toBe(march);
    const upTo = (day: string) => compared(march.from, march.to, 'previous', day);
    expect(upTo('2026-03-15')).toEqual(['2026-02-01 2026-02-15 2026-02-28']);
    for (const day of ['2026-03-29', '2026-03-30', '2026-03-31']) {
      expect(upTo(day)).toEqual(['2026-02-01 2026-02-28 2026-02-28']);
    }
    expect(compared('2026-02-01', '2026-02-28', 'previous', '2026-02-28')[0]).toBe('2026-01-01 2026-01-31 2026-01-31');
    expect(compared('2026-01-01', '2026-12-31', 'previous', '2026-02-28')[0]).toBe('2025-01-01 2025-02-28 2025-12-31');
  });

  it('averages the twelve months before one, the latest first, and refuses what is no month', () => {
    const months = compared('2026-03-01', '2026-03-31', 'average:12', '2026-03-30');
    expect(months).toHaveLength(12);
    expect(months[0]).toBe('2026-02-01 2026-02-28 2026-02-28');
    expect(months[11]).toBe('2025-03-01 2025-03-30 2025-03-31');
    for (const to of ['2026-04-30', '2027-02-28']) {
      expect(() => compared('2026-03-01', to, 'average:12')).toThrow('An average of months');
    }
    expect(() => compared('2026-03-02', '2026-03-31', 'average:12')).toThrow('An average of months');
  });

  it('ends before the range begins, and never is a part where the range is whole', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map(CalendarDate.fromEpochDay);
    fc.assert(
      fc.property(day, fc.nat(800), (from, days) => {
        const range = { from, to: CalendarDate.plusDays(from, days) };
        for (const each of comparedRanges(range, 'previous')) {
          expect(each.to).toBe(each.end);
          expect(each.from <= each.end && each.end < from).toBe(true);
        }
      }),
    );
  });
});

describe('movers', () => {
  it('come by the size of their change, gone and new categories and refunds among them', () => {
    const now = convertCells(
      [
        cell({ categoryId: 'travel', amountMinor: 200_000n }),
        cell({ categoryId: 'food', amountMinor: -5_000n }),
        cell({ categoryId: 'same', amountMinor: 700n }),
        cell({ categoryId: 'salary', type: 'income', amountMinor: 300_000n }),
        cell({ categoryId: null, currency: 'USD', date: '2024-02-29', amountMinor: 10_826n }),
      ],
      exchange,
    );
    const before = convertCells(
      [
        cell({ categoryId: 'travel', amountMinor: 79_300n }),
        cell({ categoryId: 'food', amountMinor: 20_000n }),
        cell({ categoryId: 'same', amountMinor: 700n }),
        cell({ categoryId: 'gone', amountMinor: 12_000n }),
        cell({ categoryId: 'salary', type: 'income', amountMinor: 290_000n }),
      ],
      exchange,
    );
    const movers = moversOf(
      now,
      before,
      'EUR',
      new Map([['travel', { id: 'travel', name: 'Travel', parentId: null }]]),
    );
    expect(movers.map(({ categoryId, change }) => [categoryId, change.toDecimal()])).toEqual([
      ['travel', '1207.00'],
      ['food', '-250.00'],
      ['gone', '-120.00'],
      [null, '100.00'],
      ['salary', '100.00'],
    ]);
    expect(movers[0]).toMatchObject({ name: 'Travel', kind: 'expense' });
    expect(movers[1]?.amount.toDecimal()).toBe('-50.00');
  });
});

describe('spending by day', () => {
  const cells = convertCells(
    [
      cell({ date: '2026-02-02', amountMinor: 1_000n }),
      cell({ date: '2026-02-28', amountMinor: 3_000n }),
      cell({ date: '2026-02-28', type: 'income', amountMinor: 9_999n }),
    ],
    exchange,
  );
  const february = { from: '2026-02-01', to: '2026-02-28' };

  it('adds up to the spending', () => {
    const days = spendingByDay(cells, february, 'EUR');
    expect(days).toHaveLength(28);
    expect(days[0]).toMatchObject({ day: 1, date: '2026-02-01', spending: { amountMinor: 0n } });
    expect(days[26]?.spending.toDecimal()).toBe('10.00');
    expect(days[27]?.spending.toDecimal()).toBe('40.00');
  });

  it('of an average stays where a month has ended', () => {
    const march = convertCells([cell({ date: '2026-03-31', amountMinor: 2_000n })], exchange);
    const days = averageByDay(
      [
        { cells, range: february },
        { cells: march, range: { from: '2026-03-01', to: '2026-03-31' } },
      ],
      'EUR',
    );
    expect(days).toHaveLength(31);
    expect(days[29]).toMatchObject({ day: 30, date: null });
    expect(days[29]?.spending.toDecimal()).toBe('20.00');
    expect(days[30]?.spending.toDecimal()).toBe('30.00');
  });
});
