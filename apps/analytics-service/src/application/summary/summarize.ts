import { CalendarDate, CalendarMonth, isCurrency, UnknownCurrency, type Money } from '@pft/kernel';
import { Exchange, Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import type { FixedAmounts } from '../../domain/budget/fixed-costs';
import { SELECTIONS } from '../../domain/explain/figure';
import { RangeInvalid, RangeTooLong } from '../../domain/summary/range-errors';
import {
  spendingByDay,
  type Compare,
  type Comparison,
  type DayRange,
  type DaySpending,
} from '../../domain/summary/comparison';
import { addUp } from '../../domain/summary/converted-cells';
import type { Outlook } from '../../domain/summary/outlook';
import { totalsOf, type Totals } from '../../domain/summary/summary';
import { CompareRanges } from './compare-ranges';
import { ConvertedMonths } from './converted-months';
import { ExpectIncome } from './expect-income';
import { ShowOutlook } from './show-outlook';
import { FindFixedCosts } from '../budget/find-fixed-costs';
import type { FallbackSettings } from '../ledger/ledger-reference';
import { LedgerViews, type LedgerView } from '../ledger/ledger-views';

export interface SummarizeInput {
  ledgerId: string;
  fallback?: FallbackSettings;
  from?: string;
  to?: string;
  currency?: string;
  compare?: Compare;
  toDate?: 'same-day';
  /** What else is wanted, by comma. */
  include?: string;
  /** For the checker, which compares a whole ledger at once. */
  isUnlimited?: boolean;
}

export interface RangeSummary extends Totals {
  from: CalendarDate;
  to: CalendarDate;
  days?: DaySpending[];
  comparison?: Comparison;
  expectedIncome?: Money | null;
  /** null where the range is not the month that today lies in. */
  fixed?: FixedAmounts | null;
  /** As `fixed`. */
  outlook?: Outlook | null;
}

const MAX_YEARS = 50;
/** Of a range that is told day by day. */
const MOST_TOLD = 366;

/** Income, spending and net of any range of days, from the months' summaries. */
@Injectable()
export class Summarize {
  constructor(
    private readonly views: LedgerViews,
    private readonly rates: Rates,
    private readonly convertedMonths: ConvertedMonths,
    private readonly compareRanges: CompareRanges,
    private readonly expectIncome: ExpectIncome,
    private readonly findFixedCosts: FindFixedCosts,
    private readonly showOutlook: ShowOutlook,
  ) {}

  /** @throws InvalidDate, RangeInvalid, RangeTooLong, UnknownCurrency, AverageNeedsMonth */
  async execute(input: SummarizeInput): Promise<RangeSummary> {
    const view = await this.views.of(input.ledgerId, ['account', 'category', 'budget'], input.fallback);
    const { reference, settings, today } = view;
    const { from, to } = this.rangeOf(input, today);
    const exchange = exchangeFor(this.rates, input.currency, settings.baseCurrency);
    const include = new Set(input.include?.split(','));
    const withDays = include.has('days');
    if (withDays && CalendarDate.daysBetween(from, to) >= MOST_TOLD)
      throw new RangeTooLong(from, to, `${MOST_TOLD} days`);

    const { ledgerId, compare } = input;
    const categories = reference.categories();
    const range = { from, to };
    const months = await this.convertedMonths.range(ledgerId, exchange, from, to);
    const cells = addUp([...months.values()]);
    const comparing = { ledgerId, range, toSameDay: input.toDate === 'same-day', withDays, today };
    return {
      ...range,
      ...totalsOf(cells, exchange.currency, categories, reference.accountNames()),
      ...(withDays && { days: spendingByDay(cells, range, exchange.currency) }),
      ...(compare && {
        comparison: await this.compareRanges.execute({ ...comparing, compare }, exchange, categories),
      }),
      ...(include.has('fixed') && {
        fixed: await this.fixedOf(ledgerId, range, exchange.currency, view),
      }),
      ...(include.has('outlook') && {
        outlook: isCurrentMonth(range, today)
          ? await this.showOutlook.execute(ledgerId, range, cells, exchange, view)
          : null,
      }),
      ...(include.has('expected-income') && {
        expectedIncome: await this.expectIncome.execute(ledgerId, exchange, from),
      }),
    };
  }

  /** What of a month's spending comes every month. */
  private async fixedOf(
    ledgerId: string,
    range: DayRange,
    currency: string,
    { reference, today }: LedgerView,
  ): Promise<FixedAmounts | null> {
    if (!isCurrentMonth(range, today)) return null;
    const asked = {
      selection: SELECTIONS.spending,
      period: { start: range.from, end: range.to },
      kind: 'month',
      currency,
    } as const;
    const [fixed] = await this.findFixedCosts.execute(ledgerId, [asked], reference.kinds(), today);
    return fixed ?? null;
  }

  /** @throws InvalidDate, RangeInvalid, RangeTooLong */
  private rangeOf(input: SummarizeInput, today: CalendarDate): DayRange {
    const to = input.to ? CalendarDate.parse(input.to, '?to') : CalendarMonth.lastDay(CalendarDate.monthOf(today));
    const from = input.from
      ? CalendarDate.parse(input.from, '?from')
      : CalendarMonth.firstDay(CalendarDate.monthOf(to));
    if (from > to) throw new RangeInvalid(from, to);
    if (!input.isUnlimited && to > CalendarDate.plusYears(from, MAX_YEARS))
      throw new RangeTooLong(from, to, `${MAX_YEARS} years`);
    return { from, to };
  }
}

function isCurrentMonth({ from, to }: DayRange, today: CalendarDate): boolean {
  const month = CalendarDate.monthOf(today);
  return from === CalendarMonth.firstDay(month) && to === CalendarMonth.lastDay(month);
}

/** In the currency asked for, else in the person's own. @throws UnknownCurrency */
export function exchangeFor(rates: Rates, asked: string | undefined, baseCurrency: string): Exchange {
  if (asked !== undefined && !isCurrency(asked)) throw new UnknownCurrency(asked, '?currency');
  return new Exchange(rates, asked ?? baseCurrency);
}
