import { CalendarDate, Clock, type CalendarMonth } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { AlertStore } from '../../domain/alert/alert-store';
import { newestFacts } from '../../domain/fact/fact';
import { FactStore } from '../../domain/fact/fact-store';
import { summarizeMonth, type Kind, type MonthSummary } from '../../domain/summary/month-summary';
import { SummaryStore } from '../../domain/summary/summary-store';
import { RaiseAlerts } from '../alert/raise-alerts';
import { LedgerReference } from '../ledger/ledger-reference';
import { LedgerViews, type LedgerView } from '../ledger/ledger-views';
import { LedgersOfUsers } from '../ledger/ledgers-of-users';
import { ReferenceData, type ReferenceKind, type ReferenceRecord } from '../ledger/reference-data';
import { daysOf, factOf, kindOf, referenceOf } from './change-mapping';
import { ChangeReader, type Change, type ChangeStream, type StreamName } from './changes';
import { Positions } from './positions';
import { isOfThisProjection, PROJECTION } from './projection';

/** What of a ledger came through which feed; a rebuild forgets exactly this. */
const KINDS_OF: Record<StreamName, ReferenceKind[]> = {
  transactions: ['account', 'category', 'budget'],
  users: ['user'],
};
/** Accounts are not among it: no budget asks for one. */
const ALL_KINDS: ReferenceKind[] = ['user', 'category', 'budget', 'position', 'deleted-ledger'];

/** How long a long backlog is read on before its months are computed; well below the 30 s that a claim lasts. */
const DRAIN_MS = 15_000;
const PAGE = 5_000;

export interface Applied {
  /** To be acknowledged. */
  sequence: number;
  changes: number;
  rebuilt: boolean;
}

/** The changes of one feed on their way into one ledger, and what they leave to be computed. */
class Intake {
  readonly months = new Set<CalendarMonth>();
  /** Of the categories among these changes. */
  readonly kinds = new Map<string, Kind>();
  touchesReference = false;
  deletesLedger = false;
  hasReadOn = false;
  changes = 0;

  constructor(
    readonly stream: StreamName,
    readonly ownerId: string,
    readonly ledgerId: string,
    /** The stored position; null where nothing came in yet. */
    readonly known: ReferenceRecord | null,
    public last: { sequence: number; id: string | null },
  ) {}
}

/** What is stored came of other changes, or of another use of them, and cannot be gone on with. */
class MustRebuild extends Error {}

/**
 * Takes in the changes of one owner: facts and reference data first, then the touched months from their facts, then the
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
    private readonly ledgersOfUsers: LedgersOfUsers,
    private readonly views: LedgerViews,
    private readonly positions: Positions,
    private readonly raiseAlerts: RaiseAlerts,
    private readonly clock: Clock,
  ) {}

  async execute(stream: StreamName, batch: ChangeStream): Promise<Applied> {
    const { ownerId } = batch;
    const ledgers = stream === 'users' ? await this.ledgersOfUsers.of(ownerId) : [ownerId];
    const applied: Applied[] = [];
    for (const ledgerId of ledgers) applied.push(await this.applyTo(ledgerId, stream, batch));
    return {
      // What one of the ledgers does not have yet has to come again; where there is none, nothing has.
      sequence: applied.length === 0 ? batch.head : Math.min(...applied.map(({ sequence }) => sequence)),
      changes: Math.max(0, ...applied.map(({ changes }) => changes)),
      rebuilt: applied.some(({ rebuilt }) => rebuilt),
    };
  }

  private async applyTo(ledgerId: string, stream: StreamName, batch: ChangeStream): Promise<Applied> {
    const records = await this.reference.list(ledgerId, ALL_KINDS);
    if (records.some(({ kind }) => kind === 'deleted-ledger')) {
      return { sequence: batch.head, changes: 0, rebuilt: false };
    }
    const known = records.find(({ kind, id }) => kind === 'position' && id === stream) ?? null;
    const intake = new Intake(stream, batch.ownerId, ledgerId, known, batch.after);
    try {
      requireSameHistory(known, batch);
      await this.takeIn(intake, batch.changes);
      await this.readOn(intake, batch.head);
      return await this.finish(intake, records);
    } catch (error) {
      if (!(error instanceof MustRebuild)) throw error;
      return this.rebuild(intake);
    }
  }

  /** Forgets what came through this feed and reads it again from the first change. Alerts stay: they are not derived. */
  private async rebuild({ stream, ownerId, ledgerId }: Intake): Promise<Applied> {
    // The position goes first, so that a crash in the middle is seen as a gap and rebuilds again.
    await this.reference.clearOne(ledgerId, 'position', stream);
    await this.reference.clear(ledgerId, KINDS_OF[stream]);
    if (stream === 'transactions') {
      await this.facts.clear(ledgerId);
      await this.summaries.clear(ledgerId);
    }
    const intake = new Intake(stream, ownerId, ledgerId, null, { sequence: 0, id: null });
    await this.readOn(intake, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    return { ...(await this.finish(intake, [])), rebuilt: true };
  }

  /** Reads the rest of a backlog that is longer than one claim. */
  private async readOn(intake: Intake, head: number, forMs = DRAIN_MS): Promise<void> {
    const until = this.clock.now().getTime() + forMs;
    while (intake.last.sequence < head && this.clock.now().getTime() < until) {
      intake.hasReadOn = true;
      const changes = await this.reader.read(intake.stream, intake.ownerId, intake.last.sequence, PAGE);
      if (changes.length === 0) return;
      await this.takeIn(intake, changes);
    }
  }

  private async takeIn(intake: Intake, changes: readonly Change[]): Promise<void> {
    const { ledgerId, known } = intake;
    const facts = [];
    const records = new Map<string, ReferenceRecord>();
    for (const change of changes) {
      if (change.sequence === known?.version && change.id !== known.body.id) throw new MustRebuild();
      // A batch may come twice or late; the position never goes back.
      if (change.sequence > intake.last.sequence) intake.last = { sequence: change.sequence, id: change.id };
      intake.changes += 1;
      if (change.kind === 'transaction') {
        facts.push(factOf(ledgerId, change));
        for (const day of daysOf(change)) intake.months.add(CalendarDate.monthOf(day));
        continue;
      }
      const record = referenceOf(ledgerId, change);
      if (!record) continue;
      intake.touchesReference = true;
      const kind = kindOf(record);
      if (kind) intake.kinds.set(record.id, kind);
      if (record.kind === 'user' && (record.deleted || record.body.deleted === true)) intake.deletesLedger = true;
      const key = `${record.kind}/${record.id}`;
      if ((records.get(key)?.version ?? 0) < record.version) records.set(key, record);
    }
    if (records.size > 0) await this.reference.putIfNewer([...records.values()]);
    if (facts.length > 0) await this.facts.upsertNewer(newestFacts(facts));
  }

  /** `records` are those that were read before anything was taken in. */
  private async finish(intake: Intake, records: readonly ReferenceRecord[]): Promise<Applied> {
    const { stream, ledgerId, known, last, changes } = intake;
    const applied = { sequence: last.sequence, changes, rebuilt: false };
    if (intake.deletesLedger) {
      await this.forget(ledgerId);
      return applied;
    }
    // Changes that were taken in before are delivered again: the facts are at least as new as the stored position.
    const sequence = Math.max(known?.version ?? 0, last.sequence);
    const kinds = new LedgerReference(records).kinds();
    for (const [id, kind] of intake.kinds) kinds.set(id, kind);
    const made: MonthSummary[] = [];
    for (const month of [...intake.months].sort()) {
      const facts = await this.facts.ofMonth(ledgerId, month);
      const summary = summarizeMonth(ledgerId, month, facts, kinds, sequence);
      await this.summaries.putIfNewer(summary);
      made.push(summary);
    }
    if (made.length > 0 || intake.touchesReference) {
      await this.raiseAlerts.execute(ledgerId, () => this.viewAfter(intake, records), made);
    }
    const body = { id: last.id, projection: PROJECTION };
    await this.reference.putIfNewer([
      { ledgerId, kind: 'position', id: stream, version: last.sequence, deleted: false, body },
    ]);
    this.positions.advanced(ledgerId);
    return applied;
  }

  /**
   * What was read at the beginning serves, unless these changes are about it, or the other feed had the time to bring some
   * that it evaluated without our months: a long backlog, or an owner who was not known yet.
   */
  private async viewAfter(intake: Intake, records: readonly ReferenceRecord[]): Promise<LedgerView> {
    const view = this.views.from(records);
    const mayBeOld = intake.touchesReference || intake.hasReadOn || !view.reference.knowsUser;
    return mayBeOld ? this.views.of(intake.ledgerId, ['category', 'budget']) : view;
  }

  /** The owner is gone: every row of the ledger goes, and only its id stays, against which late changes are checked. */
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

/** @throws MustRebuild */
function requireSameHistory(known: ReferenceRecord | null, batch: ChangeStream): void {
  const at = known?.version ?? 0;
  const { after, head } = batch;
  if (known && !isOfThisProjection(known)) throw new MustRebuild();
  // The feed believes us to be further than we are, or knows fewer changes than we have seen: a store was restored.
  if (after.sequence > at || head < at) throw new MustRebuild();
  if (after.sequence === at && at > 0 && after.id !== known?.body.id) throw new MustRebuild();
}
