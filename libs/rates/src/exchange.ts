import { type CalendarDate, currencyExponent } from '@pft/kernel';
import { worse, type Rates, type RateStatus } from './rates';
import { divideHalfEven } from './rounding';

/** Decimal digits kept beyond the minor unit while converted sums are added up. */
const EXTRA_DIGITS = 18n;
export const ONE_MINOR = 10n ** EXTRA_DIGITS;

/** An exact fraction from minor units of one currency to minor units with 18 more digits of another. */
export interface Rate {
  numerator: bigint;
  denominator: bigint;
  status: Exclude<RateStatus, 'missing'>;
  /** The older of the two days where the rate is a quotient of two; null between equal currencies. */
  rateDate: CalendarDate | null;
}

/** A figure of more digits becomes one that is shown: rounded once, half-even. */
export function shown(scaled: bigint): bigint {
  return divideHalfEven(scaled, ONE_MINOR);
}

/**
 * Turns sums of any currency into one. The rule: each (day, currency) sum is multiplied by an exact fraction and rounded
 * half-even at the 18th digit behind the minor unit; such integers are added; what is shown is rounded once more. Exact
 * fractions are never added up, because they grow to thousands of digits.
 */
export class Exchange {
  private readonly rates = new Map<string, Rate | null>();

  /** @throws UnknownCurrency */
  constructor(
    private readonly held: Rates,
    readonly currency: string,
  ) {
    currencyExponent(currency);
  }

  /** null: there is no rate, and the amount has to be left out. */
  rate(from: string, date: CalendarDate): Rate | null {
    if (from === this.currency) return { numerator: ONE_MINOR, denominator: 1n, status: 'exact', rateDate: null };
    const key = `${from}${date}`;
    let rate = this.rates.get(key);
    if (rate === undefined) {
      rate = this.quotient(from, date);
      this.rates.set(key, rate);
    }
    return rate;
  }

  /** Minor units with 18 more digits. */
  convert(amountMinor: bigint, rate: Rate): bigint {
    return divideHalfEven(amountMinor * rate.numerator, rate.denominator);
  }

  private quotient(from: string, date: CalendarDate): Rate | null {
    const source = this.held.euroRate(from, date);
    const target = this.held.euroRate(this.currency, date);
    if (!source || !target) return null;
    const upper = BigInt(source.scale + currencyExponent(this.currency)) + EXTRA_DIGITS;
    const lower = BigInt(target.scale + currencyExponent(from));
    return {
      numerator: target.numerator * 10n ** upper,
      denominator: source.numerator * 10n ** lower,
      status: worse(source.status, target.status) as Rate['status'],
      rateDate: rateDay(source, target),
    };
  }
}

type Dated = { rateDate: CalendarDate | null; source: string };

/** A rate fixed for ever has no age; between two of them the later changeover is the day from which the quotient holds. */
function rateDay(left: Dated, right: Dated): CalendarDate | null {
  const dates = (wanted: (rate: Dated) => boolean) =>
    [left, right]
      .filter(wanted)
      .flatMap(({ rateDate }) => rateDate ?? [])
      .sort();
  return dates(({ source }) => source === 'ecb')[0] ?? dates(() => true).at(-1) ?? null;
}
