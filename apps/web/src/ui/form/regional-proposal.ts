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
