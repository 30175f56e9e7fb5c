import { dateOfDay } from '../cells/date-format';
import type { DateOrder } from '../cells/date-text';
import type { DayFacts } from './day-columns';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export const ORDER_WORDS: Readonly<Record<DateOrder, string>> = {
  DMY: 'day first',
  MDY: 'month first',
  YMD: 'year first',
};

/** `3 to 28 April 2026`. */
export function spanInWords({ earliest, latest, valid }: DayFacts): string {
  if (valid === 0) return 'no day at all';
  const [a, b] = [partsOf(earliest), partsOf(latest)];
  const end = `${b.day} ${b.month} ${b.year}`;
  if (earliest === latest) return end;
  if (a.year !== b.year) return `${a.day} ${a.month} ${a.year} to ${end}`;
  return a.month === b.month ? `${a.day} to ${end}` : `${a.day} ${a.month} to ${end}`;
}

function partsOf(day: number) {
  const [year = 0, month = 1, ofMonth = 0] = dateOfDay(day).split('-').map(Number);
  return { year, month: MONTHS[month - 1] ?? '', day: ofMonth };
}
