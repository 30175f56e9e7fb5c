import type { CalendarMonth } from '@pft/kernel';
import type { Fact } from './fact';

/**
 * Every method of the four stores is atomic on one document at a time, filters by key and range only, and throws the
 * driver's connection error where the store cannot be reached (which the edge answers with 503).
 */
export abstract class FactStore {
  /** Keeps each fact whose version is higher than the stored one. */
  abstract upsertNewer(facts: readonly Fact[]): Promise<void>;
  /** All facts of a month that are not deleted, in no order. */
  abstract ofMonth(ledgerId: string, month: CalendarMonth): Promise<Fact[]>;
  abstract clear(ledgerId: string): Promise<void>;
}
