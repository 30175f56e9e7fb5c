import type { Cause } from '@pft/kernel';
import type { Transaction } from './transaction';

export interface TransactionChange {
  readonly before: Transaction;
  readonly after: Transaction;
}

/**
 * Every writing method runs inside the unit of work of the rows' ledger (all rows of one call belong to one ledger), moves
 * the accounts' balances by what the rows move and records one change a row. A person makes a change
 * where no `cause` says otherwise.
 */
export abstract class TransactionRepository {
  abstract find(ledgerId: string, id: string): Promise<Transaction | null>;
  abstract findMany(ledgerId: string, ids: readonly string[]): Promise<Transaction[]>;
  /** Rows that an import brought and that are still there. */
  abstract ofImport(ledgerId: string, importId: string): Promise<Transaction[]>;
  /** Rows with that category, themselves or in a split. */
  abstract ofCategory(ledgerId: string, categoryId: string): Promise<Transaction[]>;
  /** Rows whose payee is called so, in any case. */
  abstract named(ledgerId: string, payeeName: string): Promise<Transaction[]>;
  /** Rows of one type without splits whose payee or its name contains a text, in any case. */
  abstract ofPayee(ledgerId: string, type: 'income' | 'expense', payeeContains: string): Promise<Transaction[]>;
  /** Refunds that name one of these purchases. */
  abstract refundsOf(ledgerId: string, purchaseIds: readonly string[]): Promise<Transaction[]>;
  /** One row or 100,000. */
  abstract add(transactions: readonly Transaction[], cause?: Cause): Promise<void>;
  /** Entries whose `after` is their `before` are left out. */
  abstract change(changes: readonly TransactionChange[], cause?: Cause): Promise<void>;
  abstract remove(transactions: readonly Transaction[], cause?: Cause): Promise<void>;
}
