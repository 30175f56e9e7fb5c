import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CalendarDate, currencyExponent } from '@pft/kernel';

export interface DayRate {
  date: string;
  /** Units of the currency for one euro, as published. */
  text: string;
}

/** The bundled history, read here a second time and without the product's code, to check what the product answers. */
export class RateHistory {
  private readonly days: { date: string; cells: string[] }[];
  private readonly currencies: string[];

  constructor() {
    const file = join(__dirname, '../../../libs/rates/data/ecb-eurofxref-hist.csv.gz');
    const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString().split(/\r?\n/);
    this.currencies = header.split(',');
    this.days = lines
      .filter((line) => /^\d{4}-/.test(line))
      .map((line) => ({ date: line.slice(0, 10), cells: line.split(',') }))
      .sort((a, b) => (a.date < b.date ? 1 : -1));
  }

  /** The rate of the day, or the last one before it. */
  rate(currency: string, date: string): DayRate | undefined {
    const column = this.currencies.indexOf(currency);
    if (column < 0) return undefined;
    const day = this.days.find((candidate) => candidate.date <= date && /^\d/.test(candidate.cells[column] ?? ''));
    return day ? { date: day.date, text: day.cells[column] ?? '' } : undefined;
  }

  status(currency: string, date: string): 'exact' | 'carried' | 'stale' | 'missing' {
    if (currency === 'EUR') return 'exact';
    const rate = this.rate(currency, date);
    if (!rate) return 'missing';
    const age = CalendarDate.daysBetween(rate.date, date);
    if (age === 0) return 'exact';
    if (age <= 10) return 'carried';
    return age <= 366 ? 'stale' : 'missing';
  }

  /** Euro cents with 18 more digits, half-even at the last of them. */
  inEuroScaled(amountMinor: bigint, currency: string, date: string): bigint {
    const scale = 10n ** 18n;
    if (currency === 'EUR') return amountMinor * scale;
    const rate = this.rate(currency, date);
    if (!rate) throw new Error(`no rate of ${currency} on ${date}`);
    const [whole = '0', fraction = ''] = rate.text.split('.');
    const numerator = amountMinor * 100n * scale * 10n ** BigInt(fraction.length);
    return halfEven(numerator, BigInt(whole + fraction) * 10n ** BigInt(currencyExponent(currency)));
  }
}

export function halfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}
