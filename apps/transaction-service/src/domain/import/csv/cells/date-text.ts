import { cleanText } from './clean-text';
import { isWeekday, monthOfName } from './date-names';

export type DateOrder = 'DMY' | 'MDY' | 'YMD';

/**
 * A date as written, before anybody knows in which order its day and month stand. `year-first` has four digits in front,
 * `named` the name of its month: these read one way only.
 */
export interface DateShape {
  form: 'numeric' | 'year-first' | 'named';
  /** Between its parts; `年` for those that have signs of their own. */
  separator: '.' | '/' | '-' | ' ' | '' | '年';
  shortYear: boolean;
  /** As they stand; of `named` dates year, month and day in the order of `namedOrder`. */
  parts: readonly [number, number, number];
  namedOrder?: DateOrder;
}

const LONGEST_DATE = 60;
const NUMERIC = /^(\d{1,4})(\. ?|[/ -])(\d{1,2})\2(\d{4}|\d{1,2})\.?$/;
const CJK = /^(\d{2}|\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/;
const TIME =
  /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z]{3,4}$))?/;
const DOTTED_TIME = /(?<=\d{4} )\d{1,2}\.\d{2}(?:\.\d{2})?$/;
const COMPACT_TIME = /(?<=\d)T\d{4}[^ ]*$/;
const TWICE = / (?:as of|eff\.?|effective) /i;

/** The date in a text, with a time, a weekday or «as of» around it or without; null where it is none. */
export function dateShape(raw: string): DateShape | null {
  const quick = NUMERIC.exec(raw);
  if (quick) return numeric(quick);
  if (raw.length < 6 || raw.length > LONGEST_DATE || !/\d/.test(raw)) return null;
  const text = withoutTime(firstDate(cleanText(raw)));
  const cjk = CJK.exec(text);
  if (cjk) {
    const [year = '', month, day] = cjk.slice(1);
    return {
      form: 'year-first',
      separator: '年',
      shortYear: false,
      parts: [fullYear(year), Number(month), Number(day)],
    };
  }
  const plain = NUMERIC.exec(text);
  if (plain) return numeric(plain);
  return glued(text) ?? (/\p{L}/u.test(text) ? inWords(text) : null);
}

/** `03/16/2026 as of 03/14/2026`: the first is the day of the booking. */
function firstDate(text: string): string {
  const second = TWICE.exec(text);
  return second && second.index > 5 ? text.slice(0, second.index) : text;
}

function withoutTime(text: string): string {
  const timed = text.includes(':') ? text.replace(TIME, ' ') : text.replace(DOTTED_TIME, '');
  const rest = timed.includes('T') ? timed.replace(COMPACT_TIME, '') : timed;
  let [start, end] = [0, rest.length];
  while (start < end && ' ,/'.includes(rest.charAt(start))) start++;
  while (end > start && ' ,/-'.includes(rest.charAt(end - 1))) end--;
  if (rest.charAt(end - 1) === 'T' && /\d/.test(rest.charAt(end - 2))) end--;
  return rest.slice(start, end);
}

function numeric([, a = '', written = '', b = '', c = '']: RegExpExecArray): DateShape | null {
  const separator = written === ' ' ? ' ' : (written.trim() as '.' | '/' | '-');
  const parts = [Number(a), Number(b), Number(c)] as const;
  if (a.length === 4) return c.length <= 2 ? { form: 'year-first', separator, shortYear: false, parts } : null;
  if (a.length > 2 || c.length === 1) return null;
  return { form: 'numeric', separator, shortYear: c.length === 2, parts };
}

/** `20260314`, with a time of six digits or without; `14032026`. */
function glued(text: string): DateShape | null {
  if (!/^\d{8}(?:\d{6})?$/.test(text)) return null;
  const cut = (from: number, to: number) => Number(text.slice(from, to));
  if (/^(?:19|20)/.test(text)) {
    const parts = [cut(0, 4), cut(4, 6), cut(6, 8)] as const;
    if (isDay(...parts)) return { form: 'year-first', separator: '', shortYear: false, parts };
  }
  if (text.length > 8 || !/^\d{4}(?:19|20)/.test(text)) return null;
  return { form: 'numeric', separator: '', shortYear: false, parts: [cut(0, 2), cut(2, 4), cut(4, 8)] };
}

const TOKENS = /\d+|[\p{L}\p{M}]+/gu;
/** What stands between day, month and year in some languages. */
const PARTICLES = new Set('st nd rd th er de del d of le den der г р m y года року kl о a'.split(' '));
const BETWEEN = /^[\p{L}\p{M}\d .,/'’()º-]+$/u;

function inWords(text: string): DateShape | null {
  if (!BETWEEN.test(text)) return null;
  const tokens = (text.match(TOKENS) ?? []).filter((token) => !PARTICLES.has(token.toLowerCase()));
  // A day and a year at least are figures.
  if (tokens.length < 3 || tokens.length > 5 || tokens.filter((token) => !isName(token)).length < 2) return null;
  return namedDate(tokens) ?? withoutWeekday(text, tokens);
}

function namedDate(tokens: readonly string[]): DateShape | null {
  if (tokens.length !== 3) return null;
  const at = tokens.findIndex((token) => !/^\d/.test(token));
  const [a = '', b = '', c = ''] = tokens;
  const shortYear = !tokens.some((token) => token.length === 4 && /^\d/.test(token));
  const shape = (parts: readonly [number, number, number], namedOrder: DateOrder): DateShape => ({
    form: 'named',
    separator: ' ',
    shortYear,
    parts,
    namedOrder,
  });
  if ([a, b, c].filter((token) => /^\d/.test(token)).some((token) => token.length > 4 || token.length === 3))
    return null;
  const month = at === 0 ? monthOfName(a) : at === 1 ? monthOfName(b) : 0;
  if (month === 0) return null;
  if (at === 0) return b.length <= 2 && c.length >= 2 ? shape([fullYear(c), month, Number(b)], 'MDY') : null;
  if (a.length === 4) return c.length <= 2 ? shape([Number(a), month, Number(c)], 'YMD') : null;
  return c.length >= 2 ? shape([fullYear(c), month, Number(a)], 'DMY') : null;
}

/** A weekday's short name may be a month's, too, so it is taken away only where nothing is read with it. */
function withoutWeekday(text: string, tokens: readonly string[]): DateShape | null {
  const [first = '', last = ''] = [tokens[0], tokens.at(-1)];
  if (isName(first) && isWeekday(first)) {
    const rest = text.slice(text.indexOf(first) + first.length).replace(/^[ .,)]+/, '');
    return rest.length < text.length ? dateShape(rest) : null;
  }
  if (!isName(last) || !isWeekday(last)) return null;
  return dateShape(text.slice(0, text.lastIndexOf(last)).trim().replace(/[,(]$/, '').trim());
}

const isName = (token: string) => !/^\d/.test(token);

/** POSIX: 69 and below is 20xx, 70 and above 19xx. */
function fullYear(text: string | number): number {
  const year = Number(text);
  if (String(text).length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

const LENGTHS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > (LENGTHS[month] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** The day of a date in that order, as days since 1970; null where there is no such day. */
export function dayOf(shape: DateShape, order: DateOrder): number | null {
  const [a, b, c] = shape.parts;
  const year2 = (part: number) => (shape.shortYear ? fullYear(String(part).padStart(2, '0')) : part);
  const [year, month, day] =
    shape.form !== 'numeric'
      ? [a, b, c]
      : order === 'YMD'
        ? [shape.shortYear ? year2(a) : 0, b, c]
        : order === 'MDY'
          ? [year2(c), a, b]
          : [year2(c), b, a];
  return isDay(year, month, day) ? Date.UTC(year, month - 1, day) / 86_400_000 : null;
}

/** True for text that is a date in whatever order. */
export function looksLikeDate(text: string): boolean {
  const shape = dateShape(text);
  return shape !== null && isSomeDay(shape);
}

export function isSomeDay(shape: DateShape): boolean {
  return dayOf(shape, 'DMY') !== null || dayOf(shape, 'MDY') !== null || dayOf(shape, 'YMD') !== null;
}
