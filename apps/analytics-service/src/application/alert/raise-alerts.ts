import { type CalendarDate, Clock, Ids } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { AlertBell } from './alert-bell';
import { AlertStore } from '../../domain/alert/alert-store';
import { alertChanges, type Alert } from '../../domain/alert/alert';
import type { Budget, BudgetState } from '../../domain/budget/budget';
import { ComputeBudgets } from '../budget/compute-budgets';
import type { MonthSummary } from '../../domain/summary/month-summary';
import type { LedgerView } from '../ledger/ledger-views';

/** A ledger whose budgets are to be evaluated. */
export interface Evaluated {
  ledgerId: string;
  /** Reads what is known of the ledger when its turn has come; what is evaluated must be stored before. */
  look: () => Promise<LedgerView>;
  /** Months that were just computed and stored, so that they need not be read. */
  inHand?: readonly MonthSummary[];
}

/** Budgets of a ledger in their current period. */
interface BudgetsNow {
  ledgerId: string;
  today: CalendarDate;
  all: Budget[];
  gone: string[];
  states: Map<Budget, BudgetState>;
}

/** Evaluates budgets in their current period, in the time zone of their ledger, and raises, resolves or reopens alerts. Those of a deleted budget go with it. */
@Injectable()
export class RaiseAlerts {
  /**
   * The last evaluation of each ledger that is under way. Both feeds and the sweep evaluate, and one that has read the months
   * before another wrote them would settle alerts after that one: so they read and settle one after the other.
   */
  private readonly underWay = new Map<string, Promise<number>>();

  constructor(
    private readonly computeBudgets: ComputeBudgets,
    private readonly alerts: AlertStore,
    private readonly bell: AlertBell,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @returns how many alerts were raised */
  async execute(ledgers: readonly Evaluated[]): Promise<number> {
    // Queued in all of their ledgers at one moment, so that no two evaluations wait for each other.
    const before = ledgers.flatMap(({ ledgerId }) => this.underWay.get(ledgerId) ?? []);
    const evaluate = () => this.evaluate(ledgers);
    const own = before.length === 0 ? evaluate() : Promise.allSettled(before).then(evaluate);
    for (const { ledgerId } of ledgers) this.underWay.set(ledgerId, own);
    try {
      return await own;
    } finally {
      for (const { ledgerId } of ledgers) if (this.underWay.get(ledgerId) === own) this.underWay.delete(ledgerId);
    }
  }

  private async evaluate(ledgers: readonly Evaluated[]): Promise<number> {
    const evaluated = (await Promise.all(ledgers.map((ledger) => this.budgetsOf(ledger)))).filter(
      (each) => each !== null,
    );
    if (evaluated.length === 0) return 0;
    const budgets = evaluated.flatMap(({ ledgerId, all, gone }) =>
      [...all.map(({ id }) => id), ...gone].map((budgetId) => ({ ledgerId, budgetId })),
    );
    const known = await this.alerts.ofBudgets(budgets);
    let raised = 0;
    for (const ledger of evaluated) {
      const ofLedger = known.filter(({ ledgerId }) => ledgerId === ledger.ledgerId);
      raised += await this.settleLedger(ledger, ofLedger);
    }
    return raised;
  }

  private async budgetsOf({ ledgerId, look, inHand }: Evaluated): Promise<BudgetsNow | null> {
    const view = await look();
    const { reference, today } = view;
    const [all, gone] = [reference.budgets(), reference.deletedBudgetIds()];
    if (all.length + gone.length === 0) return null;
    // Which period is the current one depends on the owner's settings; until they are known nothing is raised, and
    // their arrival evaluates the budgets again.
    if (!reference.knowsUser) return null;
    const open = all.filter(({ archived }) => !archived);
    const states = await this.computeBudgets.execute(ledgerId, open, view, today, inHand);
    const stateOf = open.flatMap((budget, index): [Budget, BudgetState][] => {
      const state = states[index];
      return state ? [[budget, state]] : [];
    });
    return { ledgerId, today, all, gone, states: new Map(stateOf) };
  }

  private async settleLedger({ ledgerId, today, all, gone, states }: BudgetsNow, known: Alert[]): Promise<number> {
    const now = this.clock.now();
    if (known.some(({ budgetId }) => gone.includes(budgetId))) await this.alerts.remove(ledgerId, gone);
    let raised = 0;
    for (const [budget, state] of states) {
      if (budget.startsOn > state.period.end) continue;
      const ofPeriod = known.filter(
        (alert) => alert.budgetId === budget.id && alert.periodStart === state.period.start,
      );
      const changes = alertChanges(budget, state, ofPeriod);
      for (const threshold of changes.raise)
        if (await this.alerts.raiseOnce(this.alertOf(ledgerId, budget, state, threshold, now))) raised += 1;
      await this.settle(changes.resolve, now);
      await this.settle(changes.reopen, null);
    }
    const closed = new Set(all.filter(({ archived }) => archived).map(({ id }) => id));
    const orphaned = known.filter((alert) => closed.has(alert.budgetId) && alert.periodEnd >= today);
    await this.settle(alertChanges(null, null, orphaned).resolve, now);
    if (raised > 0) this.bell.ring(ledgerId);
    return raised;
  }

  private alertOf(ledgerId: string, budget: Budget, state: BudgetState, threshold: number, raisedAt: Date): Alert {
    return {
      id: this.ids.next(),
      ledgerId,
      kind: 'budget-threshold',
      budgetId: budget.id,
      budgetName: budget.name,
      threshold,
      periodStart: state.period.start,
      periodEnd: state.period.end,
      spent: state.spent,
      limit: state.available,
      raisedAt,
      readAt: null,
      resolvedAt: null,
    };
  }

  private async settle(alerts: readonly Alert[], resolvedAt: Date | null): Promise<void> {
    for (const { ledgerId, id } of alerts) await this.alerts.mark(ledgerId, id, { resolvedAt });
  }
}
