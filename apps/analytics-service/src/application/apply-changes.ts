import { CalendarDate, type CalendarMonth } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { newestFacts } from '../domain/fact';
import { summarizeMonth } from '../domain/month-summary';
import { daysOf, factOf, referenceOf } from './change-mapping';
import { LedgerReference } from './ledger-reference';
import { Positions } from './positions';
import {
  AlertStore,
  ChangeReader,
  Clock,
  FactStore,
  ReferenceData,
  SummaryStore,
  type Change,
  type ChangeStream,
  type ReferenceKind,
  type ReferenceRecord,
  type StreamName,
} from './ports';
import { RaiseAlerts } from './raise-alerts';

/** What of a ledger came through which feed; a rebuild forgets exactly this. */
const KINDS_OF: Record<StreamName, ReferenceKind[]> = {
  transactions: ['account', 'category', 'budget'],
  users: ['user'],
};
const ALL_KINDS: ReferenceKind[] = ['user', 'account', 'category', 'budget', 'position', 'deleted-ledger'];

/** How long a long backlog is read on before its months are computed; well below the 30 s that a claim lasts. */
const DRAIN_MS = 15_000;
const PAGE = 5_000;

export interface Applied {
  /** To be acknowledged. */
  sequence: number;
  changes: number;
  rebuilt: boolean;
}

/** What the changes of one pass left to be computed. */
class Pass {
  readonly months = new Set<CalendarMonth>();
  touchesReference = false;
  deletesLedger = false;
  changes = 0;
  last: { sequence: number; id: string | null };

  constructor(after: { sequence: number; id: string | null }) {
    this.last = after;
  }
}

/** The stored position names a change that the feed does not have: one of the two stores was restored or replaced. */
class HistoryDiffers extends Error {}

/**
 * Takes in the changes of one ledger: facts and reference data first, then the touched months from their facts, then the
 * budgets and their alerts, and the position last. A crash at any line repeats work and changes no result, because each
 * write is refused where a newer one is stored and each summary is computed anew.
 */
@Injectable()
export class ApplyChanges {
  constructor(
    private readonly facts: FactStore,
    private readonly summaries: SummaryStore,
    private readonly alerts: AlertStore,
    private readonly reference: ReferenceData,
    private readonly reader: ChangeReader,
    private readonly positions: Positions,
    private readonly raiseAlerts: RaiseAlerts,
    private readonly clock: Clock,
  ) {}

  async execute(stream: StreamName, batch: ChangeStream): Promise<Applied> {
    const ledgerId = batch.ownerId;
    const records = await this.reference.list(ledgerId, ALL_KINDS);
    if (records.some(({ kind }) => kind === 'deleted-ledger')) {
      return { sequence: batch.head, changes: 0, rebuilt: false };
    }
    const known = records.find(({ kind, id }) => kind === 'position' && id === stream);
    try {
      assertSameHistory(known, batch);
      const pass = new Pass(batch.after);
      await this.takeIn(pass, batch.changes, known);
      await this.drain(stream, pass, ledgerId, batch.head, known);
      return await this.finish(stream, pass, ledgerId, known?.version ?? 0, false);
    } catch (error) {
      if (!(error instanceof HistoryDiffers)) throw error;
      return this.rebuild(stream, ledgerId);
    }
  }

  /** Forgets what came through this feed and reads it again from the first change. Alerts stay: they are not derived. */
  private async rebuild(stream: StreamName, ledgerId: string): Promise<Applied> {
    // The position goes first, so that a crash in the middle is seen as a gap and rebuilds again.
    await this.reference.clearOne(ledgerId, 'position', stream);
    await this.reference.clear(ledgerId, KINDS_OF[stream]);
    if (stream === 'transactions') {
      await this.facts.clear(ledgerId);
      await this.summaries.clear(ledgerId);
    }
    const pass = new Pass({ sequence: 0, id: null });
    await this.drain(stream, pass, ledgerId, Number.MAX_SAFE_INTEGER, undefined, Number.MAX_SAFE_INTEGER);
    return this.finish(stream, pass, ledgerId, 0, true);
  }

  private async drain(
    stream: StreamName,
    pass: Pass,
    ledgerId: string,
    head: number,
    known: ReferenceRecord | undefined,
    forMs = DRAIN_MS,
  ): Promise<void> {
    const until = this.clock.now().getTime() + forMs;
    while (pass.last.sequence < head && this.clock.now().getTime() < until) {
      const changes = await this.reader.read(stream, ledgerId, pass.last.sequence, PAGE);
      if (changes.length === 0) return;
      await this.takeIn(pass, changes, known);
    }
  }

  private async takeIn(pass: Pass, changes: readonly Change[], known: ReferenceRecord | undefined): Promise<void> {
    const facts = [];
    const records = new Map<string, ReferenceRecord>();
    for (const change of changes) {
      if (change.sequence === known?.version && change.id !== known.body.id) throw new HistoryDiffers();
      // A batch may come twice or late; the position never goes back.
      if (change.sequence > pass.last.sequence) pass.last = { sequence: change.sequence, id: change.id };
      pass.changes += 1;
      if (change.kind === 'transaction') {
        facts.push(factOf(change));
        for (const day of daysOf(change)) pass.months.add(CalendarDate.monthOf(day));
        continue;
      }
      const record = referenceOf(change);
      if (!record) continue;
      pass.touchesReference = true;
      if (record.kind === 'user' && (record.deleted || record.body.deleted === true)) pass.deletesLedger = true;
      const key = `${record.kind}/${record.id}`;
      if ((records.get(key)?.version ?? 0) < record.version) records.set(key, record);
    }
    if (records.size > 0) await this.reference.putIfNewer([...records.values()]);
    if (facts.length > 0) await this.facts.upsertNewer(newestFacts(facts));
  }

  private async finish(
    stream: StreamName,
    pass: Pass,
    ledgerId: string,
    knownSequence: number,
    rebuilt: boolean,
  ): Promise<Applied> {
    const { last, changes } = pass;
    if (pass.deletesLedger) {
      await this.forget(ledgerId);
      return { sequence: last.sequence, changes, rebuilt };
    }
    // Changes that were taken in before are delivered again: the facts are at least as new as the stored position.
    const sequence = Math.max(knownSequence, last.sequence);
    for (const month of [...pass.months].sort()) {
      const facts = await this.facts.ofMonth(ledgerId, month);
      await this.summaries.putIfNewer(summarizeMonth(ledgerId, month, facts, sequence));
    }
    if (pass.months.size > 0 || pass.touchesReference) {
      const records = await this.reference.list(ledgerId, ['user', 'account', 'category', 'budget']);
      await this.raiseAlerts.execute(ledgerId, new LedgerReference(records));
    }
    await this.reference.putIfNewer([
      { ledgerId, kind: 'position', id: stream, version: last.sequence, deleted: false, body: { id: last.id } },
    ]);
    this.positions.advanced(ledgerId);
    return { sequence: last.sequence, changes, rebuilt };
  }

  /** The person is gone: every row of the ledger goes, and only its id stays, against which late changes are checked. */
  private async forget(ledgerId: string): Promise<void> {
    const body = {};
    const mark = { ledgerId, kind: 'deleted-ledger', id: ledgerId, version: 1, deleted: true, body } as const;
    await this.reference.putIfNewer([mark]);
    await this.facts.clear(ledgerId);
    await this.summaries.clear(ledgerId);
    await this.alerts.clear(ledgerId);
    await this.reference.clear(ledgerId, ['user', 'account', 'category', 'budget', 'position']);
    this.positions.advanced(ledgerId);
  }
}

/** @throws HistoryDiffers */
function assertSameHistory(known: ReferenceRecord | undefined, batch: ChangeStream): void {
  const at = known?.version ?? 0;
  const { after, head } = batch;
  // The feed believes us to be further than we are, or knows fewer changes than we have seen.
  if (after.sequence > at || head < at) throw new HistoryDiffers();
  if (after.sequence === at && at > 0 && after.id !== known?.body.id) throw new HistoryDiffers();
}
