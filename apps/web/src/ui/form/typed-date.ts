import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { knownLocale } from '@/ui/format';

export interface Reader {
  locale: string;
  today: string;
}

/** Digits that every keyboard has, in the calendar that the ledger is kept in. */
const plainNumbers = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(knownLocale(locale), {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
    numberingSystem: 'latn',
    calendar: 'gregory',
  });

/** A day as it is offered for editing: 27/11/2026, in the order of the person's locale. */
export function dateForInput(date: string, locale: string): string {
  if (!CalendarDate.is(date)) return '';
  // Marks of direction would stand between the digits, where nobody sees them and nobody can delete them.
  return plainNumbers(locale)
    .format(new Date(date))
    .replace(/[\u061c\u200e\u200f]/g, '');
}

type Part = 'day' | 'month' | 'year';

const orderOf = (locale: string): Part[] =>
  plainNumbers(locale)
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type): type is Part => type === 'day' || type === 'month' || type === 'year');

/**
 * What a person typed as a day, or null where it is none: the numbers in the order of the locale (27.11., 27/11/26, 271126), with
 * the month as a word (27 nov), a day alone, `today`, `yesterday`, a weekday (the last one), or YYYY-MM-DD. A year that is left
 * out is the one that brings the day closest to today.
 */
export function parseTypedDate(typed: string, reader: Reader): string | null {
  const text = typed.trim().toLowerCase();
  const isWritten: boolean = CalendarDate.is(text);
  if (isWritten) return text;
  const parts = text.match(/\d+|\p{L}+/gu) ?? [];
  if (parts.length === 1 && !/^\d/.test(text)) return namedDay(text, reader);
  const numbers = parts.filter((part) => /^\d+$/.test(part));
  const words = parts.filter((part) => !/^\d+$/.test(part));
  if (words.length > 1 || numbers.some((each) => each.length > 8)) return null;
  const month = words[0] === undefined ? undefined : monthNamed(words[0], reader.locale);
  if (words.length === 1) return month === undefined ? null : withMonth(numbers, month, reader);
  return fromNumbers(numbers, reader);
}

function fromNumbers(numbers: readonly string[], { locale, today }: Reader): string | null {
  const order = orderOf(locale);
  const [first = '', second, third] = numbers;
  if (numbers.length === 1 && first.length > 2) return fromDigits(first, order);
  if (numbers.length === 1) return dateOf({ day: first, month: today.slice(5, 7), year: today.slice(0, 4) });
  if (second !== undefined && numbers.length === 2) {
    const [left, right] = order.filter((part) => part !== 'year');
    if (!left || !right) return null;
    return closest({ [left]: first, [right]: second }, today) ?? closest({ [right]: first, [left]: second }, today);
  }
  if (numbers.length !== 3) return null;
  const named = first.length === 4 ? (['year', 'month', 'day'] as const) : order;
  return dateOf(Object.fromEntries(named.map((part, index) => [part, [first, second, third][index] ?? ''])));
}

/** 271126 or 27112026, as the locale orders them. */
function fromDigits(digits: string, order: readonly Part[]): string | null {
  if (digits.length !== 6 && digits.length !== 8) return null;
  let at = 0;
  const given: Partial<Record<Part, string>> = {};
  for (const part of order) {
    const length = part === 'year' ? digits.length - 4 : 2;
    given[part] = digits.slice(at, at + length);
    at += length;
  }
  return dateOf(given);
}

function withMonth(numbers: readonly string[], month: string, { today }: Reader): string | null {
  const [first = '', second] = numbers;
  if (numbers.length === 1) return first.length > 2 ? null : closest({ day: first, month }, today);
  if (numbers.length !== 2 || second === undefined) return null;
  return first.length === 4 ? dateOf({ day: second, month, year: first }) : dateOf({ day: first, month, year: second });
}

function dateOf({ day = '', month = '', year = '' }: Partial<Record<Part, string>>): string | null {
  if (day.length > 2 || month.length > 2 || (year.length !== 2 && year.length !== 4)) return null;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return CalendarDate.is(date) ? date : null;
}

/** A day of the year before, of this or of the next one, whichever is nearest; 29 February may have to be further away. */
function closest(given: Partial<Record<Part, string>>, today: string): string | null {
  const distance = (date: string): number => Math.abs(CalendarDate.daysBetween(today, date));
  const year = Number(today.slice(0, 4));
  return (
    [-4, -3, -2, -1, 0, 1]
      .map((years) => dateOf({ ...given, year: String(year + years) }))
      .filter((date) => date !== null)
      .sort((left, right) => distance(left) - distance(right))[0] ?? null
  );
}

/** The languages that a person may type words in: that of the pages and their own. */
const languages = (locale: string): string[] => ['en', knownLocale(locale)];

function namedDay(word: string, { locale, today }: Reader): string | null {
  for (const language of languages(locale)) {
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    const days = [0, -1, 1].find((each) => relative.format(each, 'day').toLowerCase() === word);
    if (days !== undefined) return CalendarDate.plusDays(today, days);
    const weekday = beginning(word, namesOf(language, 'weekday', 7));
    if (weekday !== undefined) {
      const back = (CalendarDate.dayOfWeek(today) - weekday + 7) % 7;
      return CalendarDate.plusDays(today, -back);
    }
  }
  return null;
}

function monthNamed(word: string, locale: string): string | undefined {
  for (const language of languages(locale)) {
    const month = beginning(word, namesOf(language, 'month', 12));
    if (month !== undefined) return String(month);
  }
  return undefined;
}

/** The long names of months, or of weekdays from Monday on: 1 January 2024 was one. */
function namesOf(language: string, part: 'month' | 'weekday', count: number): string[] {
  const format = new Intl.DateTimeFormat(language, { [part]: 'long', day: 'numeric', timeZone: 'UTC' });
  return Array.from({ length: count }, (_, index) => {
    const date = part === 'month' ? Date.UTC(2024, index, 1) : Date.UTC(2024, 0, 1 + index);
    return (
      format
        .formatToParts(date)
        .find(({ type }) => type === part)
        ?.value.toLowerCase() ?? ''
    );
  });
}

/** Which name, from 1, the word begins; none where it is too short to tell. */
function beginning(word: string, names: readonly string[]): number | undefined {
  const found = names.filter((name) => word.length >= 2 && name.startsWith(word));
  return found.length === 1 && found[0] !== undefined ? names.indexOf(found[0]) + 1 : undefined;
}

/** The first day of the week where a person lives, 1 = Monday. */
export function firstDayOfWeek(locale: string): number {
  const known = new Intl.Locale(knownLocale(locale)) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return known.getWeekInfo?.().firstDay ?? 1;
}

/** The weeks that show a month, with the days of its neighbours at both ends. */
export function weeksOf(month: string, firstDay: number): string[][] {
  const first = CalendarMonth.firstDay(month);
  const before = (CalendarDate.dayOfWeek(first) - firstDay + 7) % 7;
  const start = CalendarDate.plusDays(first, -before);
  // Six weeks always, so that the calendar does not change its height from month to month.
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => CalendarDate.plusDays(start, 7 * week + day)),
  );
}
