import { CalendarDate, Clock } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { ReferenceData } from '../ledger/reference-data';
import { BudgetNotFound, DateOutOfRange } from '../../domain/budget/budget-errors';
import { paceOf, type Budget, type BudgetState, type Pace } from '../../domain/budget/budget';
import { ComputeBudgets } from './compute-budgets';
import { LedgerReference, type FallbackSettings } from '../ledger/ledger-reference';

export interface ShowBudgetsInput {
  ledgerId: string;
  fallback: FallbackSettings;
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
    private readonly reference: ReferenceData,
    private readonly computeBudgets: ComputeBudgets,
    private readonly clock: Clock,
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
    const records = await this.reference.list(input.ledgerId, ['user', 'category', 'budget']);
    const reference = new LedgerReference(records);
    const settings = reference.settings(input.fallback);
    const today = CalendarDate.today(settings.timeZone, this.clock.now());
    const date = input.date ? CalendarDate.parse(input.date, '?date') : today;
    // Periods are walked one by one from a budget's start, so the far future is not for the asking.
    if (date < '1900-01-01' || date > CalendarDate.plusYears(today, 50)) throw new DateOutOfRange(date);
    const budgets = reference.budgets().filter(wanted);
    const states = await this.computeBudgets.execute(input.ledgerId, budgets, reference, settings, date);
    return budgets.flatMap((budget, index) => {
      const state = states[index];
      return state ? [{ budget, state, pace: paceOf(state, today) }] : [];
    });
  }
}
