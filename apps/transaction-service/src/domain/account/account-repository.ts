import type { Cause } from '@pft/kernel';
import type { Account } from './account';

/** Every writing method runs inside the unit of work of the account's ledger and records the change. */
export abstract class AccountRepository {
  abstract find(ledgerId: string, id: string): Promise<Account | null>;
  /** The account for what names none: of that currency, not archived, no loan or investment; checking before others, the oldest first. */
  abstract findDefault(ledgerId: string, currency: string): Promise<Account | null>;
  abstract count(ledgerId: string): Promise<number>;
  abstract hasTransactions(ledgerId: string, id: string): Promise<boolean>;
  abstract add(account: Account, cause?: Cause): Promise<void>;
  /** Moves the kept balance by what the opening balance moved. */
  abstract change(before: Account, after: Account, cause?: Cause): Promise<void>;
  abstract remove(account: Account, cause?: Cause): Promise<void>;
}
