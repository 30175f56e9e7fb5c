import { DomainError } from '../domain-error';

/** A day of the proleptic Gregorian calendar, `YYYY-MM-DD`. It is a string from end to end, so no time zone can move it. */
export type CalendarDate = string;
/** A month, `YYYY-MM`. */
export type CalendarMonth = string;

export class InvalidDate extends DomainError {
  readonly code = 'date-invalid';
  readonly kind = 'invalid';
}

export class InvalidMonth extends DomainError {
  readonly code = 'month-invalid';
  readonly kind = 'invalid';
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return leap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function parts(date: CalendarDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function isDate(text: unknown): text is CalendarDate {
  const match = typeof text === 'string' ? DATE.exec(text) : null;
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
}

/** Days since 1970-01-01 (`days_from_civil` of Howard Hinnant's "chrono-compatible low-level date algorithms"). */
function toEpochDay(date: CalendarDate): number {
  const [y, month, day] = parts(date);
  const year = month <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `toEpochDay` (`civil_from_days`, same source). */
function fromEpochDay(epochDay: number): CalendarDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function plusMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(Math.min(day, lengthOfMonth(y, m)), 2)}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function dayAt(timeZone: string, instantMs: number): CalendarDate {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  const part = Object.fromEntries(formatter.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`;
}

const QUARTER_MS = 900_000;
const quarters = new Map<string, { quarter: number; day: CalendarDate | undefined }>();

/**
 * Zones are whole quarters of an hour away from UTC, so that a quarter is of one day, whose name is asked for once. Some were not,
 * and some put their clocks back a minute after midnight: such a quarter begins on one day and ends on another, and is no day's.
 */
function today(timeZone: string, instant: Date): CalendarDate {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  let known = quarters.get(timeZone);
  if (known?.quarter !== quarter) {
    const first = dayAt(timeZone, quarter * QUARTER_MS);
    const last = dayAt(timeZone, (quarter + 1) * QUARTER_MS - 1);
    known = { quarter, day: first === last ? first : undefined };
    quarters.set(timeZone, known);
  }
  return known.day ?? dayAt(timeZone, instant.getTime());
}

/** Functions on `YYYY-MM-DD` strings. Two dates compare with `<` and `>` as strings. */
export const CalendarDate = {
  is: isDate,
  /** @throws InvalidDate */
  parse(text: unknown, field = 'date'): CalendarDate {
    if (isDate(text)) return text;
    throw new InvalidDate('This is no calendar date; send YYYY-MM-DD, such as "2024-02-29".', { date: text }, field);
  },
  of(year: number, month: number, day: number): CalendarDate {
    return CalendarDate.parse(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
  },
  /** The day it is at `instant` in an IANA time zone. */
  today,
  toEpochDay,
  fromEpochDay,
  plusDays: (date: CalendarDate, days: number): CalendarDate => fromEpochDay(toEpochDay(date) + days),
  /** The same day of another month, or that month's last day where it has no such day. */
  plusMonths,
  plusYears: (date: CalendarDate, years: number): CalendarDate => plusMonths(date, years * 12),
  /** Whole days from `from` to `to`; negative when `to` is earlier. */
  daysBetween: (from: CalendarDate, to: CalendarDate): number => toEpochDay(to) - toEpochDay(from),
  /** 1 = Monday … 7 = Sunday (ISO 8601). */
  dayOfWeek: (date: CalendarDate): number => ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1,
  dayOfMonth: (date: CalendarDate): number => parts(date)[2],
  monthOf: (date: CalendarDate): CalendarMonth => date.slice(0, 7),
};

/** Functions on `YYYY-MM` strings. Two months compare with `<` and `>` as strings. */
export const CalendarMonth = {
  is(text: unknown): text is CalendarMonth {
    const match = typeof text === 'string' ? MONTH.exec(text) : null;
    return match !== null && Number(match[1]) >= 1 && Number(match[2]) >= 1 && Number(match[2]) <= 12;
  },
  /** @throws InvalidMonth */
  parse(text: unknown, field = 'month'): CalendarMonth {
    if (CalendarMonth.is(text)) return text;
    throw new InvalidMonth('This is no month; send YYYY-MM, such as "2024-02".', { month: text }, field);
  },
  firstDay: (month: CalendarMonth): CalendarDate => `${month}-01`,
  lastDay: (month: CalendarMonth): CalendarDate =>
    `${month}-${pad(lengthOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))), 2)}`,
  plusMonths: (month: CalendarMonth, months: number): CalendarMonth => plusMonths(`${month}-01`, months).slice(0, 7),
  /** All months from `from` to `to`, both included. */
  range(from: CalendarMonth, to: CalendarMonth): CalendarMonth[] {
    const months: CalendarMonth[] = [];
    for (let month = from; month <= to; month = CalendarMonth.plusMonths(month, 1)) months.push(month);
    return months;
  },
};
