import type { Transaction } from '../transaction/transaction';
import type { PayeeCategory } from '../payee-category/payee-categories';

/** A row as an act has left it: the version that it made. A removal makes one, too. */
export interface ActRow {
  readonly id: string;
  readonly version: number;
}

/** What was done to many rows at a person's wish, and can be taken back as one. What the rows were stands in the change log. */
export interface Act {
  readonly id: string;
  readonly kind: 'bulk-edit' | 'bulk-removal' | 'categorize';
  readonly rows: readonly ActRow[];
  /** Refunds that a removal has made refunds of none in particular. */
  readonly released: readonly ActRow[];
  /** What was remembered beside it, and what had been before under the same text. */
  readonly remembered: { readonly id: string; readonly before: PayeeCategory | null } | null;
  readonly at: Date;
  readonly undoneAt: Date | null;
}

/** Writing methods run inside the unit of work. */
export abstract class ActStore {
  /** The oldest ones of the ledger are forgotten beyond a bound. */
  abstract add(ledgerId: string, act: Act): Promise<void>;
  abstract find(ledgerId: string, id: string): Promise<Act | null>;
  abstract undone(ledgerId: string, id: string, at: Date): Promise<void>;
  /** What rows were before these versions of them; none of those that have been changed since. */
  abstract before(ledgerId: string, rows: readonly ActRow[]): Promise<Transaction[]>;
}
