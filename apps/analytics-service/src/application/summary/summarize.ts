import { CalendarDate, CalendarMonth, isCurrency, UnknownCurrency } from '@pft/kernel';
import { Exchange, Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { RangeInvalid, RangeTooLong } from '../../domain/summary/range-errors';
import { addUp } from '../../domain/summary/converted-cells';
import { totalsOf, type Totals } from '../../domain/summary/summary';
import { ConvertedMonths } from './converted-months';
import type { FallbackSettings } from '../ledger/ledger-reference';
import { LedgerViews } from '../ledger/ledger-views';

export interface SummarizeInput {
  ledgerId: string;
  fallback?: FallbackSettings;
  from?: string;
  to?: string;
  currency?: string;
  /** For the checker, which compares a whole ledger at once. */
  isUnlimited?: boolean;
}

export interface RangeSummary extends Totals {
  from: CalendarDate;
  to: CalendarDate;
}

const MAX_YEARS = 50;

/** Income, spending and net of any range of days, from the months' summaries. */
@Injectable()
export class Summarize {
  constructor(
    private readonly views: LedgerViews,
    private readonly rates: Rates,
    private readonly convertedMonths: ConvertedMonths,
  ) {}

  /** @throws InvalidDate, RangeInvalid, RangeTooLong, UnknownCurrency */
  async execute(input: SummarizeInput): Promise<RangeSummary> {
    const view = await this.views.of(input.ledgerId, ['account', 'category'], input.fallback);
    const { reference, settings, today } = view;
    const to = input.to ? CalendarDate.parse(input.to, '?to') : CalendarMonth.lastDay(CalendarDate.monthOf(today));
    const from = input.from
      ? CalendarDate.parse(input.from, '?from')
      : CalendarMonth.firstDay(CalendarDate.monthOf(to));
    if (from > to) throw new RangeInvalid(from, to);
    if (!input.isUnlimited && to > CalendarDate.plusYears(from, MAX_YEARS))
      throw new RangeTooLong(from, to, `${MAX_YEARS} years`);
    const exchange = exchangeFor(this.rates, input.currency, settings.baseCurrency);

    const months = await this.convertedMonths.range(input.ledgerId, exchange, from, to);
    const cells = addUp([...months.values()]);
    return { from, to, ...totalsOf(cells, exchange.currency, reference.categories(), reference.accountNames()) };
  }
}

/** In the currency asked for, else in the person's own. @throws UnknownCurrency */
export function exchangeFor(rates: Rates, asked: string | undefined, baseCurrency: string): Exchange {
  if (asked !== undefined && !isCurrency(asked)) throw new UnknownCurrency(asked, '?currency');
  return new Exchange(rates, asked ?? baseCurrency);
}
