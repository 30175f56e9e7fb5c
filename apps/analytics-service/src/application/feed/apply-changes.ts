import { Clock } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { FactStore } from '../../domain/fact/fact-store';
import { RaiseAlerts } from '../alert/raise-alerts';
import { LedgerViews, type LedgerView } from '../ledger/ledger-views';
import { LedgersOfUsers } from '../ledger/ledgers-of-users';
import { ReferenceData, type ReferenceRecord } from '../ledger/reference-data';
import { ChangeReader, type ChangeStream, type StreamName } from './changes';
import { ClearLedger } from './clear-ledger';
import { ComputeMonths } from './compute-months';
import { Intake, MustRebuild } from './intake';
import { fold, LedgerMemory } from './ledger-memory';
import { Positions } from './positions';

/** How long a long backlog is read on before its months are computed; well below the 30 s that a claim lasts. */
const DRAIN_MS = 15_000;
const PAGE = 5_000;

export interface Applied {
  ownerId: string;
  /** What had been acknowledged before. */
  after: number;
  /** To be acknowledged. */
  sequence: number;
  changes: number;
  rebuilt: boolean;
}

export interface Together {
  applied: Applied[];
  /** To be given to `alone`. */
  left: ChangeStream[];
}

/** The changes of one owner, and the ledgers that they go into. */
interface Opened {
  batch: ChangeStream;
  intakes: Intake[];
}

/**
 * Takes in changes: facts and reference data first, then the touched months from their facts, then the budgets and their
 * alerts, and the position last; each step is one statement for all ledgers. A crash at any line repeats work and changes no
 * result, because each write is refused where a newer one is stored and each summary is computed anew.
 */
@Injectable()
export class ApplyChanges {
  constructor(
    private readonly facts: FactStore,
    private readonly reference: ReferenceData,
    private readonly reader: ChangeReader,
    private readonly ledgersOfUsers: LedgersOfUsers,
    private readonly memory: LedgerMemory,
    private readonly computeMonths: ComputeMonths,
    private readonly clearLedger: ClearLedger,
    private readonly views: LedgerViews,
    private readonly positions: Positions,
    private readonly raiseAlerts: RaiseAlerts,
    private readonly clock: Clock,
  ) {}

  /**
   * The changes of many owners at once. Those that take longer, because they have to be rebuilt or read on, and those in which
   * there is something wrong, are left as they are and have to come again alone.
   */
  async together(stream: StreamName, batches: readonly ChangeStream[]): Promise<Together> {
    const opened = await this.open(stream, batches);
    const ready = opened.filter(isSimple);
    const intakes = ready.flatMap((each) => each.intakes);
    await this.save(intakes);
    await this.finish(intakes);
    const left = opened.filter((each) => !ready.includes(each)).map(({ batch }) => batch);
    return { applied: ready.map(appliedOf), left };
  }

  async alone(stream: StreamName, batch: ChangeStream): Promise<Applied> {
    const intakes: Intake[] = [];
    for (const opened of await this.open(stream, [batch]))
      for (const intake of opened.intakes) intakes.push(await this.takeIn(intake, batch));
    return appliedOf({ batch, intakes });
  }

  /** Reads what is stored of the ledgers. Those that were deleted are not among them. */
  private async open(stream: StreamName, batches: readonly ChangeStream[]): Promise<Opened[]> {
    const ledgersOf = async ({ ownerId }: ChangeStream): Promise<readonly string[]> =>
      stream === 'users' ? this.ledgersOfUsers.of(ownerId) : [ownerId];
    const ledgers = await Promise.all(batches.map(ledgersOf));
    const stored = new Map(ledgers.flat().map((ledgerId): [string, ReferenceRecord[]] => [ledgerId, []]));
    const records = await this.reference.ofLedgers([...stored.keys()], ['user', 'position', 'deleted-ledger']);
    for (const record of records) stored.get(record.ledgerId)?.push(record);
    const isDeleted = (ledgerId: string) =>
      stored.get(ledgerId)?.some(({ kind }) => kind === 'deleted-ledger') === true;
    const opened = batches.map((batch, index) => {
      const kept = (ledgers[index] ?? []).filter((ledgerId) => !isDeleted(ledgerId));
      return { batch, intakes: kept.map((id) => new Intake(stream, id, batch, stored.get(id) ?? [])) };
    });
    // The other feed brings no row, and what it brings is looked up when its budgets are evaluated.
    if (stream === 'transactions') await this.memory.recall(opened.flatMap(({ intakes }) => intakes));
    return opened;
  }

  private async takeIn(intake: Intake, { head }: ChangeStream): Promise<Intake> {
    try {
      intake.begin();
      await this.save([intake]);
      await this.readOn(intake, head);
      await this.finish([intake]);
      return intake;
    } catch (error) {
      if (!(error instanceof MustRebuild)) throw error;
      return this.rebuild(intake);
    }
  }

  /** Forgets what came through this feed and reads it again from the first change. */
  private async rebuild({ stream, ownerId, ledgerId, stored }: Intake): Promise<Intake> {
    await this.clearLedger.of(stream, ledgerId);
    const fromStart = {
      ownerId,
      after: { sequence: 0, id: null },
      head: Number.MAX_SAFE_INTEGER,
      changes: [],
      hasMore: true,
    };
    const others = stored.filter(({ kind, id }) => kind !== 'position' || id !== stream);
    const intake = new Intake(stream, ledgerId, fromStart, others, true);
    await this.readOn(intake, fromStart.head, Number.MAX_SAFE_INTEGER);
    await this.finish([intake]);
    return intake;
  }

  /** Reads the rest of a backlog that is longer than one claim. */
  private async readOn(intake: Intake, head: number, forMs = DRAIN_MS): Promise<void> {
    const until = this.clock.now().getTime() + forMs;
    while (intake.last.sequence < head && this.clock.now().getTime() < until) {
      intake.hasReadOn = true;
      const changes = await this.reader.read(intake.stream, intake.ownerId, intake.last.sequence, PAGE);
      if (changes.length === 0) return;
      intake.add(changes);
      await this.save([intake]);
    }
  }

  private async save(intakes: readonly Intake[]): Promise<void> {
    const unsaved = intakes.map((intake) => ({ intake, ...intake.takeUnsaved() }));
    const records = unsaved.flatMap((each) => each.records);
    const facts = unsaved.flatMap((each) => each.facts);
    if (records.length > 0) await this.reference.putIfNewer(records);
    if (facts.length > 0) await this.facts.upsertNewer(facts);
    for (const each of unsaved) fold(each.intake.held, each.facts);
  }

  private async finish(intakes: readonly Intake[]): Promise<void> {
    for (const { deletesLedger, ledgerId } of intakes) if (deletesLedger) await this.forget(ledgerId);
    const staying = intakes.filter(({ deletesLedger }) => !deletesLedger);
    await this.computeMonths.execute(staying);
    const evaluated = staying.filter(mayChangeBudgets);
    await this.raiseAlerts.execute(
      evaluated.map((intake) => ({
        ledgerId: intake.ledgerId,
        look: () => this.viewAfter(intake),
        inHand: intake.made,
      })),
    );
    if (staying.length > 0) await this.reference.putIfNewer(staying.map(({ position }) => position));
    for (const intake of staying) {
      this.memory.keep(intake);
      this.positions.advanced(intake.ledgerId);
    }
  }

  /**
   * What was read at the beginning serves, unless these changes are about it, or the other feed had the time to bring some
   * that it evaluated without our months: a long backlog, or an owner who was not known yet.
   */
  private async viewAfter({ ledgerId, stored, reference, touchesReference, hasReadOn }: Intake): Promise<LedgerView> {
    const view = this.views.from([...stored, ...reference]);
    const mayBeOld = touchesReference || hasReadOn || !view.reference.knowsUser;
    return mayBeOld ? this.views.of(ledgerId, ['category', 'budget']) : view;
  }

  private async forget(ledgerId: string): Promise<void> {
    await this.clearLedger.forGood(ledgerId);
    this.memory.forget(ledgerId);
    this.positions.advanced(ledgerId);
  }
}

/** Whether all of it can be taken in now, and is without a fault. */
function isSimple({ batch, intakes }: Opened): boolean {
  try {
    for (const intake of intakes) intake.begin();
    return !batch.hasMore;
  } catch {
    return false;
  }
}

function mayChangeBudgets({ made, touchesReference, hasReadOn, reference }: Intake): boolean {
  if (touchesReference) return true;
  return made.length > 0 && (hasReadOn || reference.some(({ kind }) => kind === 'budget'));
}

/** What one of the ledgers does not have yet has to come again; where there is none, nothing has. */
function appliedOf({ batch, intakes }: Opened): Applied {
  return {
    ownerId: batch.ownerId,
    after: batch.after.sequence,
    sequence: intakes.length === 0 ? batch.head : Math.min(...intakes.map(({ last }) => last.sequence)),
    changes: Math.max(0, ...intakes.map(({ changes }) => changes)),
    rebuilt: intakes.some(({ isRebuilt }) => isRebuilt),
  };
}
