import type { BudgetState } from '@/api/types';

const MOST = 5;

/** Budgets that have passed one of their thresholds or their limit, the worst first, with those that they passed. */
export function nearOrOver(budgets: readonly BudgetState[]): (BudgetState & { passed: number[] })[] {
  return budgets
    .map((budget) => ({ ...budget, passed: budget.thresholds.filter((threshold) => budget.percent >= threshold) }))
    .filter(({ percent, passed }) => percent > 0 && passed.length > 0)
    .sort((a, b) => b.percent - a.percent || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
}
