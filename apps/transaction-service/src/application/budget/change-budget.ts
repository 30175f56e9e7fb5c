import { Injectable } from '@nestjs/common';
import { CalendarDate, Money, requireVersion, Clock, UnitOfWork } from '@pft/kernel';
import type { Budget } from '../../domain/budget/budget';
import { BudgetNotFound } from '../../domain/budget/budget-errors';
import { BudgetRepository } from '../../domain/budget/budget-repository';
import { periodStart } from '../../domain/budget/budget-period';
import { ledgerDate } from '../../domain/ledger-date';
import { type Ledger } from '../ports';
import { LedgerFactsReader } from '../transaction/ledger-facts';
import { type BudgetInput, parseCap, requireExpenseCategories } from './budget-input';

export interface ChangeBudgetInput extends Partial<BudgetInput> {
  archived?: boolean;
  /** A day of the first period in which another limit counts. */
  limitFrom?: string;
}

/** @throws BudgetNotFound, VersionStale, and as SetBudget */
@Injectable()
export class ChangeBudget {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly budgets: BudgetRepository,
    private readonly factsReader: LedgerFactsReader,
    private readonly clock: Clock,
  ) {}

  async execute(ledger: Ledger, id: string, input: ChangeBudgetInput, expectedVersion?: number): Promise<Budget> {
    const { ledgerId } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await this.budgets.find(ledgerId, id);
      if (!before) throw new BudgetNotFound();
      requireVersion(expectedVersion, before.version);
      const now = this.clock.now();
      const today = CalendarDate.today(ledger.timeZone, now);
      const categoryIds = input.categoryIds ?? before.categoryIds;
      await requireExpenseCategories(this.factsReader, ledgerId, categoryIds);
      const current = periodStart(input.period ?? before.period, today);
      const limitFrom = input.limitFrom === undefined ? current : ledgerDate(input.limitFrom, today, 'limitFrom');
      const asked = input.limit && Money.parsePositive(input.limit, 'limit');
      const shown = before.limitOn(today);
      // The limit that counts today, said again, changes nothing, neither then nor what is planned.
      const limit =
        input.limitFrom === undefined && asked?.equals(shown) ? undefined : (asked ?? (input.limitFrom && shown));
      const after = before.changed(
        {
          name: input.name ?? before.name,
          categoryIds,
          ...(limit && { limit }),
          period: input.period ?? before.period,
          thresholds: input.thresholds ?? before.thresholds,
          rollover: input.rollover ?? before.rollover,
          rolloverCap: input.rolloverCap === undefined ? before.rolloverCap : parseCap(input.rolloverCap),
          startsOn:
            input.startsOn === undefined || input.startsOn === before.startsOn
              ? before.startsOn
              : ledgerDate(input.startsOn, today, 'startsOn'),
          archived: input.archived ?? before.archived,
        },
        now,
        limitFrom,
      );
      if (after !== before) await this.budgets.change(before, after);
      return after;
    });
  }
}
