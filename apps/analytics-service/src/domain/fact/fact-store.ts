import type { CalendarMonth } from '@pft/kernel';
import type { Fact } from './fact';

export interface LedgerMonth {
  ledgerId: string;
  month: CalendarMonth;
}

/**
 * Every method of the four stores is atomic on one document at a time, filters by key and range only, and throws the
 * driver's connection error where the store cannot be reached (which the edge answers with 503). What is written or asked for
 * of many ledgers is one statement.
 */
export abstract class FactStore {
  /** Keeps each fact whose version is higher than the stored one. */
  abstract upsertNewer(facts: readonly Fact[]): Promise<void>;
  /** All facts of these months that are not deleted, in no order. */
  abstract ofMonths(months: readonly LedgerMonth[]): Promise<Fact[]>;
  abstract clear(ledgerId: string): Promise<void>;

  ofMonth(ledgerId: string, month: CalendarMonth): Promise<Fact[]> {
    return this.ofMonths([{ ledgerId, month }]);
  }
}
