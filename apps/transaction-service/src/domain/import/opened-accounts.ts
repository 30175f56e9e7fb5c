import type { Money } from '@pft/kernel';

/** An account that an import opened. */
export interface OpenedAccount {
  accountId: string;
  importId: string;
  /** That import was undone since. */
  undone: boolean;
  /** A person has changed the account since. */
  edited: boolean;
  /** Null where the file stated no balance, and where a person has said since what the account began with. */
  stated: StatedOpening | null;
}

/** With what an account was opened, as the file stated it. */
export interface StatedOpening {
  balance: Money;
  date: string;
  /** The first day of the file: all rows of the days before are in the balance. */
  firstDay: string;
}

/** What imports brought of the days before one; of none the day is null. */
export interface BroughtBefore {
  sumMinor: bigint;
  firstDay: string | null;
}

/** What is known of accounts that imports opened. */
export abstract class OpenedAccounts {
  abstract of(ledgerId: string, accountIds: readonly string[]): Promise<OpenedAccount[]>;
  abstract broughtBefore(ledgerId: string, accountId: string, day: string): Promise<BroughtBefore>;
}
