import { CalendarDate, Money } from '@pft/kernel';
import { Exchange, Rates, shown } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { BudgetNotFound, DateOutOfRange } from '../../domain/budget/budget-errors';
import {
  countedCategories,
  currencyOf,
  paceOf,
  type Budget,
  type BudgetState,
  type Pace,
} from '../../domain/budget/budget';
import type { FixedAmounts } from '../../domain/budget/fixed-costs';
import { ofBudget } from '../../domain/explain/figure';
import { ComputeBudgets } from './compute-budgets';
import { FindFixedCosts } from './find-fixed-costs';
import type { FallbackSettings } from '../ledger/ledger-reference';
import { LedgerViews, type LedgerView } from '../ledger/ledger-views';

export interface ShowBudgetsInput {
  ledgerId: string;
  fallback?: FallbackSettings;
  date?: string;
  /** How many periods before are told too. */
  past?: number;
}

export interface ShownBudget {
  budget: Budget;
  state: BudgetState;
  /** null: no rate of its currency. */
  availableInBase: Money | null;
  pace: Pace | null;
  /** null outside the current period. */
  fixed: FixedAmounts | null;
  /** The latest first. */
  past?: BudgetState[];
}

/** Budgets with their state in the period of a day. */
@Injectable()
export class ShowBudgets {
  constructor(
    private readonly views: LedgerViews,
    private readonly computeBudgets: ComputeBudgets,
    private readonly findFixedCosts: FindFixedCosts,
    private readonly rates: Rates,
  ) {}

  /** Those that are not archived. @throws InvalidDate, DateOutOfRange */
  async execute(input: ShowBudgetsInput): Promise<ShownBudget[]> {
    return this.show(input, (budget) => !budget.archived);
  }

  /** One of them, archived or not. @throws BudgetNotFound, InvalidDate, DateOutOfRange */
  async one(input: ShowBudgetsInput, id: string): Promise<ShownBudget> {
    const [shown] = await this.show(input, (budget) => budget.id === id);
    if (!shown) throw new BudgetNotFound();
    return shown;
  }

  private async show(input: ShowBudgetsInput, wanted: (budget: Budget) => boolean): Promise<ShownBudget[]> {
    const view = await this.views.of(input.ledgerId, ['category', 'budget'], input.fallback);
    const { reference, today, settings } = view;
    const date = dayAsked(input.date, today);
    const budgets = reference.budgets().filter(wanted);
    const states = await this.computeBudgets.execute(input.ledgerId, budgets, view, date);
    const fixed = await this.fixedOf(input.ledgerId, budgets, states, view);
    const past = input.past ? await this.computeBudgets.before(input.ledgerId, budgets, view, date, input.past) : [];
    const base = new Exchange(this.rates, settings.baseCurrency);
    return budgets.flatMap((budget, index) => {
      const state = states[index];
      if (!state) return [];
      const own = fixed.get(budget) ?? null;
      const ofPast = past[index];
      const availableInBase = converted(state.available, state.period.end < today ? state.period.end : today, base);
      const pace = own && paceOf(state, own, today);
      return [{ budget, state, availableInBase, pace, fixed: own, ...(ofPast && { past: ofPast }) }];
    });
  }

  /** Of the budgets whose period is the current one. */
  private async fixedOf(
    ledgerId: string,
    budgets: readonly Budget[],
    states: readonly BudgetState[],
    { reference, today }: LedgerView,
  ): Promise<Map<Budget, FixedAmounts>> {
    const categories = reference.categories();
    const asked = budgets.flatMap((budget, index) => {
      const period = states[index]?.period;
      if (!period || today < period.start || today > period.end) return [];
      const selection = ofBudget(countedCategories(budget, categories));
      return [{ budget, selection, period, kind: budget.period, currency: currencyOf(budget) }];
    });
    const found = await this.findFixedCosts.execute(ledgerId, asked, reference.kinds(), today);
    return new Map(
      asked.flatMap(({ budget }, index): [Budget, FixedAmounts][] => {
        const fixed = found[index];
        return fixed ? [[budget, fixed]] : [];
      }),
    );
  }
}

function converted(money: Money, date: CalendarDate, exchange: Exchange): Money | null {
  const rate = exchange.rate(money.currency, date);
  return rate && Money.of(shown(exchange.convert(money.amountMinor, rate)), exchange.currency);
}

/** Periods are walked one by one from a budget's start, so the far future is not for the asking. @throws InvalidDate, DateOutOfRange */
export function dayAsked(asked: string | undefined, today: CalendarDate): CalendarDate {
  const date = asked ? CalendarDate.parse(asked, '?date') : today;
  if (date < '1900-01-01' || date > CalendarDate.plusYears(today, 50)) throw new DateOutOfRange(date);
  return date;
}
