import type { CalendarDate } from '@pft/kernel';
import { divideHalfEven, type EuroRate, type Rates, type RateStatus, worse } from '@pft/rates';

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
  const numerator = to.numerator * 10n ** BigInt(from.scale);
  const denominator = from.numerator * 10n ** BigInt(to.scale);
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
