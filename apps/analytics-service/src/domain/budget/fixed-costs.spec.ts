import { Money } from '@pft/kernel';
import { BundledRates, Exchange } from '@pft/rates';
import type { Share } from '../explain/figure';
import { daysLookedAt, fixedAmounts, fixedCosts } from './fixed-costs';

const march = { start: '2026-03-01', end: '2026-03-31' };
const paid = (date: string, amount: number, payee: string | null = 'Landlord', currency = 'EUR'): Share => ({
  transactionId: `${payee} ${date}`,
  date,
  payee,
  amount: Money.of(BigInt(amount), currency),
});
const of = (rows: Share[], today = '2026-03-10') => {
  const { paid: fixed, due, others } = fixedCosts(rows, march, 'month', today);
  return {
    paid: fixed.map(({ date }) => date),
    due: due.map(({ payee, date, amount }) => `${payee} ${date} ${amount.toDecimal()}`),
    others: others.map(({ date }) => date),
  };
};
const rent = [paid('2025-12-01', 90_000), paid('2026-01-02', 90_000), paid('2026-02-01', 95_000)];

describe('fixed costs', () => {
  it('are rows whose payee had one in each of the three periods before', () => {
    expect(of([...rent, paid('2026-03-02', 95_000)])).toEqual({ paid: ['2026-03-02'], due: [], others: [] });
    expect(of([...rent.slice(1), paid('2026-03-02', 95_000)])).toEqual({ paid: [], due: [], others: ['2026-03-02'] });
    expect(of(rent.map((row) => ({ ...row, payee: null }))).due).toEqual([]);
  });

  it.each([
    ['four days later', paid('2026-03-05', 95_000), true],
    ['five days later than one of them', paid('2026-03-06', 95_000), false],
    ['a fifth more', paid('2026-03-02', 112_500), true],
    ['more than a fifth more', paid('2026-03-02', 112_600), false],
    ['of another currency', paid('2026-03-02', 95_000, 'Landlord', 'USD'), false],
    ['of another payee', paid('2026-03-02', 95_000, 'Hotel'), false],
    ['a refund', paid('2026-03-02', -95_000), false],
  ])('%s: %s', (_, row, isFixed) => {
    expect(of([...rent, row]).paid).toEqual(isFixed ? [row.date] : []);
  });

  it('are due until they come, on about the day of the last time', () => {
    expect(of(rent, '2026-03-05').due).toEqual(['Landlord 2026-03-01 950.00']);
    // Four days after its day nobody waits for it any more.
    expect(of(rent, '2026-03-06').due).toEqual([]);
    // Ten days late it is no fixed row by its day, but nothing is due beside it.
    expect(of([...rent, paid('2026-03-11', 95_000)], '2026-03-05')).toMatchObject({ due: [], others: ['2026-03-11'] });
    const ends = [paid('2025-11-30', 500), paid('2025-12-31', 500), paid('2026-01-31', 500), paid('2026-02-28', 500)];
    expect(of(ends).due).toEqual(['Landlord 2026-03-28 5.00']);
    expect(of([...ends, paid('2026-03-31', 500)])).toEqual({ paid: ['2026-03-31'], due: [], others: [] });
  });

  it('come several times from one payee', () => {
    const twice = [
      ...rent,
      ...rent.map(({ date }, index) => ({ ...paid(date, 91_000), transactionId: String(index) })),
    ];
    expect(of([...twice, paid('2026-03-01', 95_000)], '2026-03-02').due).toHaveLength(1);
  });

  it('are looked for in the weeks, months and quarters before', () => {
    expect(daysLookedAt(march, 'month')).toEqual({ start: '2025-11-27', end: '2026-03-31' });
    expect(daysLookedAt({ start: '2026-03-09', end: '2026-03-15' }, 'week').start).toBe('2026-02-12');
    expect(daysLookedAt({ start: '2026-01-01', end: '2026-03-31' }, 'quarter').start).toBe('2025-03-28');
  });

  it('are converted at their days, and what is due at today’s rate', () => {
    const exchange = new Exchange(new BundledRates(), 'EUR');
    const costs = { paid: [paid('2024-02-29', 10_826, 'A', 'USD')], due: [], others: [] };
    expect(fixedAmounts(costs, exchange, '2024-03-01').paid.toDecimal()).toBe('100.00');
    const due = [
      { payee: 'A', date: '2024-03-05', amount: Money.of(10_813n, 'USD') },
      { payee: 'B', date: '2024-03-06', amount: Money.of(7n, 'XOF') },
    ];
    const amounts = fixedAmounts({ paid: [], due, others: [] }, exchange, '2024-03-01');
    expect([amounts.due.toDecimal(), amounts.dueRows[1]?.converted]).toEqual(['100.00', null]);
  });
});
