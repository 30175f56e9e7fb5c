import { Injectable } from '@nestjs/common';
import { Rates } from '@pft/rates';
import { DayRates, rateKey } from '../../domain/import/transfer/import-transfers';

/** Of the history that travels with the program: near enough to tell what one bank sent from what another one got. */
@Injectable()
export class BundledDayRates extends DayRates {
  constructor(private readonly rates: Rates) {
    super();
  }

  of(currencies: readonly string[], days: readonly string[]): Map<string, number> {
    const found = new Map<string, number>();
    for (const currency of currencies)
      for (const day of days) {
        const rate = this.rates.euroRate(currency, day);
        if (rate) found.set(rateKey(currency, day), Number(rate.numerator) / 10 ** rate.scale);
      }
    return found;
  }
}
