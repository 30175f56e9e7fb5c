import { CalendarDate, DomainError } from '@pft/kernel';

const EARLIEST = '1900-01-01';
const YEARS_AHEAD = 10;

export class DateOutOfRange extends DomainError {
  readonly code = 'date-out-of-range';
  readonly kind = 'invalid';
}

/**
 * A day a ledger can hold: from 1900-01-01 to ten years after the user's today.
 * @throws InvalidDate, DateOutOfRange
 */
export function ledgerDate(text: string, today: string, field: string): string {
  const date = CalendarDate.parse(text, field);
  const latest = CalendarDate.plusYears(today, YEARS_AHEAD);
  if (date < EARLIEST || date > latest) {
    throw new DateOutOfRange(`The date must lie between ${EARLIEST} and ${latest}.`, { date }, field);
  }
  return date;
}
