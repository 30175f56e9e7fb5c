import type { ReadingRules } from '../../domain/import/statement';
import { EARLIEST_DAY } from '../../domain/ledger-date';

/** A day beside the booking day, where it is one that a ledger can have; no row fails for another. */
export function possibleDay(day: string | null, { latestDate }: ReadingRules): string | null {
  return day !== null && day >= EARLIEST_DAY && day <= latestDate ? day : null;
}
