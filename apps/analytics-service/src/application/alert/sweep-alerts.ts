import { Injectable } from '@nestjs/common';
import { ReferenceData } from '../ledger/reference-data';
import { LedgerViews } from '../ledger/ledger-views';
import { RaiseAlerts } from './raise-alerts';

const PAGE = 200;

/**
 * Evaluates the budgets of ledgers on which a new day has begun: a period may begin with rows that were entered ahead, and
 * no change comes then that would evaluate them.
 */
@Injectable()
export class SweepAlerts {
  /** The day and the settings each ledger was last looked at with, so that a day costs one look, not one a sweep. */
  private readonly lastState = new Map<string, string>();

  constructor(
    private readonly reference: ReferenceData,
    private readonly views: LedgerViews,
    private readonly raiseAlerts: RaiseAlerts,
  ) {}

  async execute(signal: AbortSignal): Promise<void> {
    let ledgers: string[];
    let after: string | undefined;
    do {
      ledgers = await this.reference.ledgers('budget', after, PAGE);
      after = ledgers.at(-1);
      for (const ledgerId of ledgers) {
        if (signal.aborted) return;
        await this.look(ledgerId);
      }
    } while (ledgers.length === PAGE);
  }

  private async look(ledgerId: string): Promise<void> {
    const { reference, today } = await this.views.of(ledgerId, []);
    // The feeds come in side by side: a row may be evaluated by settings that were replaced at the same moment.
    const state = `${today} ${reference.settingsVersion}`;
    if (this.lastState.get(ledgerId) === state) return;
    await this.raiseAlerts.execute([{ ledgerId, look: () => this.views.of(ledgerId, ['category', 'budget']) }]);
    this.lastState.set(ledgerId, state);
  }
}
