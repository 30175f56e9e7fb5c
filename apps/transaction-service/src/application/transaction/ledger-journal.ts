import { Injectable } from '@nestjs/common';
import { type Cause, UnitOfWork } from '@pft/kernel';
import type { Transaction } from '../../domain/transaction/transaction';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { type FactsFound, type FactsWanted, LedgerFactsReader } from './ledger-facts';

/** One row as it was and as it is: null before where it is new, null after where it is gone. A person makes it where no cause is said. */
export type RowWrite = { readonly cause?: Cause } & (
  | { readonly before: Transaction | null; readonly after: Transaction }
  | { readonly before: Transaction; readonly after: null }
);

export interface Decision<T> {
  readonly answer: T;
  /** In the order in which they are recorded; none where there is nothing to do. */
  readonly writes: readonly RowWrite[];
}

/** The row that a decision is about, and, where they were asked for, the refunds that name it as their purchase. */
export interface FoundRow {
  readonly row: Transaction | null;
  readonly refunds: readonly Transaction[];
}

/** A row to be changed or removed; its refunds where they may have to change with it. */
export interface WantedRow {
  readonly id: string;
  readonly refunds: boolean;
}

export interface Wanted {
  readonly row?: WantedRow;
  /** What else is asked, by what the row is. */
  facts(row: Transaction | null): FactsWanted;
}

/**
 * Says what is to be written, and nothing else: it may be asked several times, each time with what is there then. Null where the
 * ledger has to be prepared first. What it throws ends the write.
 */
export type Decide<T> = (facts: FactsFound, found: FoundRow) => Decision<T> | null;

/** Writes single rows of a ledger, as if one after another. */
export abstract class LedgerJournal {
  /**
   * Commits what is decided, rows, balances and changes at once.
   * @param prepare makes what a ledger must have at its first use, in the same unit of work
   * @throws what `decide` throws; LedgerDeleted, Unavailable
   */
  abstract append<T>(
    ledgerId: string,
    wanted: Wanted,
    decide: Decide<T>,
    prepare?: (facts: FactsFound) => Promise<void>,
  ): Promise<T>;
}

/** Each write in the turn of its ledger: whatever happens meanwhile, it is right. */
@Injectable()
export class JournalInTurn extends LedgerJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: TransactionRepository,
    private readonly factsReader: LedgerFactsReader,
  ) {
    super();
  }

  append<T>(
    ledgerId: string,
    wanted: Wanted,
    decide: Decide<T>,
    prepare?: (facts: FactsFound) => Promise<void>,
  ): Promise<T> {
    return this.unitOfWork.run(ledgerId, async () => {
      const found = await this.find(ledgerId, wanted.row);
      const read = () => this.factsReader.read(ledgerId, wanted.facts(found.row));
      const facts = await read();
      let decision = decide(facts, found);
      if (decision === null) {
        await prepare?.(facts);
        decision = decide(await read(), found);
      }
      if (decision === null) throw new Error('The ledger is not prepared for what is to be written.');
      for (const write of decision.writes) await this.write(write);
      return decision.answer;
    });
  }

  private async find(ledgerId: string, wanted: WantedRow | undefined): Promise<FoundRow> {
    const row = wanted ? await this.transactions.find(ledgerId, wanted.id) : null;
    const hasRefunds = wanted?.refunds === true && row?.type === 'expense';
    return { row, refunds: hasRefunds ? await this.transactions.refundsOf(ledgerId, [row.id]) : [] };
  }

  private async write({ before, after, cause }: RowWrite): Promise<void> {
    if (after === null) await this.transactions.remove([before], cause);
    else if (before === null) await this.transactions.add([after], cause);
    else await this.transactions.change([{ before, after }], cause);
  }
}
