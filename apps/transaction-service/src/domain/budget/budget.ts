import type { Money } from '@pft/kernel';
import { BudgetCapCurrencyDiffers } from './budget-errors';

export type BudgetPeriod = 'week' | 'month' | 'quarter' | 'year';
export type BudgetRollover = 'none' | 'surplus' | 'deficit' | 'both';

export const DEFAULT_THRESHOLDS: readonly number[] = [80, 100];

export interface BudgetDetails {
  name: string;
  /** Expense categories, counted with their children; none = all spending. */
  categoryIds: readonly string[];
  limit: Money;
  period: BudgetPeriod;
  /** Percentages of the limit at which an alert is raised. */
  thresholds: readonly number[];
  rollover: BudgetRollover;
  rolloverCap: Money | null;
  startsOn: string;
  archived: boolean;
}

/** What may be spent in a period. The limit is positive, the cap in its currency; thresholds are sorted and each is there once. */
export class Budget implements BudgetDetails {
  readonly name!: string;
  readonly categoryIds!: readonly string[];
  readonly limit!: Money;
  readonly period!: BudgetPeriod;
  readonly thresholds!: readonly number[];
  readonly rollover!: BudgetRollover;
  readonly rolloverCap!: Money | null;
  readonly startsOn!: string;
  readonly archived!: boolean;

  private constructor(
    readonly ledgerId: string,
    readonly id: string,
    details: BudgetDetails,
    readonly createdAt: Date,
    readonly updatedAt: Date,
    readonly version: number,
  ) {
    Object.assign(this, details);
  }

  /** @throws BudgetCapCurrencyDiffers */
  static set(ledgerId: string, id: string, details: BudgetDetails, now: Date): Budget {
    return new Budget(ledgerId, id, checked(details), now, now, 1);
  }

  /** A stored budget as it was. */
  static restore(
    ledgerId: string,
    id: string,
    details: BudgetDetails,
    createdAt: Date,
    updatedAt: Date,
    version: number,
  ): Budget {
    return new Budget(ledgerId, id, details, createdAt, updatedAt, version);
  }

  /** The budget with other details, or itself when nothing differs. @throws BudgetCapCurrencyDiffers */
  changed(changes: Partial<BudgetDetails>, now: Date): Budget {
    const details = checked({ ...this.details(), ...changes });
    if (JSON.stringify(details) === JSON.stringify(this.details())) return this;
    return new Budget(this.ledgerId, this.id, details, this.createdAt, now, this.version + 1);
  }

  private details(): BudgetDetails {
    const { name, categoryIds, limit, period, thresholds, rollover, rolloverCap, startsOn, archived } = this;
    return { name, categoryIds, limit, period, thresholds, rollover, rolloverCap, startsOn, archived };
  }
}

function checked(details: BudgetDetails): BudgetDetails {
  const { name, categoryIds, limit, period, thresholds, rollover, rolloverCap, startsOn, archived } = details;
  if (rolloverCap && rolloverCap.currency !== limit.currency) throw new BudgetCapCurrencyDiffers(limit.currency);
  return {
    name: name.trim(),
    categoryIds: [...new Set(categoryIds)],
    limit,
    period,
    thresholds: [...new Set(thresholds)].sort((a, b) => a - b),
    rollover,
    rolloverCap,
    startsOn,
    archived,
  };
}
