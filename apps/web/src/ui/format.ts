import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Money } from '@/api/types';
import { wordsLocale, wordsRunLeft } from '@/words/language';

/** Formats for people. Amounts go to Intl as decimal strings, never as floats: every digit shown is a digit that was sent. */

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
/** A person may choose among more locales than fit into the server's memory, so it begins anew now and then. */
const MAX_FORMATS = 500;

function kept<T>(formats: Map<string, T>, locale: string, options: object, make: () => T): T {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    if (formats.size >= MAX_FORMATS) formats.clear();
    format = make();
    formats.set(key, format);
  }
  return format;
}

const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(numbers, locale, options, () => new Intl.NumberFormat(knownLocale(locale), options));

export function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** A hyphen is shorter than a plus and is broken at the end of a line; a minus is neither. */
const trueMinus = (text: string): string => text.replaceAll('-', '\u2212');

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A figure keeps its parts together, and its sign before it, within a sentence that is written the other way round. */
const isolated = (text: string, locale = ''): string =>
  RIGHT_TO_LEFT.test(text) || wordsRunLeft(locale) ? `\u2068${text}\u2069` : text;

function digitsAfterPoint(amount: string): number {
  return amount.includes('.') ? amount.length - amount.indexOf('.') - 1 : 0;
}

export type SignStyle = 'auto' | 'always' | 'never';

export function formatMoney({ amount, currency }: Money, locale: string, sign: SignStyle = 'auto'): string {
  const digits = digitsAfterPoint(amount);
  const format = numberFormat(locale, {
    style: 'currency',
    currency,
    signDisplay: sign === 'always' ? 'exceptZero' : sign,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return isolated(trueMinus(format.format(amount as `${number}`)), locale);
}

/** As short as it can be said exactly enough for the axis of a chart: "€2.5K". */
export function formatRoughMoney({ amount, currency }: Money, locale: string): string {
  const format = numberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
  });
  return isolated(trueMinus(format.format(amount as `${number}`)), locale);
}

/** Per cent as the API gives it, 83.4 → "83%". Of what is less than one it is said that it is something. */
export function formatPercent(percent: number, locale: string): string {
  const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'negative' });
  return percent > 0 && percent < 1
    ? isolated(`<${format.format(0.01)}`, locale)
    : isolated(trueMinus(format.format(percent / 100)), locale);
}

/** A ratio such as 0.2513 → "25%". */
export const formatShare = (share: number, locale: string): string => formatPercent(share * 100, locale);

export function formatCount(count: number, locale: string): string {
  return isolated(numberFormat(locale, {}).format(count), locale);
}

/** A rate with as many digits as tell two days apart, or with those that a person needs to convert by hand. */
export function formatRate(rate: string, locale: string, digits = 6): string {
  const format = numberFormat(locale, { maximumSignificantDigits: digits, minimumSignificantDigits: 4 });
  return isolated(format.format(rate as `${number}`), locale);
}

const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(dates, wordsLocale(locale), options, () => new Intl.DateTimeFormat(knownLocale(wordsLocale(locale)), options));

/** Calendar dates have no zone: they are read and shown in UTC, so that no day can move. */
const atUtcMidnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** `day` is "Fri 27", below the name of its month. */
export function formatDay(
  date: string,
  locale: string,
  style: 'long' | 'medium' | 'weekday' | 'name' | 'short' | 'day' = 'medium',
): string {
  const styles: Record<typeof style, Intl.DateTimeFormatOptions> = {
    long: { dateStyle: 'long' },
    medium: { dateStyle: 'medium' },
    weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    name: { weekday: 'short' },
    short: { day: 'numeric', month: 'short' },
    day: { weekday: 'short', day: 'numeric' },
  };
  const options = { ...styles[style], timeZone: 'UTC' };
  return isolated(dateFormat(locale, options).format(atUtcMidnight(date)), locale);
}

/** A range of days: a whole month by its name, else "1 – 7 Nov 2026" as the locale writes it. */
export function formatPeriod(from: string, to: string, locale: string): string {
  const month = CalendarDate.monthOf(from);
  if (from === CalendarMonth.firstDay(month) && to === CalendarMonth.lastDay(month)) return formatMonth(month, locale);
  const format = dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return isolated(format.formatRange(atUtcMidnight(from), atUtcMidnight(to)), locale);
}

/** `name` is the month without its year. */
export function formatMonth(
  month: string,
  locale: string,
  style: 'long' | 'name' | 'short' | 'narrow' = 'long',
): string {
  const options: Intl.DateTimeFormatOptions = {
    month: style === 'name' ? 'long' : style,
    ...(style === 'long' && { year: 'numeric' }),
    timeZone: 'UTC',
  };
  return isolated(dateFormat(locale, options).format(atUtcMidnight(`${month}-01`)), locale);
}

/** An instant in the person's own time zone. */
export function formatInstant(instant: string, locale: string, timeZone: string): string {
  return isolated(
    dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant)),
    locale,
  );
}

/** The day of an instant in the person's own time zone. */
export function formatInstantDay(instant: string, locale: string, timeZone: string): string {
  return isolated(dateFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(instant)), locale);
}

/** What a service says, with its days as the person's locale writes them; what it quotes stays as it is. */
export const withLocalDays = (text: string, locale: string): string =>
  text.replace(/«[^«»]*»|\b\d{4}-\d\d-\d\d\b/g, (found) => (CalendarDate.is(found) ? formatDay(found, locale) : found));

/** In groups of four, as on a card. */
export function formatIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

/** An account that has no name yet is called by its IBAN, one of several currencies with the currency behind it. */
export const formatAccountName = (name: string): string =>
  isolated(name.replace(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}(?=$| \([A-Z]{3}\)$)/, formatIban));

/** Where there is no room for all of an IBAN: those of one bank differ at their end. */
export const shortAccountName = (name: string): string =>
  name.replace(/^([A-Z]{2}\d{2})[A-Z0-9]{7,26}([A-Z0-9]{4})(?=$| \([A-Z]{3}\)$)/, '$1 … $2');

export function currencyName(currency: string, locale: string): string {
  return new Intl.DisplayNames([knownLocale(wordsLocale(locale))], { type: 'currency' }).of(currency) ?? currency;
}
