import type { CalendarDate } from '@pft/kernel';

/**
 * How good a rate is: of that very day (or fixed for ever), of one of the ten days before, up to 366 days older, or not
 * there. A missing rate is never 1:1: what it would convert is left out of the total and listed beside it.
 */
export type RateStatus = 'exact' | 'carried' | 'stale' | 'missing';

/** 1 EUR = `numerator ÷ 10^scale` units of the currency. `rateDate` is null for the euro itself, which has no rate day. */
export interface EuroRate {
  numerator: bigint;
  scale: number;
  rateDate: CalendarDate | null;
  status: Exclude<RateStatus, 'missing'>;
  source: 'ecb' | 'irrevocable' | 'identity';
  /** Whether it travelled with the program or was stored later, so that whoever has only the bundled ones says so. */
  heldBy: 'bundled' | 'stored';
}

/** Whoever holds rates; each holder passes `test/rates-contract.ts`. */
export abstract class Rates {
  /** Every currency that may have a rate, the euro among them, in the order of their codes. */
  abstract currencies(): string[];
  /** The rate that counts for a day, or null where none is near enough. */
  abstract euroRate(currency: string, date: CalendarDate): EuroRate | null;
}

const BADNESS: Readonly<Record<RateStatus, number>> = { exact: 0, carried: 1, stale: 2, missing: 3 };

export function worse(left: RateStatus, right: RateStatus): RateStatus {
  return BADNESS[left] >= BADNESS[right] ? left : right;
}
