import { Money } from '@pft/kernel';
import { Budget, type BudgetDetails } from './budget';
import { BudgetCapCurrencyDiffers } from './budget-errors';
import { periodStart } from './budget-period';

const now = new Date('2026-05-01T10:00:00Z');
const details: BudgetDetails = {
  name: ' All ',
  categoryIds: ['a', 'a'],
  limit: Money.of(30000n, 'EUR'),
  period: 'month',
  thresholds: [100, 50, 100],
  rollover: 'none',
  rolloverCap: null,
  startsOn: '2026-05-01',
  archived: false,
};

describe('a budget', () => {
  it('sorts its thresholds and holds each, and each category, once', () => {
    expect(Budget.set('ledger', 'id', details, now)).toMatchObject({
      name: 'All',
      thresholds: [50, 100],
      categoryIds: ['a'],
      version: 1,
    });
  });

  it('has its cap in the currency of its limit', () => {
    const rolloverCap = Money.of(1n, 'USD');
    expect(() => Budget.set('ledger', 'id', { ...details, rolloverCap }, now)).toThrow(BudgetCapCurrencyDiffers);
    const budget = Budget.set('ledger', 'id', { ...details, rolloverCap: Money.of(1n, 'EUR') }, now);
    expect(() => budget.changed({ limit: Money.of(1n, 'USD') }, now)).toThrow(BudgetCapCurrencyDiffers);
  });

  it('becomes the next version by a change, and stays itself where nothing differs', () => {
    const budget = Budget.set('ledger', 'id', details, now);
    expect(budget.changed({ thresholds: [100, 50], limit: Money.of(30000n, 'EUR') }, now)).toBe(budget);
    expect(budget.changed({ limit: Money.of(1n, 'EUR') }, now)).toMatchObject({ version: 2 });
  });
});

describe('the first day of a period', () => {
  it.each([
    ['week', '2026-05-03', '2026-04-27'],
    ['week', '2026-05-04', '2026-05-04'],
    ['month', '2024-02-29', '2024-02-01'],
    ['quarter', '2026-12-31', '2026-10-01'],
    ['quarter', '2026-01-01', '2026-01-01'],
    ['year', '2026-12-31', '2026-01-01'],
  ] as const)('%s of %s is %s', (period, day, first) => {
    expect(periodStart(period, day)).toBe(first);
  });
});
