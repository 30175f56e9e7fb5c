import { CalendarDate, isCurrency, UnknownCurrency } from '@pft/kernel';
import { Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { quotesOf, type Quote } from '../../domain/rate/quote';
import type { FallbackSettings } from '../ledger/ledger-reference';
import { LedgerViews } from '../ledger/ledger-views';

export interface ListRatesInput {
  ledgerId: string;
  fallback?: FallbackSettings;
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
    private readonly views: LedgerViews,
    private readonly rates: Rates,
  ) {}

  /** @throws InvalidDate, UnknownCurrency */
  async execute(input: ListRatesInput): Promise<RatesOfDay> {
    const { settings, today } = await this.views.of(input.ledgerId, [], input.fallback);
    const date = input.date ? CalendarDate.parse(input.date, '?date') : today;
    const base = input.base ?? settings.baseCurrency;
    if (!isCurrency(base)) throw new UnknownCurrency(base, '?base');
    return { base, date, quotes: quotesOf(this.rates, base, date) };
  }
}
