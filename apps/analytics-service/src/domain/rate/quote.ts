import { currencyExponent, type CalendarDate } from '@pft/kernel';
import { divideHalfEven, ONE_MINOR, type EuroRate, type Rate, type Rates, type RateStatus, worse } from '@pft/rates';

/** A rate to be read by people: amounts are converted with exact fractions, not with this. */
export interface Quote {
  currency: string;
  rate: string | null;
  rateDate: CalendarDate | null;
  source: EuroRate['source'] | null;
  status: RateStatus;
}

const SIGNIFICANT_DIGITS = 10;

/** Units of each currency for one unit of `base`. */
export function quotesOf(rates: Rates, base: string, date: CalendarDate): Quote[] {
  const from = rates.euroRate(base, date);
  return rates.currencies().map((currency) => {
    if (currency === base) return { currency, rate: '1', rateDate: date, source: 'identity', status: 'exact' };
    const to = rates.euroRate(currency, date);
    if (!from || !to) return { currency, rate: null, rateDate: null, source: null, status: 'missing' };
    const dates = [from, to].filter(({ source }) => source === 'ecb').map(({ rateDate }) => rateDate ?? date);
    return {
      currency,
      rate: quotient(to, from),
      rateDate: dates.sort()[0] ?? date,
      source: [from.source, to.source].includes('ecb') ? 'ecb' : 'irrevocable',
      status: worse(from.status, to.status),
    };
  });
}

/** A published rate as published, a cross rate with ten significant digits. */
function quotient(to: EuroRate, from: EuroRate): string {
  if (from.source === 'identity') return decimal(to.numerator, to.scale);
  return significant(to.numerator * 10n ** BigInt(from.scale), from.numerator * 10n ** BigInt(to.scale));
}

/** Units of `to` for one unit of `from`, so that a row can be converted again by hand. */
export function rateValue({ numerator, denominator }: Rate, from: string, to: string): string {
  if (from === to) return '1';
  const power = (currency: string) => 10n ** BigInt(currencyExponent(currency));
  return significant(numerator * power(from), denominator * ONE_MINOR * power(to));
}

function significant(numerator: bigint, denominator: bigint): string {
  let places = 0;
  for (
    let scaled = numerator;
    scaled < denominator * 10n ** BigInt(SIGNIFICANT_DIGITS - 1) && places < 30;
    places += 1
  ) {
    scaled *= 10n;
  }
  return decimal(divideHalfEven(numerator * 10n ** BigInt(places), denominator), places);
}

function decimal(digits: bigint, scale: number): string {
  if (scale === 0) return digits.toString();
  const text = digits.toString().padStart(scale + 1, '0');
  return `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
