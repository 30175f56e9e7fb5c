import { CalendarDate, CalendarMonth, Money } from '@pft/kernel';
import { shown, type Exchange } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { SummaryStore } from '../../domain/summary/summary-store';
import { ConvertedMonths } from './converted-months';

const MONTHS_LOOKED_AT = 3;

/** What a month may bring: the median of the three months before it, once a ledger has so many. */
@Injectable()
export class ExpectIncome {
  constructor(
    private readonly convertedMonths: ConvertedMonths,
    private readonly summaries: SummaryStore,
  ) {}

  async execute(ledgerId: string, exchange: Exchange, day: CalendarDate): Promise<Money | null> {
    const month = CalendarDate.monthOf(day);
    const [first, last] = [CalendarMonth.plusMonths(month, -MONTHS_LOOKED_AT), CalendarMonth.plusMonths(month, -1)];
    if ((await this.summaries.latestMonth(ledgerId, first)) === null) return null;
    const [from, to] = [CalendarMonth.firstDay(first), CalendarMonth.lastDay(last)];
    const byMonth = await this.convertedMonths.range(ledgerId, exchange, from, to);
    const incomes = CalendarMonth.range(first, last).map((each) => shown(byMonth.get(each)?.income.scaled ?? 0n));
    incomes.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return Money.of(incomes[1] ?? 0n, exchange.currency);
  }
}
