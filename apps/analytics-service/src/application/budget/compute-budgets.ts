import { CalendarDate } from '@pft/kernel';
import { Exchange, Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { SummaryStore } from '../../domain/summary/summary-store';
import { budgetState, countedCategories, daysNeeded, type Budget, type BudgetState } from '../../domain/budget/budget';
import type { LedgerReference, LedgerSettings } from '../ledger/ledger-reference';

/** The states of budgets in the period of one day; the months they need are read once for all of them. */
@Injectable()
export class ComputeBudgets {
  constructor(
    private readonly summaries: SummaryStore,
    private readonly rates: Rates,
  ) {}

  async execute(
    ledgerId: string,
    budgets: readonly Budget[],
    reference: LedgerReference,
    settings: LedgerSettings,
    date: CalendarDate,
  ): Promise<BudgetState[]> {
    if (budgets.length === 0) return [];
    const needed = budgets.map((budget) => daysNeeded(budget, date, settings));
    const first = needed.map(({ start }) => start).sort()[0] ?? date;
    const last =
      needed
        .map(({ end }) => end)
        .sort()
        .at(-1) ?? date;
    const months = await this.summaries.range(ledgerId, CalendarDate.monthOf(first), CalendarDate.monthOf(last));
    const cells = months.flatMap((month) => month.cells);
    const categories = reference.categories();
    const exchanges = new Map<string, Exchange>();
    return budgets.map((budget) => {
      const { currency } = budget.limit;
      const exchange = exchanges.get(currency) ?? new Exchange(this.rates, currency);
      exchanges.set(currency, exchange);
      return budgetState(budget, cells, countedCategories(budget, categories), date, settings, exchange);
    });
  }
}
