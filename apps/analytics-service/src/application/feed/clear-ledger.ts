import { Injectable } from '@nestjs/common';
import { AlertStore } from '../../domain/alert/alert-store';
import { FactStore } from '../../domain/fact/fact-store';
import { SummaryStore } from '../../domain/summary/summary-store';
import { ReferenceData, type ReferenceKind } from '../ledger/reference-data';
import type { StreamName } from './changes';

/** What of a ledger came through which feed. */
const KINDS_OF: Record<StreamName, ReferenceKind[]> = {
  transactions: ['account', 'category', 'budget'],
  users: ['user'],
};

/** Takes out of the stores what a ledger has there. */
@Injectable()
export class ClearLedger {
  constructor(
    private readonly facts: FactStore,
    private readonly summaries: SummaryStore,
    private readonly alerts: AlertStore,
    private readonly reference: ReferenceData,
  ) {}

  /** Exactly what came through this feed. Alerts stay: they are not derived. */
  async of(stream: StreamName, ledgerId: string): Promise<void> {
    // The position goes first, so that a crash in the middle is seen as a gap and rebuilds again.
    await this.reference.clearOne(ledgerId, 'position', stream);
    await this.reference.clear(ledgerId, KINDS_OF[stream]);
    if (stream !== 'transactions') return;
    await this.facts.clear(ledgerId);
    await this.summaries.clear(ledgerId);
  }

  /** The owner is gone: every row of the ledger goes, and only its id stays, against which late changes are checked. */
  async forGood(ledgerId: string): Promise<void> {
    const body = {};
    const mark = { ledgerId, kind: 'deleted-ledger', id: ledgerId, version: 1, deleted: true, body } as const;
    await this.reference.putIfNewer([mark]);
    await this.facts.clear(ledgerId);
    await this.summaries.clear(ledgerId);
    await this.alerts.clear(ledgerId);
    await this.reference.clear(ledgerId, ['user', 'account', 'category', 'budget', 'position']);
  }
}
