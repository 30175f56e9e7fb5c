import type { CalendarMonth } from '@pft/kernel';
import type { MonthSummary, Movement } from './month-summary';

/** Kept as `FactStore` says. */
export abstract class SummaryStore {
  /** Both months included, ascending; months without a summary are absent. */
  abstract range(ledgerId: string, from: CalendarMonth, to: CalendarMonth): Promise<MonthSummary[]>;
  /** Those of single months, in no order. */
  abstract ofMonths(ledgerId: string, months: readonly CalendarMonth[]): Promise<MonthSummary[]>;
  /** Which months there are in a range, ascending, without their cells. */
  abstract fingerprints(
    ledgerId: string,
    from: CalendarMonth,
    to: CalendarMonth,
  ): Promise<Pick<MonthSummary, 'month' | 'fingerprint'>[]>;
  /** What the accounts gained and lost until the end of a month, ascending by day. */
  abstract movements(ledgerId: string, until: CalendarMonth): Promise<Movement[]>;
  /** Each is refused (silently) where the stored one was computed from a later change. */
  abstract putIfNewer(summaries: readonly MonthSummary[]): Promise<void>;
  /** The latest month with a transaction, not after `until`. */
  abstract latestMonth(ledgerId: string, until: CalendarMonth): Promise<CalendarMonth | null>;
  abstract clear(ledgerId: string): Promise<void>;
}
