import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { Exchange, Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import {
  budgetState,
  countedCategories,
  currencyOf,
  daysNeeded,
  type Budget,
  type BudgetState,
} from '../../domain/budget/budget';
import type { MonthSummary } from '../../domain/summary/month-summary';
import { SummaryStore } from '../../domain/summary/summary-store';
import type { LedgerView } from '../ledger/ledger-views';

/** The states of budgets in the period of one day; the months they need are read once for all of them. */
@Injectable()
export class ComputeBudgets {
  constructor(
    private readonly summaries: SummaryStore,
    private readonly rates: Rates,
  ) {}

  /** `inHand` are months that were just computed: where no other is needed, none is read. */
  async execute(
    ledgerId: string,
    budgets: readonly Budget[],
    { reference, settings }: LedgerView,
    date: CalendarDate,
    inHand: readonly MonthSummary[] = [],
  ): Promise<BudgetState[]> {
    if (budgets.length === 0) return [];
    const needed = budgets.map((budget) => daysNeeded(budget, date, settings));
    const first = needed.map(({ start }) => start).sort()[0] ?? date;
    const last =
      needed
        .map(({ end }) => end)
        .sort()
        .at(-1) ?? date;
    const months = await this.months(ledgerId, CalendarDate.monthOf(first), CalendarDate.monthOf(last), inHand);
    const cells = months.flatMap((month) => month.cells);
    const categories = reference.categories();
    const exchanges = new Map<string, Exchange>();
    return budgets.map((budget) => {
      const currency = currencyOf(budget);
      const exchange = exchanges.get(currency) ?? new Exchange(this.rates, currency);
      exchanges.set(currency, exchange);
      return budgetState(budget, cells, countedCategories(budget, categories), date, settings, exchange);
    });
  }

  private async months(
    ledgerId: string,
    first: CalendarMonth,
    last: CalendarMonth,
    inHand: readonly MonthSummary[],
  ): Promise<MonthSummary[]> {
    const known = inHand.filter(({ month }) => month >= first && month <= last);
    const areAll = known.length === CalendarMonth.range(first, last).length;
    return areAll ? known : this.summaries.range(ledgerId, first, last);
  }
}
