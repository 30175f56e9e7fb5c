// Conversion by the written rule, with code of its own, so that a mistake of the product is not made twice:
// each (day, currency) sum × an exact fraction, half-even at 18 digits beyond the minor unit; these are added; a figure is
// rounded once, half-even.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const DAY_MS = 86_400_000;
const OLDEST_RATE_DAYS = 366;
const DIGITS = 18;

/** @type {Map<string, number>} */
const EXPONENTS = new Map(
  /** @type {[string, number][]} */ ([
    ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BEF BYR ESP GRD ITL LUF PTE TRL'
      .split(' ')
      .map((code) => [code, 0]),
    ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
    ...'CLF UYW'.split(' ').map((code) => [code, 4]),
  ]),
);

export const exponent = (currency) => EXPONENTS.get(currency) ?? 2;

// The euro's irrevocable rates and the days they hold from (Council regulations).
const FIXED = {
  BGN: ['2026-01-01', '1.95583'],
  HRK: ['2023-01-01', '7.53450'],
  LTL: ['2015-01-01', '3.45280'],
  LVL: ['2014-01-01', '0.702804'],
  EEK: ['2011-01-01', '15.6466'],
  SKK: ['2009-01-01', '30.1260'],
  MTL: ['2008-01-01', '0.429300'],
  CYP: ['2008-01-01', '0.585274'],
  SIT: ['2007-01-01', '239.640'],
  GRD: ['2001-01-01', '340.750'],
  DEM: ['1999-01-01', '1.95583'],
  FRF: ['1999-01-01', '6.55957'],
  ITL: ['1999-01-01', '1936.27'],
  ESP: ['1999-01-01', '166.386'],
  NLG: ['1999-01-01', '2.20371'],
  BEF: ['1999-01-01', '40.3399'],
  LUF: ['1999-01-01', '40.3399'],
  ATS: ['1999-01-01', '13.7603'],
  PTE: ['1999-01-01', '200.482'],
  FIM: ['1999-01-01', '5.94573'],
  IEP: ['1999-01-01', '0.787564'],
};
const RENAMED = [
  { old: 'ROL', next: 'RON', since: '2005-07-01', factor: 10_000n },
  { old: 'TRL', next: 'TRY', since: '2005-01-01', factor: 1_000_000n },
];

/** A decimal as a fraction of integers. */
function fraction(text) {
  const [whole, decimals = ''] = text.split('.');
  return { n: BigInt(whole + decimals), d: 10n ** BigInt(decimals.length) };
}

/** @param {bigint} numerator
 * @param {bigint} denominator */
export function halfEven(numerator, denominator) {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  let quotient = size / denominator;
  const rest = (size % denominator) * 2n;
  if (rest > denominator || (rest === denominator && quotient % 2n === 1n)) quotient += 1n;
  return negative ? -quotient : quotient;
}

/** Reads the ECB's history; answers `convert(sum, from, to, day)` in minor units with 18 more digits, undefined = no rate. */
export function loadRates(file) {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString('latin1').trim().split(/\r?\n/);
  const currencies = header.split(',').slice(1);
  /** @type {Map<string, [day: string, figure: string][]>} */
  const byCurrency = new Map(currencies.filter(Boolean).map((currency) => [currency, []]));
  for (const line of lines.reverse()) {
    const [day = '', ...figures] = line.split(',');
    for (const [index, figure] of figures.entries()) {
      if (figure && figure !== 'N/A') byCurrency.get(currencies[index] ?? '')?.push([day, figure]);
    }
  }

  function published(currency, day) {
    const list = byCurrency.get(currency) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.[0] ?? '') <= day) low = middle + 1;
      else high = middle;
    }
    const found = list[low - 1];
    if (!found || (Date.parse(day) - Date.parse(found[0])) / DAY_MS > OLDEST_RATE_DAYS) return undefined;
    return fraction(found[1]);
  }

  function perEuro(currency, day) {
    if (currency === 'EUR') return { n: 1n, d: 1n };
    const fixed = FIXED[currency];
    if (fixed && day >= fixed[0]) return fraction(fixed[1]);
    for (const { old, next, since, factor } of RENAMED) {
      if (currency === old && day >= since) {
        const rate = published(next, day);
        if (rate) return { n: rate.n * factor, d: rate.d };
      }
      if (currency === next && !published(next, day)) {
        const rate = published(old, day);
        return rate && { n: rate.n, d: rate.d * factor };
      }
    }
    return published(currency, day);
  }

  return function convert(sumMinor, from, to, day) {
    const scale = 10n ** BigInt(DIGITS);
    if (from === to) return sumMinor * scale;
    const source = perEuro(from, day);
    const target = perEuro(to, day);
    if (!source || !target) return undefined;
    return halfEven(
      sumMinor * source.d * target.n * 10n ** BigInt(exponent(to)) * scale,
      source.n * target.d * 10n ** BigInt(exponent(from)),
    );
  };
}

/** A sum with 18 more digits as the decimal that is shown. */
export const shownMinor = (scaled) => halfEven(scaled, 10n ** BigInt(DIGITS));

export function decimal(minor, currency) {
  const digits = exponent(currency);
  const negative = minor < 0n;
  const text = (negative ? -minor : minor).toString().padStart(digits + 1, '0');
  const shown = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  return negative ? `-${shown}` : shown;
}
