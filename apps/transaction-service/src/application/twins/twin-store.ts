import type { TwinCandidate } from '../../domain/twins/twins';
import type { Transaction } from '../../domain/transaction/transaction';

/** Rows that were removed in one act. */
export interface Removal {
  readonly id: string;
  readonly transactionIds: readonly string[];
  readonly undoneAt: Date | null;
}

/** What is asked of a ledger about rows that came twice. Writing methods run inside the unit of work. */
export abstract class TwinStore {
  /** Those of the newest days first and bounded, within that in the order in which they were made; none of archived accounts. */
  abstract candidates(ledgerId: string): Promise<TwinCandidate[]>;
  abstract addRemoval(ledgerId: string, removal: Removal): Promise<void>;
  abstract removal(ledgerId: string, id: string): Promise<Removal | null>;
  abstract undone(ledgerId: string, id: string, at: Date): Promise<void>;
  /** Rows as they were when they were removed; none of those that are there. */
  abstract removed(ledgerId: string, ids: readonly string[]): Promise<Transaction[]>;
}
