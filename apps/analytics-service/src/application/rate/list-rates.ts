import { CalendarDate, Clock, isCurrency, UnknownCurrency } from '@pft/kernel';
import { Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { ReferenceData } from '../ledger/reference-data';
import { quotesOf, type Quote } from '../../domain/rate/quote';
import { LedgerReference, type FallbackSettings } from '../ledger/ledger-reference';

export interface ListRatesInput {
  ledgerId: string;
  fallback: FallbackSettings;
  base?: string;
  date?: string;
}

export interface RatesOfDay {
  base: string;
  date: CalendarDate;
  quotes: Quote[];
}

/** What one unit of a currency was worth on a day, in every currency that has a rate. */
@Injectable()
export class ListRates {
  constructor(
    private readonly reference: ReferenceData,
    private readonly rates: Rates,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidDate, UnknownCurrency */
  async execute(input: ListRatesInput): Promise<RatesOfDay> {
    const reference = new LedgerReference(await this.reference.list(input.ledgerId, ['user']));
    const settings = reference.settings(input.fallback);
    const date = input.date
      ? CalendarDate.parse(input.date, '?date')
      : CalendarDate.today(settings.timeZone, this.clock.now());
    const base = input.base ?? settings.baseCurrency;
    if (!isCurrency(base)) throw new UnknownCurrency(base, '?base');
    return { base, date, quotes: quotesOf(this.rates, base, date) };
  }
}
