import type { AccountType } from '../../domain/account/account';

/** An account as it is read, with its balance. */
export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly type: AccountType;
  readonly currency: string;
  readonly openingBalance: { amount: string; currency: string };
  readonly openingDate: string;
  readonly balance: { amount: string; currency: string };
  readonly archived: boolean;
  readonly includeInNetWorth: boolean;
  readonly iban: string | null;
  readonly externalId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
  /** Only where they were asked for; null where there is none. */
  readonly lastDate?: string | null;
  readonly lastImportedAt?: string | null;
}

export abstract class AccountQueries {
  abstract find(ledgerId: string, id: string): Promise<AccountView | null>;
  /** Oldest first, after the account with the id `afterId`. */
  abstract list(ledgerId: string, afterId: string | null, limit: number, withLatest?: boolean): Promise<AccountView[]>;
}
