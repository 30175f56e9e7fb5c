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

/** Every day from the first of the month 23 months before the month of `today`, up to `today`. */
export function sampleDays(today: CalendarDate): SampleDay[] {
  const firstMonth = CalendarMonth.plusMonths(CalendarDate.monthOf(CalendarDate.parse(today)), 1 - monthsOfSample);
  const days: SampleDay[] = [];
  for (let date = CalendarMonth.firstDay(firstMonth); date <= today; date = CalendarDate.plusDays(date, 1)) {
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
