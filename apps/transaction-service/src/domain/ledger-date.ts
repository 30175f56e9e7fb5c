import { CalendarDate, DomainError } from '@pft/kernel';

export const EARLIEST_DAY = '1900-01-01';
const YEARS_AHEAD = 10;

export class DateOutOfRange extends DomainError {
  readonly code = 'date-out-of-range';
  readonly kind = 'invalid';
}

/** A later one is mistyped, or in a file misread, rather than meant. */
export const latestDay = (today: string): string => CalendarDate.plusYears(today, YEARS_AHEAD);

/**
 * A day a ledger can hold: from 1900-01-01 to ten years after the user's today.
 * @throws InvalidDate, DateOutOfRange
 */
export function ledgerDate(text: string, today: string, field: string): string {
  const date = CalendarDate.parse(text, field);
  const latest = latestDay(today);
  if (date < EARLIEST_DAY || date > latest) {
    throw new DateOutOfRange(`The date must lie between ${EARLIEST_DAY} and ${latest}.`, { date }, field);
  }
  return date;
}
