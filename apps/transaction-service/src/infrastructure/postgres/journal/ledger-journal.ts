import { Injectable } from '@nestjs/common';
import {
  AnsweredBefore,
  BatchRefused,
  type Companion,
  type GroupCommit,
  originOfRequest,
  type Outcome,
  type RecordedChange,
  TypeOrmUnitOfWork,
} from '@pft/change-log';
import type { FactsFound, FactsWanted } from '../../../application/transaction/ledger-facts';
import {
  type Decide,
  type Decision,
  type FoundRow,
  JournalInTurn,
  LedgerJournal,
  type RowWrite,
  type Wanted,
} from '../../../application/transaction/ledger-journal';
import { nameKey } from '../../../domain/payee/payee-names';
import { transactionChange } from '../../changes/transaction.snapshot';
import { SqlLedgerFactsReader } from '../transaction/ledger-facts.reader';
import { SqlTransactionRepository } from '../transaction/transaction.repository';
import { type JournalEntry, journalTables } from './journal-tables';
import { type FactsAt, KnownFacts } from './known-facts';

/** Whoever was overtaken so often waits for the turn of the ledger. */
const ATTEMPTS = 2;

/** Rows that one request writes together with those of others, who wait for it. */
const MOST_WRITES = 50;

const NO_ROW: FoundRow & { head: null } = { row: null, refunds: [], head: null };

/** Somebody else has written the ledger, or is writing it. */
class Overtaken extends Error {}

/** What is decided, and by what of the ledger. */
interface Decided<T> extends Decision<T>, Pick<JournalEntry, 'at' | 'alone' | 'renamed'> {}

/**
 * Decides by what is known of the ledger and writes where that still holds, together with what others write at the moment. First
 * use, what decides otherwise than to write, a batch that PostgreSQL refuses, and a ledger that others write all the time go the
 * way of the unit of work, which locks the ledger first.
 */
@Injectable()
export class SqlLedgerJournal extends LedgerJournal {
  private readonly known = new KnownFacts();
  private readonly commits: GroupCommit<JournalEntry, Outcome>;

  constructor(
    private readonly unitOfWork: TypeOrmUnitOfWork,
    private readonly inTurn: JournalInTurn,
    private readonly factsReader: SqlLedgerFactsReader,
    private readonly transactions: SqlTransactionRepository,
  ) {
    super();
    this.commits = unitOfWork.groupCommit(journalTables);
  }

  async append<T>(
    ledgerId: string,
    wanted: Wanted,
    decide: Decide<T>,
    prepare?: (facts: FactsFound) => Promise<void>,
  ): Promise<T> {
    for (let attempt = 0; attempt < ATTEMPTS && !this.unitOfWork.isRunning; attempt += 1) {
      try {
        const decided = await this.decide(ledgerId, wanted, decide);
        if (decided === null) break;
        return await this.unitOfWork.withCompanion(ledgerId, (companion) => this.commit(ledgerId, decided, companion));
      } catch (error) {
        if (error instanceof BatchRefused) break;
        if (!(error instanceof Overtaken)) throw error;
      }
    }
    return this.inTurn.append(ledgerId, wanted, decide, prepare);
  }

  /** Null where the turn of the ledger has to be waited for. @throws Overtaken */
  private async decide<T>(ledgerId: string, wanted: Wanted, decide: Decide<T>): Promise<Decided<T> | null> {
    const found = wanted.row ? await this.transactions.findAt(ledgerId, wanted.row, MOST_WRITES) : NO_ROW;
    if (found === null) return null;
    const asked = attempted(() => wanted.facts(found.row));
    const known = asked && (await this.facts(ledgerId, asked, found.head));
    const decision = known && attempted(() => decide(known.facts, found));
    if (!decision || decision.writes.length === 0 || decision.writes.length > MOST_WRITES) return null;
    const { payeeName, purchaseId } = asked;
    // Rows are not among what is known: a decision by one holds for the head at which it was read, and for no later one.
    const alone = found.head !== null || Boolean(purchaseId);
    return {
      ...decision,
      alone,
      at: alone ? { head: known.head } : known.at,
      renamed: payeeName === undefined ? null : { key: nameKey(payeeName), name: known.facts.renamed },
    };
  }

  /** Null where the ledger has no change yet. @throws Overtaken where they are not what they were at the row's head */
  private async facts(ledgerId: string, wanted: FactsWanted, rowHead: number | null): Promise<FactsAt | null> {
    const known = this.known.get(ledgerId, wanted);
    if (known && (rowHead === null || rowHead === known.at.head)) return known;
    const { facts, head } = await this.factsReader.readAt(ledgerId, wanted);
    if (head === null) return null;
    if (rowHead !== null && rowHead !== head) throw new Overtaken();
    return this.known.put(ledgerId, wanted, facts, head);
  }

  /** @throws Overtaken, BatchRefused, AnsweredBefore */
  private async commit<T>(ownerId: string, decided: Decided<T>, companion: Companion | undefined): Promise<T> {
    const { answer, writes, at, alone, renamed } = decided;
    await companion?.done(answer);
    const decidedAt = at.head;
    const outcome = await this.commits.commit({
      ownerId,
      at,
      alone,
      renamed,
      writes,
      changes: writes.map(changeOf),
      ...originOfRequest(),
      answer: companion?.keep?.(),
    });
    if (outcome instanceof AnsweredBefore) throw outcome;
    if (outcome === null) {
      this.known.forget(ownerId, at.head);
      throw new Overtaken();
    }
    if (alone) this.known.moved(ownerId, decidedAt, outcome);
    this.unitOfWork.reached(outcome);
    return answer;
  }
}

const changeOf = (write: RowWrite): RecordedChange =>
  write.after === null
    ? transactionChange(write.before, null, write.cause)
    : transactionChange(write.before, write.after, write.cause);

/** What is refused by what was known may be right by now, or was answered before: it is decided again in its turn. */
function attempted<T>(decide: () => T): T | undefined {
  try {
    return decide();
  } catch {
    return undefined;
  }
}
