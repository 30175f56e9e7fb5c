import { Clock, Ids } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { AlertBell } from './alert-bell';
import { AlertStore } from '../../domain/alert/alert-store';
import { alertChanges, type Alert } from '../../domain/alert/alert';
import { ComputeBudgets } from '../budget/compute-budgets';
import type { MonthSummary } from '../../domain/summary/month-summary';
import type { LedgerView } from '../ledger/ledger-views';

/** Evaluates a ledger's budgets in their current period, in the ledger's time zone, and raises, resolves or reopens alerts. Those of a deleted budget go with it. */
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

  /**
   * @param look reads what is known of the ledger when its turn has come; what is evaluated must be stored before
   * @param inHand months that were just computed and stored, so that they need not be read
   * @returns how many alerts were raised
   */
  async execute(
    ledgerId: string,
    look: () => Promise<LedgerView>,
    inHand: readonly MonthSummary[] = [],
  ): Promise<number> {
    const before = this.underWay.get(ledgerId);
    const evaluate = async () => this.evaluate(ledgerId, await look(), inHand);
    const own = before === undefined ? evaluate() : before.then(evaluate, evaluate);
    this.underWay.set(ledgerId, own);
    try {
      return await own;
    } finally {
      if (this.underWay.get(ledgerId) === own) this.underWay.delete(ledgerId);
    }
  }

  private async evaluate(ledgerId: string, view: LedgerView, inHand: readonly MonthSummary[]): Promise<number> {
    const { reference, today } = view;
    const all = reference.budgets();
    const gone = reference.deletedBudgetIds();
    if (all.length + gone.length === 0) return 0;
    // Which period is the current one depends on the owner's settings; until they are known nothing is raised, and
    // their arrival evaluates the budgets again.
    if (!reference.knowsUser) return 0;
    const now = this.clock.now();
    const budgets = all.filter(({ archived }) => !archived);
    const states = await this.computeBudgets.execute(ledgerId, budgets, view, today, inHand);
    const known = await this.alerts.ofBudgets(ledgerId, [...all.map(({ id }) => id), ...gone]);
    if (known.some(({ budgetId }) => gone.includes(budgetId))) await this.alerts.remove(ledgerId, gone);

    let raised = 0;
    for (const [index, budget] of budgets.entries()) {
      const state = states[index];
      if (!state || budget.startsOn > state.period.end) continue;
      const ofPeriod = known.filter(
        (alert) => alert.budgetId === budget.id && alert.periodStart === state.period.start,
      );
      const changes = alertChanges(budget, state, ofPeriod);
      for (const threshold of changes.raise) {
        const alert: Alert = {
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
          raisedAt: now,
          readAt: null,
          resolvedAt: null,
        };
        if (await this.alerts.raiseOnce(alert)) raised += 1;
      }
      await this.settle(changes.resolve, now);
      await this.settle(changes.reopen, null);
    }
    const closed = new Set(all.filter(({ archived }) => archived).map(({ id }) => id));
    const orphaned = known.filter((alert) => closed.has(alert.budgetId) && alert.periodEnd >= today);
    await this.settle(alertChanges(null, null, orphaned).resolve, now);
    if (raised > 0) this.bell.ring(ledgerId);
    return raised;
  }

  private async settle(alerts: readonly Alert[], resolvedAt: Date | null): Promise<void> {
    for (const { ledgerId, id } of alerts) await this.alerts.mark(ledgerId, id, { resolvedAt });
  }
}
