import { CalendarDate, type CalendarMonth } from '@pft/kernel';
import { type Fact, newestFacts } from '../../domain/fact/fact';
import type { Kind, MonthSummary } from '../../domain/summary/month-summary';
import { LedgerReference } from '../ledger/ledger-reference';
import type { ReferenceRecord } from '../ledger/reference-data';
import { daysOf, factOf, kindOf, referenceOf } from './change-mapping';
import type { Change, ChangeStream, StreamName } from './changes';
import { isOfThisProjection, PROJECTION } from './projection';

/** What is stored came of other changes, or of another use of them, and cannot be gone on with. */
export class MustRebuild extends Error {}

/** Facts of whole months, by month and id. */
export type HeldMonths = Map<CalendarMonth, Map<string, Fact>>;

/** The changes of one feed on their way into one ledger, and what they leave to be computed. */
export class Intake {
  readonly ownerId: string;
  /** Those that the changes touched. */
  readonly months = new Set<CalendarMonth>();
  /** What these months add up to, once it is stored. */
  readonly made: MonthSummary[] = [];
  /** Categories and budgets as they were before these changes. */
  reference: readonly ReferenceRecord[] = [];
  /** Months as the facts that are stored make them. */
  held: HeldMonths = new Map();
  last: { sequence: number; id: string | null };
  touchesReference = false;
  deletesLedger = false;
  hasReadOn = false;
  changes = 0;
  /** Not stored yet. */
  private facts: Fact[] = [];
  private records = new Map<string, ReferenceRecord>();
  /** Of the categories among these changes. */
  private readonly newKinds = new Map<string, Kind>();

  /** @param stored position and owner, as they were before these changes */
  constructor(
    readonly stream: StreamName,
    readonly ledgerId: string,
    private readonly batch: ChangeStream,
    readonly stored: readonly ReferenceRecord[],
    readonly isRebuilt = false,
  ) {
    this.ownerId = batch.ownerId;
    this.last = batch.after;
  }

  /** The stored position; null where nothing came in yet. */
  get known(): ReferenceRecord | null {
    return this.stored.find(({ kind, id }) => kind === 'position' && id === this.stream) ?? null;
  }

  /** Whether all that was claimed is newer than what is stored, and nothing lies between the two. */
  get isNext(): boolean {
    const at = this.known?.version ?? 0;
    return this.batch.after.sequence === at && this.batch.changes.every(({ sequence }) => sequence > at);
  }

  /** The changes that were claimed. @throws MustRebuild */
  begin(): void {
    requireSameHistory(this.known, this.batch);
    this.add(this.batch.changes);
  }

  /** @throws MustRebuild */
  add(changes: readonly Change[]): void {
    const { known, ledgerId } = this;
    for (const change of changes) {
      if (change.sequence === known?.version && change.id !== known.body.id) throw new MustRebuild();
      // A batch may come twice or late; the position never goes back.
      if (change.sequence > this.last.sequence) this.last = { sequence: change.sequence, id: change.id };
      this.changes += 1;
      if (change.kind === 'transaction') {
        this.facts.push(factOf(ledgerId, change));
        for (const day of daysOf(change)) this.months.add(CalendarDate.monthOf(day));
        continue;
      }
      const record = referenceOf(ledgerId, change);
      if (record) this.addRecord(record);
    }
  }

  private addRecord(record: ReferenceRecord): void {
    this.touchesReference = true;
    const kind = kindOf(record);
    if (kind) this.newKinds.set(record.id, kind);
    if (record.kind === 'user' && (record.deleted || record.body.deleted === true)) this.deletesLedger = true;
    const key = `${record.kind}/${record.id}`;
    if ((this.records.get(key)?.version ?? 0) < record.version) this.records.set(key, record);
  }

  /** What is to be stored, each once. */
  takeUnsaved(): { facts: Fact[]; records: ReferenceRecord[] } {
    const unsaved = { facts: newestFacts(this.facts), records: [...this.records.values()] };
    this.facts = [];
    this.records = new Map();
    return unsaved;
  }

  get position(): ReferenceRecord {
    const { ledgerId, stream, last } = this;
    const body = { id: last.id, projection: PROJECTION };
    return { ledgerId, kind: 'position', id: stream, version: last.sequence, deleted: false, body };
  }

  /** Changes that were taken in before are delivered again: the facts are at least as new as the stored position. */
  get sequence(): number {
    return Math.max(this.known?.version ?? 0, this.last.sequence);
  }

  kinds(): Map<string, Kind> {
    return new Map([...new LedgerReference(this.reference).kinds(), ...this.newKinds]);
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
