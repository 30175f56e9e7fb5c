import { wordsLocale } from '@/words/language';
import { formatRate } from '../format';

export function timeZones(current: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [...new Set(['UTC', current, ...known])];
}

const offered = [
  'en',
  'en-GB',
  'en-US',
  'de',
  'de-AT',
  'de-CH',
  'es',
  'fr',
  'fr-CH',
  'it',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'hu',
  'ro',
  'tr',
  'uk',
  'ja',
  'ko',
  'zh-CN',
  'hi',
  'ar',
  'he',
];

/** Locales to choose the format of numbers and dates from, each in its own words; always with the current one. */
export function localeOptions(current: string): { value: string; label: string }[] {
  return [...new Set([current, ...offered])].map((value) => {
    try {
      const name = new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value;
      return { value, label: `${name} (${value})` };
    } catch {
      return { value, label: value };
    }
  });
}

/** "Europe/Vienna" → "Vienna". */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** How numbers are written there: "1.234,56". */
export const numberSample = (locale: string): string => formatRate('1234.56', locale);

/** The days of the week, 1 = Monday. */
export function weekdays(locale: string): { value: string; label: string }[] {
  const format = new Intl.DateTimeFormat(wordsLocale(locale), { weekday: 'long', timeZone: 'UTC' });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => ({
    value: String(day + 1),
    label: format.format(new Date(Date.UTC(1970, 0, 5 + day))),
  }));
}
