import { changeOf } from '@pft/change-log';
import type { Budget } from '../../domain/budget/budget';

/** Of the log no reader asks which limit is the current one: the limits say it of every day. */
const dayOf = ({ updatedAt }: Budget): string => updatedAt.toISOString().slice(0, 10);

export const budgetChange = changeOf('budget', (budget: Budget) => ({
  id: budget.id,
  name: budget.name,
  categoryIds: [...budget.categoryIds],
  limit: budget.limitOn(dayOf(budget)).toJSON(),
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
}));
