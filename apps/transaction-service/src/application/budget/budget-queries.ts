import type { BudgetPeriod, BudgetRollover } from '../../domain/budget/budget';

export interface BudgetView {
  readonly id: string;
  readonly name: string;
  readonly categoryIds: string[];
  readonly limit: { amount: string; currency: string };
  readonly period: BudgetPeriod;
  readonly thresholds: number[];
  readonly rollover: BudgetRollover;
  readonly rolloverCap: { amount: string; currency: string } | null;
  readonly startsOn: string;
  readonly archived: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

export abstract class BudgetQueries {
  abstract find(ledgerId: string, id: string): Promise<BudgetView | null>;
  /** Oldest first, after the budget with the id `afterId`. */
  abstract list(ledgerId: string, afterId: string | null, limit: number): Promise<BudgetView[]>;
}
