export type DecimalSign = '.' | ',';

/** An amount as written, without a currency's rules: `whole` has no leading zeros, `fraction` is as long as in the file. */
export interface WrittenAmount {
  negative: boolean;
  whole: string;
  fraction: string;
  /** An ISO code or a symbol that stood beside the figure. */
  currency: string | null;
}

// Groups of three digits with one and the same separator, or the Indian grouping; the separator must not be the decimal sign.
const FIGURE: Record<DecimalSign, RegExp> = {
  '.': /^(\d+|\d{1,3}(?:([, '’])\d{3})(?:\2\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})?(?:\.(\d*))?$/,
  ',': /^(\d+|\d{1,3}(?:([. '’])\d{3})(?:\2\d{3})*)?(?:,(\d*))?$/,
};
const SPACES = /[\u00a0\u2007\u2009\u202f\s]+/g;
const MINUS = /[−–‒]/g;
const BEFORE = /^([-+]?) ?((?:[A-Z]{1,3}\$|[A-Z]{3}(?![A-Z])|\p{Sc}))? ?([-+]?) ?/u;
const AFTER = / ?((?:[A-Z]{1,3}\$|[A-Z]{3}|\p{Sc}|zł|Kč|kr\.?|Ft|лв\.?))? ?(?:([-+])|(CR|Cr|cr|DR|Dr|dr|H|S))?$/u;

/** Reads `1.234,56`, `-5`, `5-`, `(12.30)`, `€ 7,50`, `12.00 CR`; null for anything else. */
export function readAmount(text: string, decimal: DecimalSign): WrittenAmount | null {
  if (text.length > 1_000) return null;
  let rest = text.replace(SPACES, ' ').replace(MINUS, '-').trim();
  if (rest === '' || rest.length > 60) return null;
  const bracketed = rest.startsWith('(') && rest.endsWith(')');
  if (bracketed) rest = rest.slice(1, -1).trim();
  const before = BEFORE.exec(rest);
  if (before) rest = rest.slice(before[0].length);
  const after = AFTER.exec(rest);
  if (after) rest = rest.slice(0, after.index);
  const figure = FIGURE[decimal].exec(rest.trim());
  if (!figure || !/\d/.test(rest)) return null;
  const signs = [before?.[1], before?.[3], after?.[2], after?.[3], bracketed ? '-' : ''].filter(Boolean);
  if (signs.length > 1) return null;
  return {
    negative: signs.some((sign) => sign === '-' || /^(dr|s)$/i.test(sign ?? '')),
    whole: (figure[1] ?? '').replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0',
    fraction: figure[3] ?? '',
    currency: before?.[2] ?? after?.[1] ?? null,
  };
}

/** True for text that is an amount with one of the two decimal signs. */
export function looksLikeAmount(text: string): boolean {
  return readAmount(text, '.') !== null || readAmount(text, ',') !== null;
}

/** The sign without digits after it that do not matter: `8.85000` is 8.85, yet `10.000` may be ten thousand and stays. */
export function significantFraction(fraction: string, exponent: number): string {
  if (fraction.length <= Math.max(exponent, 3)) return fraction;
  return /^0*$/.test(fraction.slice(exponent)) ? fraction.slice(0, exponent) : fraction;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  R$: 'BRL',
  '£': 'GBP',
  '₹': 'INR',
  '₺': 'TRY',
  '₽': 'RUB',
  '₴': 'UAH',
  '₪': 'ILS',
  '₩': 'KRW',
  '₫': 'VND',
  '₱': 'PHP',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  лв: 'BGN',
  'лв.': 'BGN',
};

/** Signs that several currencies share; they are no proof of one. */
const SHARED = new Set(['$', '¥', 'kr', 'kr.']);

/** The ISO code of a code or symbol, or null where it names none for certain. */
export function currencyOfSymbol(text: string, isCurrency: (code: string) => boolean): string | null {
  const symbol = text.trim();
  if (SHARED.has(symbol)) return null;
  const code = SYMBOLS[symbol] ?? symbol.toUpperCase();
  return isCurrency(code) ? code : null;
}
