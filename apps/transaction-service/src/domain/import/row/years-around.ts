import { CalendarDate } from '@pft/kernel';

/** The days around those of the rows, a year at a time: no answer is long, and years without rows are not asked for. */
export function yearsAround(rows: readonly { date: string }[], daysAround: number): [from: string, to: string][] {
  const years = new Map<string, [from: string, to: string]>();
  for (const { date } of rows) {
    for (const days of [-daysAround, daysAround]) {
      const day = CalendarDate.plusDays(date, days);
      const year = day.slice(0, 4);
      const span = years.get(year);
      if (!span) years.set(year, [day, day]);
      else if (day < span[0]) span[0] = day;
      else if (day > span[1]) span[1] = day;
    }
  }
  return [...years].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, span]) => span);
}
