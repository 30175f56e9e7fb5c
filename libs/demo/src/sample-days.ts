import { CalendarDate, CalendarMonth } from '@pft/kernel';

export interface SampleDay {
  date: CalendarDate;
  month: number;
  dayOfMonth: number;
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
  /** Whole days since 1970-01-01: every n-th day is found by it. */
  number: number;
}

const monthsOfSample = 24;

/** The first day of the sample: of the month 23 months before the month of `today`. */
export function firstDayOfSample(today: CalendarDate): CalendarDate {
  const month = CalendarDate.monthOf(CalendarDate.parse(today));
  return CalendarMonth.firstDay(CalendarMonth.plusMonths(month, 1 - monthsOfSample));
}

/** Every day from the first one of the sample up to `today`. */
export const sampleDays = (today: CalendarDate): SampleDay[] => daysFrom(firstDayOfSample(today), today);

/** @param month such as 2026-11 */
export const daysOfMonth = (month: string): SampleDay[] =>
  daysFrom(CalendarMonth.firstDay(month), CalendarMonth.lastDay(month));

function daysFrom(first: CalendarDate, last: CalendarDate): SampleDay[] {
  const days: SampleDay[] = [];
  for (let date = first; date <= last; date = CalendarDate.plusDays(date, 1)) {
    days.push({
      date,
      month: Number(date.slice(5, 7)),
      dayOfMonth: CalendarDate.dayOfMonth(date),
      weekday: CalendarDate.dayOfWeek(date),
      number: CalendarDate.toEpochDay(date),
    });
  }
  return days;
}
