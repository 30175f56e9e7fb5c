import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { Rates, worse, type RateStatus } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { RangeInvalid, RangeTooLong } from '../../domain/summary/range-errors';
import { SummaryStore } from '../../domain/summary/summary-store';
import { addUp, noCells } from '../../domain/summary/converted-cells';
import { missingTotal, totalsOf, type MissingTotal, type Totals } from '../../domain/summary/summary';
import { ConvertedMonths } from './converted-months';
import type { FallbackSettings } from '../ledger/ledger-reference';
import { LedgerViews } from '../ledger/ledger-views';
import { exchangeFor } from './summarize';

export interface SummarizeMonthsInput {
  ledgerId: string;
  fallback?: FallbackSettings;
  from?: string;
  to?: string;
  currency?: string;
}

export interface MonthTotals extends Totals {
  month: CalendarMonth;
}

export interface MonthlySeries {
  from: CalendarMonth;
  to: CalendarMonth;
  currency: string;
  months: MonthTotals[];
  latestMonthWithRows: CalendarMonth | null;
  rateStatus: RateStatus;
  missingRates: MissingTotal[];
}

const MAX_MONTHS = 600;

/** The same figures for each month of a range, empty months too. */
@Injectable()
export class SummarizeMonths {
  constructor(
    private readonly summaries: SummaryStore,
    private readonly views: LedgerViews,
    private readonly rates: Rates,
    private readonly convertedMonths: ConvertedMonths,
  ) {}

  /** @throws InvalidMonth, RangeInvalid, RangeTooLong, UnknownCurrency */
  async execute(input: SummarizeMonthsInput): Promise<MonthlySeries> {
    const { ledgerId } = input;
    const view = await this.views.of(ledgerId, ['account', 'category'], input.fallback);
    const { reference, settings, today } = view;
    const current = CalendarDate.monthOf(today);
    const to = input.to ? CalendarMonth.parse(input.to, '?to') : current;
    const from = input.from ? CalendarMonth.parse(input.from, '?from') : CalendarMonth.plusMonths(to, -11);
    if (from > to) throw new RangeInvalid(from, to);
    if (to >= CalendarMonth.plusMonths(from, MAX_MONTHS)) throw new RangeTooLong(from, to, `${MAX_MONTHS} months`);
    const exchange = exchangeFor(this.rates, input.currency, settings.baseCurrency);

    const [byMonth, latestMonthWithRows] = await Promise.all([
      this.convertedMonths.range(ledgerId, exchange, CalendarMonth.firstDay(from), CalendarMonth.lastDay(to)),
      this.summaries.latestMonth(ledgerId, current),
    ]);
    const categories = reference.categories();
    const names = reference.accountNames();
    const converted = CalendarMonth.range(from, to).map((month) => ({ month, cells: byMonth.get(month) ?? noCells() }));
    const months = converted.map(({ month, cells }) => ({
      month,
      ...totalsOf(cells, exchange.currency, categories, names),
    }));
    const { missing } = addUp(converted.map(({ cells }) => cells));
    return {
      from,
      to,
      currency: exchange.currency,
      months,
      latestMonthWithRows,
      rateStatus: months.reduce<RateStatus>((status, month) => worse(status, month.rateStatus), 'exact'),
      missingRates: [...missing.values()].map(missingTotal).sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    };
  }
}
