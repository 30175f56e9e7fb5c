import { CalendarDate, CalendarMonth } from '@pft/kernel';

/** The twelve months before a day and its own, as a range whose ends of months make a line. */
export function yearUntil(to: string): { from: string; to: string } {
  return { from: CalendarMonth.firstDay(CalendarMonth.plusMonths(CalendarDate.monthOf(to), -12)), to };
}
