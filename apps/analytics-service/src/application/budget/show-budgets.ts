import { CalendarDate } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { BudgetNotFound, DateOutOfRange } from '../../domain/budget/budget-errors';
import { paceOf, type Budget, type BudgetState, type Pace } from '../../domain/budget/budget';
import { ComputeBudgets } from './compute-budgets';
import type { FallbackSettings } from '../ledger/ledger-reference';
import { LedgerViews } from '../ledger/ledger-views';

export interface ShowBudgetsInput {
  ledgerId: string;
  fallback?: FallbackSettings;
  date?: string;
}

export interface ShownBudget {
  budget: Budget;
  state: BudgetState;
  pace: Pace | null;
}

/** Budgets with their state in the period of a day. */
@Injectable()
export class ShowBudgets {
  constructor(
    private readonly views: LedgerViews,
    private readonly computeBudgets: ComputeBudgets,
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
    const { reference, today } = view;
    const date = dayAsked(input.date, today);
    const budgets = reference.budgets().filter(wanted);
    const states = await this.computeBudgets.execute(input.ledgerId, budgets, view, date);
    return budgets.flatMap((budget, index) => {
      const state = states[index];
      return state ? [{ budget, state, pace: paceOf(state, today) }] : [];
    });
  }
}

/** Periods are walked one by one from a budget's start, so the far future is not for the asking. @throws InvalidDate, DateOutOfRange */
export function dayAsked(asked: string | undefined, today: CalendarDate): CalendarDate {
  const date = asked ? CalendarDate.parse(asked, '?date') : today;
  if (date < '1900-01-01' || date > CalendarDate.plusYears(today, 50)) throw new DateOutOfRange(date);
  return date;
}
