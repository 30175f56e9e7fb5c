import { wordsLocale } from '@/words/language';
import { formatRate } from '../format';

/** The currency of a locale's region, for a proposal at registration; the euro where nothing better is known. */
const regions: Record<string, string> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  JP: 'JPY',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  IS: 'ISK',
  TR: 'TRY',
  UA: 'UAH',
  RU: 'RUB',
  IN: 'INR',
  CN: 'CNY',
  HK: 'HKD',
  TW: 'TWD',
  KR: 'KRW',
  SG: 'SGD',
  MY: 'MYR',
  TH: 'THB',
  ID: 'IDR',
  PH: 'PHP',
  VN: 'VND',
  IL: 'ILS',
  AE: 'AED',
  SA: 'SAR',
  ZA: 'ZAR',
  EG: 'EGP',
  NG: 'NGN',
  KE: 'KES',
  MX: 'MXN',
  BR: 'BRL',
  AR: 'ARS',
  CL: 'CLP',
  CO: 'COP',
  PE: 'PEN',
  BH: 'BHD',
  KW: 'KWD',
};

const longestLocale = 35;
const longestTimeZone = 64;

export function currencyOfLocale(locale: string): string {
  try {
    return regions[new Intl.Locale(locale).maximize().region ?? ''] ?? 'EUR';
  } catch {
    return 'EUR';
  }
}

export interface Proposal {
  locale: string;
  timeZone: string;
  currency: string;
}

export const standardProposal: Proposal = { locale: 'en', timeZone: 'UTC', currency: 'EUR' };

/**
 * What to propose for a browser's own settings. A browser may state what is no tag (`en-US@posix` under the C locale), an
 * unknown zone or nothing at all; what is proposed is always something that the service takes.
 */
export function proposalOf(
  languages: readonly (string | undefined)[],
  timeZone: string | undefined,
  currencies: readonly string[],
): Proposal {
  const locale = languages.map(usableLocale).find((each) => each !== undefined);
  const currency = currencyOfLocale(locale ?? standardProposal.locale);
  return {
    locale: locale ?? standardProposal.locale,
    timeZone: timeZone && isTimeZone(timeZone) ? timeZone : standardProposal.timeZone,
    // Without a language that reads there is no region to take a currency from.
    currency: locale !== undefined && currencies.includes(currency) ? currency : standardProposal.currency,
  };
}

/** The canonical spelling of a tag that there is data for; extensions that would make it too long are left out. */
function usableLocale(language: string | undefined): string | undefined {
  try {
    const canonical = Intl.getCanonicalLocales(language)[0];
    if (canonical === undefined || Intl.DateTimeFormat.supportedLocalesOf(canonical).length === 0) return undefined;
    const tag = canonical.length <= longestLocale ? canonical : new Intl.Locale(canonical).baseName;
    return tag.length <= longestLocale ? tag : undefined;
  } catch {
    return undefined;
  }
}

function isTimeZone(name: string): boolean {
  // Offsets such as `+01:00`, which newer engines take, are no zones, and `Etc/Unknown` says that the browser knows none.
  if (!/^[A-Za-z]/.test(name) || name === 'Etc/Unknown' || name.length > longestTimeZone) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

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
