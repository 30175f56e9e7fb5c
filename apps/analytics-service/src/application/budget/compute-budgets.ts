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
import { periodOf } from '../../domain/budget/budget-period';
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
    view: LedgerView,
    date: CalendarDate,
    inHand: readonly MonthSummary[] = [],
  ): Promise<BudgetState[]> {
    const days = budgets.map((budget) => [periodOf(budget.period, date, view.settings).end]);
    const states = await this.of(ledgerId, budgets, view, days, inHand);
    return states.flat();
  }

  /** The states of so many periods before that of a day, of each budget the latest first. */
  async before(
    ledgerId: string,
    budgets: readonly Budget[],
    view: LedgerView,
    date: CalendarDate,
    periods: number,
  ): Promise<BudgetState[][]> {
    const days = budgets.map(({ period }) => {
      const ends: CalendarDate[] = [];
      for (let day = date; ends.length < periods;) {
        day = CalendarDate.plusDays(periodOf(period, day, view.settings).start, -1);
        ends.push(day);
      }
      return ends;
    });
    return this.of(ledgerId, budgets, view, days, []);
  }

  /** `days`: of each budget a day of every period wanted. */
  private async of(
    ledgerId: string,
    budgets: readonly Budget[],
    { reference, settings }: LedgerView,
    days: readonly (readonly CalendarDate[])[],
    inHand: readonly MonthSummary[],
  ): Promise<BudgetState[][]> {
    const needed = budgets.flatMap((budget, index) =>
      (days[index] ?? []).map((day) => daysNeeded(budget, day, settings)),
    );
    const first = needed.map(({ start }) => start).sort()[0];
    const last = needed
      .map(({ end }) => end)
      .sort()
      .at(-1);
    if (first === undefined || last === undefined) return budgets.map(() => []);
    const months = await this.months(ledgerId, CalendarDate.monthOf(first), CalendarDate.monthOf(last), inHand);
    const cells = months.flatMap((month) => month.cells);
    const categories = reference.categories();
    const exchanges = new Map<string, Exchange>();
    return budgets.map((budget, index) => {
      const currency = currencyOf(budget);
      const exchange = exchanges.get(currency) ?? new Exchange(this.rates, currency);
      exchanges.set(currency, exchange);
      const counted = countedCategories(budget, categories);
      return (days[index] ?? []).map((day) => budgetState(budget, cells, counted, day, settings, exchange));
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
