import { CalendarDate, Clock } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { ReferenceData } from '../ledger/reference-data';
import { LedgerReference } from '../ledger/ledger-reference';
import { RaiseAlerts } from './raise-alerts';

const PAGE = 200;

/**
 * Evaluates the budgets of ledgers on which a new day has begun: a period may begin with rows that were entered ahead, and
 * no change comes then that would evaluate them.
 */
@Injectable()
export class SweepAlerts {
  /** The day each ledger was last looked at, so that a day costs one look, not one a sweep. */
  private readonly lastDay = new Map<string, CalendarDate>();

  constructor(
    private readonly reference: ReferenceData,
    private readonly raiseAlerts: RaiseAlerts,
    private readonly clock: Clock,
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
    const users = new LedgerReference(await this.reference.list(ledgerId, ['user']));
    const { timeZone } = users.settings({ baseCurrency: 'EUR', timeZone: 'UTC' });
    const today = CalendarDate.today(timeZone, this.clock.now());
    if (this.lastDay.get(ledgerId) === today) return;
    const records = await this.reference.list(ledgerId, ['user', 'category', 'budget']);
    await this.raiseAlerts.execute(ledgerId, new LedgerReference(records));
    this.lastDay.set(ledgerId, today);
  }
}
