import { Injectable } from '@nestjs/common';
import { CalendarDate, Money, Clock, Ids, UnitOfWork } from '@pft/kernel';
import { Budget, DEFAULT_THRESHOLDS } from '../../domain/budget/budget';
import { TooManyBudgets } from '../../domain/budget/budget-errors';
import { periodStart } from '../../domain/budget/budget-period';
import { BudgetRepository } from '../../domain/budget/budget-repository';
import { ledgerDate } from '../../domain/ledger-date';
import { type Ledger } from '../ports';
import { LedgerFactsReader } from '../transaction/ledger-facts';
import { type BudgetInput, parseCap, requireExpenseCategories } from './budget-input';

const MAX_BUDGETS = 200;

/** @throws InvalidAmount, UnknownCurrency, CategoryNotFound, CategoryKindDiffers, DateOutOfRange, BudgetCapCurrencyDiffers, TooManyBudgets */
@Injectable()
export class SetBudget {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly budgets: BudgetRepository,
    private readonly factsReader: LedgerFactsReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(ledger: Ledger, input: BudgetInput): Promise<Budget> {
    const { ledgerId } = ledger;
    const now = this.clock.now();
    const today = CalendarDate.today(ledger.timeZone, now);
    const details = {
      name: input.name,
      categoryIds: input.categoryIds ?? [],
      limit: Money.parsePositive(input.limit, 'limit'),
      period: input.period,
      thresholds: input.thresholds ?? DEFAULT_THRESHOLDS,
      rollover: input.rollover ?? 'none',
      rolloverCap: parseCap(input.rolloverCap),
      startsOn:
        input.startsOn === undefined ? periodStart(input.period, today) : ledgerDate(input.startsOn, today, 'startsOn'),
      archived: false,
    };
    return this.unitOfWork.run(ledgerId, async () => {
      await requireExpenseCategories(this.factsReader, ledgerId, details.categoryIds);
      if ((await this.budgets.count(ledgerId)) >= MAX_BUDGETS) throw new TooManyBudgets(MAX_BUDGETS);
      const budget = Budget.set(ledgerId, this.ids.next(), details, now);
      await this.budgets.add(budget);
      return budget;
    });
  }
}
