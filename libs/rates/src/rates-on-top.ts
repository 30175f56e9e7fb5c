import type { CalendarDate } from '@pft/kernel';
import { Rates, type EuroRate } from './rates';

/** Rates that were stored later, on top of others: the newer day counts, and of the same day the stored rate. */
export class RatesOnTop extends Rates {
  constructor(
    private readonly stored: Rates,
    private readonly others: Rates,
  ) {
    super();
  }

  currencies(): string[] {
    return [...new Set([...this.stored.currencies(), ...this.others.currencies()])].sort();
  }

  euroRate(currency: string, date: CalendarDate): EuroRate | null {
    const [stored, other] = [this.stored.euroRate(currency, date), this.others.euroRate(currency, date)];
    if (!stored || !other) return stored ?? other;
    return (stored.rateDate ?? date) >= (other.rateDate ?? date) ? stored : other;
  }
}
