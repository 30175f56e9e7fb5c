import fc from 'fast-check';
import { CalendarDate, Money } from '@pft/kernel';
import { BundledRates, Exchange, shown } from '@pft/rates';
import type { Movement } from '../summary/month-summary';
import { netWorthPoints, pointDates, type Holding } from './net-worth';

const exchange = new Exchange(new BundledRates(), 'EUR');
const holding = (id: string, opening: bigint, currency = 'EUR', more: Partial<Holding> = {}): Holding => ({
  id,
  name: id,
  opening: Money.of(opening, currency),
  openingDate: '2024-01-15',
  archived: false,
  includeInNetWorth: true,
  ...more,
});
const moved = (date: string, accountId: string, amountMinor: bigint, currency = 'EUR'): Movement => ({
  date,
  accountId,
  currency,
  amountMinor,
});

describe('the points of a series', () => {
  it('are the ends of days, weeks and months, and the last day', () => {
    expect(pointDates('2024-02-28', '2024-03-01', 'day', 1)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    // 28 February 2024 is a Wednesday.
    expect(pointDates('2024-02-28', '2024-03-12', 'week', 1)).toEqual(['2024-03-03', '2024-03-10', '2024-03-12']);
    expect(pointDates('2024-02-28', '2024-03-12', 'week', 7)).toEqual(['2024-03-02', '2024-03-09', '2024-03-12']);
    expect(pointDates('2024-01-31', '2024-03-12', 'month', 1)).toEqual(['2024-01-31', '2024-02-29', '2024-03-12']);
    expect(pointDates('2024-01-31', '2024-01-31', 'week', 1)).toEqual(['2024-01-31']);
  });

  it('end with the calendar', () => {
    for (const interval of ['day', 'week', 'month'] as const) {
      expect(pointDates('9999-12-30', '9999-12-31', interval, 1).at(-1)).toBe('9999-12-31');
    }
  });
});

describe('net worth', () => {
  it('has opening balances from their day, archived accounts, and a transfer at both legs', () => {
    const holdings = [
      holding('main', 100_000n),
      holding('abroad', 0n, 'USD', { archived: true }),
      holding('house', 5_000_000n, 'EUR', { includeInNetWorth: false }),
    ];
    const movements = [
      moved('2024-01-10', 'main', 500n),
      moved('2024-02-28', 'main', -10_000n),
      moved('2024-02-28', 'abroad', 10_826n, 'USD'),
      moved('2024-02-28', 'gone', 77n),
    ];
    const points = netWorthPoints(holdings, movements, ['2024-01-14', '2024-01-15', '2024-02-29'], exchange);
    expect(points.map(({ amount }) => amount.toDecimal())).toEqual(['5.00', '1005.00', '1005.00']);
    expect(points[1]?.byAccount).toBeUndefined();
    expect(points[2]?.byAccount?.map(({ accountId, amount }) => [accountId, amount?.toDecimal()])).toEqual([
      ['main', '905.00'],
      ['abroad', '100.00'],
      ['house', '50000.00'],
    ]);
  });

  it('converts at the rate of each point, and leaves out what has none', () => {
    const holdings = [holding('dollars', 10_826n, 'USD'), holding('francs', 500n, 'XOF'), holding('none', 0n, 'XOF')];
    const [before, on] = netWorthPoints(holdings, [], ['2024-01-15', '2024-02-29'], exchange);
    expect([before?.amount.toDecimal(), on?.amount.toDecimal()]).toEqual(['98.91', '100.00']);
    expect(on).toMatchObject({ rateStatus: 'missing', missing: [{ amountMinor: 500n, currency: 'XOF' }] });
    expect(on?.byAccount?.map(({ amount }) => amount?.toDecimal())).toEqual(['100.00', undefined, '0.00']);
    const [plain] = netWorthPoints([holding('none', 0n, 'XOF')], [], ['2024-02-29'], exchange);
    expect(plain).toMatchObject({ rateStatus: 'exact', missing: [] });
  });

  it('is at every day what a sum over all movements until then says', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((days) => CalendarDate.plusDays('2024-01-01', days));
    const movement = fc.record({
      date: day,
      accountId: fc.constantFrom('main', 'abroad', 'gone'),
      currency: fc.constant('EUR'),
      amountMinor: fc.bigInt(-(10n ** 12n), 10n ** 12n),
    });
    const holdings = [holding('main', -700n), holding('abroad', 900n, 'USD', { openingDate: '2024-03-01' })];
    fc.assert(
      fc.property(fc.array(movement), fc.uniqueArray(day), (movements, days) => {
        const inOrder = [...movements].sort((a, b) => (a.date < b.date ? -1 : 1));
        const dates = [...days].sort();
        const points = netWorthPoints(holdings, inOrder, dates, exchange);
        expect(points.map(({ date }) => date)).toEqual(dates);
        for (const { date, amount } of points) {
          const held = ({ id, opening, openingDate }: Holding) =>
            movements
              .filter((each) => each.accountId === id && each.date <= date)
              .reduce((sum, each) => sum + each.amountMinor, openingDate <= date ? opening.amountMinor : 0n);
          const scaled = holdings.map((each) => {
            const rate = exchange.rate(each.opening.currency, date);
            return rate ? exchange.convert(held(each), rate) : 0n;
          });
          expect(amount.amountMinor).toBe(shown(scaled.reduce((sum, each) => sum + each, 0n)));
        }
      }),
    );
  });
});
