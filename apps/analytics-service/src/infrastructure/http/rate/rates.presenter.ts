import type { RatesResponse } from '@pft/contracts';
import type { RatesOfDay } from '../../../application/rate/list-rates';

const ATTRIBUTION = 'Source: European Central Bank, euro foreign exchange reference rates';

export function presentRates({ base, date, quotes }: RatesOfDay): RatesResponse {
  return {
    base,
    date,
    attribution: ATTRIBUTION,
    rates: quotes.map(({ currency, rate, rateDate, source, status }) => ({
      currency,
      rate,
      rateDate,
      source,
      status,
    })),
  };
}
