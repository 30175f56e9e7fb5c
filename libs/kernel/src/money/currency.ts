import { DomainError } from '../domain-error';

/**
 * ISO 4217 codes and their exponents (digits after the decimal point), pinned here so that a figure never changes with a
 * library's or a browser's locale data. Source: ISO 4217 list one (active codes), and for those withdrawn the exponents
 * of list three. Metals, bond units, special drawing rights and the test codes XXX and XTS are no money and left out.
 * MGA and MRU count five subunits to the unit but have the ISO exponent 2.
 */
const CODES_BY_EXPONENT: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY ' +
    'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS ' +
    'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR ' +
    'MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP ' +
    'STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Withdrawn since 1999; old statements still carry them. */
const WITHDRAWN_BY_EXPONENT: Readonly<Record<number, string>> = {
  0: 'BEF BYR ESP GRD ITL LUF PTE TRL',
  2: 'ANG ATS BGN CUC CYP DEM EEK FIM FRF HRK IEP LTL LVL MTL NLG ROL SIT SKK SLL STD VEF ZMK ZWL',
};

const exponents = new Map<string, number>();
for (const table of [CODES_BY_EXPONENT, WITHDRAWN_BY_EXPONENT]) {
  for (const [exponent, codes] of Object.entries(table)) {
    for (const code of codes.split(' ')) exponents.set(code, Number(exponent));
  }
}

export class UnknownCurrency extends DomainError {
  readonly code = 'currency-unknown';
  readonly kind = 'invalid';
  constructor(currency: unknown, field = 'currency') {
    super(
      `${JSON.stringify(currency) ?? 'undefined'} is no ISO 4217 currency code; send three capital letters such as "EUR".`,
      { currency },
      field,
    );
  }
}

export function isCurrency(code: unknown): code is string {
  return typeof code === 'string' && exponents.has(code);
}

/** Digits after the decimal point of a currency's amounts. @throws UnknownCurrency */
export function currencyExponent(code: string): number {
  const exponent = exponents.get(code);
  if (exponent === undefined) throw new UnknownCurrency(code);
  return exponent;
}

const withdrawn = new Set(Object.values(WITHDRAWN_BY_EXPONENT).flatMap((codes) => codes.split(' ')));

/** Whether it has been replaced by another one: old rows are in it, nothing new is. */
export const isWithdrawn = (code: string): boolean => withdrawn.has(code);

/** All known codes, sorted. */
export function currencies(): string[] {
  return [...exponents.keys()].sort();
}
