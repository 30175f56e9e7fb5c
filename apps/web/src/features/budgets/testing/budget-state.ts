import type { BudgetState } from '@/api/types';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** A budget of €300 in November 2026, half spent, with what is given. */
export const budgetState = (given: Partial<BudgetState> = {}): BudgetState => ({
  id: 'b',
  name: 'food',
  categoryIds: ['food'],
  limit: eur('300.00'),
  limits: [],
  period: 'month',
  thresholds: [80, 100],
  rollover: 'none',
  rolloverCap: null,
  startsOn: '2026-01-01',
  archived: false,
  version: 1,
  periodStart: '2026-11-01',
  periodEnd: '2026-11-30',
  carriedOver: eur('0.00'),
  available: eur('300.00'),
  availableInBase: eur('300.00'),
  spent: eur('150.00'),
  left: eur('150.00'),
  percent: 50,
  count: 5,
  rateStatus: 'exact',
  missingRates: [],
  ...given,
});
