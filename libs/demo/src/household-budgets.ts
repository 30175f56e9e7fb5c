import type { SampleBudget } from './sample-household';

/**
 * Rent is paid on the first day of every month and is 92 % of the housing budget before anything else, so one budget of the
 * current month is over its first threshold on whatever day the sample is made.
 */
export function householdBudgets(): SampleBudget[] {
  return [
    monthly('Home', ['Rent', 'Utilities'], '1350.00', 'EUR'),
    monthly('Groceries', ['Groceries'], '650.00', 'EUR'),
    monthly('Eating out', ['Restaurants'], '250.00', 'EUR'),
    monthly('Subscriptions', ['Subscriptions'], '60.00', 'USD'),
    { ...monthly('Travel', ['Travel'], '4500.00', 'EUR'), period: 'year', thresholds: [50, 80, 100] },
  ];
}

function monthly(name: string, categoryNames: string[], amount: string, currency: string): SampleBudget {
  return { name, categoryNames, limit: { amount, currency }, period: 'month', thresholds: [80, 100] };
}
