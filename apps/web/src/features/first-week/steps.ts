/** What is in the ledger, as far as the first steps show in it. What the sample household made is nobody's step. */
export interface Begun {
  transactions: number;
  uncategorised: number;
  budgets: number;
  sample: { transactions: number; budgets: number };
}

export const nothingBegun: Begun = {
  transactions: 0,
  uncategorised: 0,
  budgets: 0,
  sample: { transactions: 0, budgets: 0 },
};

export type StepName = 'bring' | 'categorise' | 'budget';

export interface Step {
  name: StepName;
  href: string;
  done: boolean;
}

/** The first three steps, each done by itself as soon as the ledger shows it. */
export function stepsOf({ transactions, uncategorised, budgets, sample }: Begun): Step[] {
  const brought = transactions > sample.transactions;
  return [
    { name: 'bring', href: '/import', done: brought },
    { name: 'categorise', href: '/transactions?category=none', done: brought && uncategorised === 0 },
    { name: 'budget', href: '/budgets', done: budgets > sample.budgets },
  ];
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** Whether somebody who registered then is still new here. */
export const isFirstWeek = (registeredAt: string, now: Date): boolean =>
  now.getTime() - new Date(registeredAt).getTime() < WEEK_MS;
