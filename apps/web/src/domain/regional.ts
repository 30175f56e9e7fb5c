import { knownLocale } from './format';

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

export function currencyOfLocale(locale: string): string {
  try {
    return regions[new Intl.Locale(locale).maximize().region ?? ''] ?? 'EUR';
  } catch {
    return 'EUR';
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

/** The days of the week, 1 = Monday, in the words of a locale. */
export function weekdays(locale: string): { value: string; label: string }[] {
  const format = new Intl.DateTimeFormat(knownLocale(locale), { weekday: 'long', timeZone: 'UTC' });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => ({
    value: String(day + 1),
    label: format.format(new Date(Date.UTC(1970, 0, 5 + day))),
  }));
}
