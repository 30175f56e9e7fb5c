import type { Money } from '@pft/kernel';
import { BudgetCapCurrencyDiffers } from './budget-errors';
import { limitOn, startingOn, withLimit, type LimitFrom } from './budget-limits';

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

/** What a budget says beside its limits, and those. */
interface Held extends Omit<BudgetDetails, 'limit'> {
  /** At least one; by day, the first one from `startsOn`; all in one currency. */
  limits: readonly LimitFrom[];
}

/** What may be spent in a period. A limit is positive, the cap in its currency; thresholds are sorted and each is there once. */
export class Budget implements Held {
  readonly name!: string;
  readonly categoryIds!: readonly string[];
  readonly limits!: readonly LimitFrom[];
  readonly period!: BudgetPeriod;
  readonly thresholds!: readonly number[];
  readonly rollover!: BudgetRollover;
  readonly rolloverCap!: Money | null;
  readonly startsOn!: string;
  readonly archived!: boolean;

  private constructor(
    readonly ledgerId: string,
    readonly id: string,
    details: Held,
    readonly createdAt: Date,
    readonly updatedAt: Date,
    readonly version: number,
  ) {
    Object.assign(this, details);
  }

  /** @throws BudgetCapCurrencyDiffers */
  static set(ledgerId: string, id: string, details: BudgetDetails, now: Date): Budget {
    const { limit, ...rest } = details;
    const limits = [{ from: details.startsOn, limit }];
    return new Budget(ledgerId, id, checked({ ...rest, limits }), now, now, 1);
  }

  /** A stored budget as it was. */
  static restore(
    ledgerId: string,
    id: string,
    details: Held,
    createdAt: Date,
    updatedAt: Date,
    version: number,
  ): Budget {
    return new Budget(ledgerId, id, details, createdAt, updatedAt, version);
  }

  get currency(): string {
    return limitOn(this.limits, this.startsOn).currency;
  }

  /** What may be spent in the period that a day lies in. */
  limitOn(day: string): Money {
    return limitOn(this.limits, day);
  }

  /**
   * The budget with other details, or itself when nothing differs; another limit counts from `limitFrom` on.
   * @throws BudgetCapCurrencyDiffers
   */
  changed({ limit, ...changes }: Partial<BudgetDetails>, now: Date, limitFrom = this.startsOn): Budget {
    const next = { ...this.details(), ...changes };
    const limits = startingOn(next.limits, next.startsOn);
    const details = checked({
      ...next,
      limits: limit ? withLimit(limits, limitFrom, limit, next.startsOn) : limits,
    });
    if (JSON.stringify(details) === JSON.stringify(this.details())) return this;
    return new Budget(this.ledgerId, this.id, details, this.createdAt, now, this.version + 1);
  }

  private details(): Held {
    const { name, categoryIds, limits, period, thresholds, rollover, rolloverCap, startsOn, archived } = this;
    return { name, categoryIds, limits, period, thresholds, rollover, rolloverCap, startsOn, archived };
  }
}

function checked(details: Held): Held {
  const { name, categoryIds, limits, period, thresholds, rollover, rolloverCap, startsOn, archived } = details;
  const { currency } = limitOn(limits, startsOn);
  if (rolloverCap && rolloverCap.currency !== currency) throw new BudgetCapCurrencyDiffers(currency);
  return {
    name: name.trim(),
    categoryIds: [...new Set(categoryIds)],
    limits,
    period,
    thresholds: [...new Set(thresholds)].sort((a, b) => a - b),
    rollover,
    rolloverCap,
    startsOn,
    archived,
  };
}
