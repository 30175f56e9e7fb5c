import { Money } from '@pft/kernel';
import { Budget, type BudgetPeriod, type BudgetRollover } from '../../../domain/budget/budget';

export interface BudgetRow {
  ledger_id: string;
  id: string;
  name: string;
  category_ids: string[];
  limit_minor: bigint;
  currency: string;
  period: BudgetPeriod;
  thresholds: number[];
  rollover: BudgetRollover;
  rollover_cap_minor: bigint | null;
  starts_on: string;
  /** Day and minor units; null: the one limit counts from `starts_on`. */
  limits: [from: string, amountMinor: string][] | null;
  archived: boolean;
  created_at: Date;
  updated_at: Date;
  version: number;
}

export const SELECT_BUDGET = `
  SELECT ledger_id, id, name, category_ids, limit_minor, currency, period, thresholds, rollover, rollover_cap_minor,
         starts_on, limits, archived, created_at, updated_at, version
  FROM budget`;

export function budgetOf(row: BudgetRow): Budget {
  const details = {
    name: row.name,
    categoryIds: row.category_ids,
    limits: row.limits?.map(([from, minor]) => ({ from, limit: Money.of(BigInt(minor), row.currency) })) ?? [
      { from: row.starts_on, limit: Money.of(row.limit_minor, row.currency) },
    ],
    period: row.period,
    thresholds: row.thresholds,
    rollover: row.rollover,
    rolloverCap: row.rollover_cap_minor === null ? null : Money.of(row.rollover_cap_minor, row.currency),
    startsOn: row.starts_on,
    archived: row.archived,
  };
  return Budget.restore(row.ledger_id, row.id, details, row.created_at, row.updated_at, row.version);
}
