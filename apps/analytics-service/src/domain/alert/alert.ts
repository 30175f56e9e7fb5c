import type { CalendarDate, Money } from '@pft/kernel';
import { reachedThresholds, type Budget, type BudgetState } from '../budget/budget';

/** Raised at most once per (budget, period start, threshold), and never deleted by a rebuild; gone with its budget. */
export interface Alert {
  id: string;
  ledgerId: string;
  kind: 'budget-threshold';
  budgetId: string;
  budgetName: string;
  threshold: number;
  periodStart: CalendarDate;
  periodEnd: CalendarDate;
  spent: Money;
  limit: Money;
  raisedAt: Date;
  readAt: Date | null;
  resolvedAt: Date | null;
}

/** What has to happen to the alerts of one budget in its current period. */
export interface AlertChanges {
  raise: number[];
  resolve: Alert[];
  reopen: Alert[];
}

/** `known` are the alerts of this budget and period. A budget that is archived resolves them all. */
export function alertChanges(
  budget: Budget | null,
  state: Pick<BudgetState, 'spent' | 'available'> | null,
  known: readonly Alert[],
): AlertChanges {
  const reached = new Set(budget && state && !budget.archived ? reachedThresholds(budget, state) : []);
  const raised = new Set(known.map(({ threshold }) => threshold));
  return {
    raise: [...reached].filter((threshold) => !raised.has(threshold)),
    resolve: known.filter((alert) => !reached.has(alert.threshold) && alert.resolvedAt === null),
    reopen: known.filter((alert) => reached.has(alert.threshold) && alert.resolvedAt !== null),
  };
}
