import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { AccountNotFound } from '../../domain/explain/explain-errors';
import { RangeInvalid, RangeTooLong } from '../../domain/summary/range-errors';
import { SummaryStore } from '../../domain/summary/summary-store';
import { netWorthPoints, pointDates, type Holding, type Interval, type WorthPoint } from '../../domain/worth/net-worth';
import type { FallbackSettings } from '../ledger/ledger-reference';
import { LedgerViews } from '../ledger/ledger-views';
import { exchangeFor } from '../summary/summarize';

export interface ShowNetWorthInput {
  ledgerId: string;
  fallback?: FallbackSettings;
  from?: string;
  to?: string;
  interval?: Interval;
  currency?: string;
  /** Of one account alone. */
  accountId?: string;
}

export interface NetWorthSeries {
  from: CalendarDate;
  to: CalendarDate;
  interval: Interval;
  currency: string;
  points: WorthPoint[];
}

/** Of one answer: more than three years of days, or fifty years of months. */
const MOST_POINTS = 1_200;
const LENGTH_OF: Record<Interval, number> = { day: 1, week: 7, month: 30 };

/** What all accounts together were worth at the end of days, weeks or months. */
@Injectable()
export class ShowNetWorth {
  constructor(
    private readonly summaries: SummaryStore,
    private readonly views: LedgerViews,
    private readonly rates: Rates,
  ) {}

  /** @throws InvalidDate, RangeInvalid, RangeTooLong, UnknownCurrency, AccountNotFound */
  async execute(input: ShowNetWorthInput): Promise<NetWorthSeries> {
    const { ledgerId, interval = 'month' } = input;
    const { reference, settings, today } = await this.views.of(ledgerId, ['account'], input.fallback);
    const to = input.to ? CalendarDate.parse(input.to, '?to') : today;
    const yearBefore = CalendarMonth.plusMonths(CalendarDate.monthOf(to), -11);
    const from = input.from ? CalendarDate.parse(input.from, '?from') : CalendarMonth.firstDay(yearBefore);
    if (from > to) throw new RangeInvalid(from, to);
    if (CalendarDate.daysBetween(from, to) >= MOST_POINTS * LENGTH_OF[interval])
      throw new RangeTooLong(from, to, `${MOST_POINTS} points`);
    const holdings = holdingsAsked(reference.holdings(), input.accountId);
    const own = input.accountId ? holdings[0]?.opening.currency : undefined;
    const exchange = exchangeFor(this.rates, input.currency, own ?? settings.baseCurrency);

    const movements = await this.summaries.movements(ledgerId, CalendarDate.monthOf(to));
    const dates = pointDates(from, to, interval, settings.firstDayOfWeek);
    const points = netWorthPoints(holdings, movements, dates, exchange);
    return { from, to, interval, currency: exchange.currency, points };
  }
}

/** Asked for by itself, an account is told even where the net worth goes without it. @throws AccountNotFound */
function holdingsAsked(holdings: readonly Holding[], accountId: string | undefined): readonly Holding[] {
  if (accountId === undefined) return holdings;
  const own = holdings.find(({ id }) => id === accountId);
  if (!own) throw new AccountNotFound();
  return [{ ...own, includeInNetWorth: true }];
}
