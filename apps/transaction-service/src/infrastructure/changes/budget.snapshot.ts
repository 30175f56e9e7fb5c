import { changeOf } from '@pft/change-log';
import type { Budget } from '../../domain/budget/budget';

export const budgetChange = changeOf('budget', (budget: Budget) => ({
  id: budget.id,
  name: budget.name,
  categoryIds: [...budget.categoryIds],
  limit: budget.limit.toJSON(),
  period: budget.period,
  thresholds: [...budget.thresholds],
  rollover: budget.rollover,
  rolloverCap: budget.rolloverCap?.toJSON() ?? null,
  startsOn: budget.startsOn,
  archived: budget.archived,
  createdAt: budget.createdAt.toISOString(),
  updatedAt: budget.updatedAt.toISOString(),
  version: budget.version,
}));
