import type { BudgetResponse } from '@pft/contracts';
import type { Budget } from '../../../domain/budget/budget';

/** `today`: of which the limit is shown as the current one. */
export function presentBudget(budget: Budget, today: string): BudgetResponse {
  return {
    id: budget.id,
    name: budget.name,
    categoryIds: [...budget.categoryIds],
    limit: budget.limitOn(today).toJSON(),
    limits: budget.limits.map(({ from, limit }) => ({ from, limit: limit.toJSON() })),
    period: budget.period,
    thresholds: [...budget.thresholds],
    rollover: budget.rollover,
    rolloverCap: budget.rolloverCap?.toJSON() ?? null,
    startsOn: budget.startsOn,
    archived: budget.archived,
    createdAt: budget.createdAt.toISOString(),
    updatedAt: budget.updatedAt.toISOString(),
    version: budget.version,
  };
}
