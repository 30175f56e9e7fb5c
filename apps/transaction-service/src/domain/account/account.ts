import { Money } from '@pft/kernel';
import { AccountCurrencyDiffers } from './account-errors';

export type AccountType = 'cash' | 'checking' | 'savings' | 'credit-card' | 'loan' | 'investment' | 'other';

export interface AccountDetails {
  name: string;
  type: AccountType;
  currency: string;
  openingBalance: Money;
  openingDate: string;
  archived: boolean;
  includeInNetWorth: boolean;
  iban: string | null;
  externalId: string | null;
}

/** Accounts of a ledger, archived ones included. */
export const MAX_ACCOUNTS = 500;

/** The account for what names none, one a currency: a checking one before others, never one for debts or shares. */
export const FIRST_AS_DEFAULT: AccountType = 'checking';
export const NEVER_DEFAULT: readonly AccountType[] = ['loan', 'investment'];
export const defaultAccountName = (currency: string) => `Main account ${currency}`;

/** The default account among these, oldest first; repositories choose by the same two constants. */
export function defaultAmong<A extends { type: string; currency: string; archived: boolean }>(
  accounts: readonly A[],
  currency: string,
): A | undefined {
  const fit = accounts.filter(
    (one) => one.currency === currency && !one.archived && !NEVER_DEFAULT.some((type) => type === one.type),
  );
  return fit.find(({ type }) => type === FIRST_AS_DEFAULT) ?? fit[0];
}

/**
 * Where money lies. Its opening balance is in its currency; the currency is for life once it has transactions (that it has
 * some is known to the ledger only, so the use case asks). The balance is no part of it: it follows from the opening balance
 * and the transactions, is kept beside it by the repository and does not move its version. Immutable; versions count from 1.
 */
export class Account {
  private constructor(
    readonly ledgerId: string,
    readonly id: string,
    readonly name: string,
    readonly type: AccountType,
    readonly openingBalance: Money,
    readonly openingDate: string,
    readonly archived: boolean,
    readonly includeInNetWorth: boolean,
    readonly iban: string | null,
    readonly externalId: string | null,
    readonly createdAt: Date,
    readonly updatedAt: Date,
    readonly version: number,
  ) {}

  get currency(): string {
    return this.openingBalance.currency;
  }

  /** @throws AccountCurrencyDiffers */
  static open(ledgerId: string, id: string, details: AccountDetails, now: Date): Account {
    return Account.of(ledgerId, id, details, now, now, 1);
  }

  /** The account with other details, or itself when nothing differs. @throws AccountCurrencyDiffers */
  changed(changes: Partial<AccountDetails>, now: Date): Account {
    const next = Account.of(
      this.ledgerId,
      this.id,
      { ...this.details(), ...changes },
      this.createdAt,
      now,
      this.version + 1,
    );
    return next.sameDetails(this) ? this : next;
  }

  private details(): AccountDetails {
    const { name, type, currency, openingBalance, openingDate, archived, includeInNetWorth, iban, externalId } = this;
    return { name, type, currency, openingBalance, openingDate, archived, includeInNetWorth, iban, externalId };
  }

  private sameDetails(other: Account): boolean {
    return (
      this.name === other.name &&
      this.type === other.type &&
      this.openingBalance.equals(other.openingBalance) &&
      this.openingDate === other.openingDate &&
      this.archived === other.archived &&
      this.includeInNetWorth === other.includeInNetWorth &&
      this.iban === other.iban &&
      this.externalId === other.externalId
    );
  }

  private static of(
    ledgerId: string,
    id: string,
    d: AccountDetails,
    createdAt: Date,
    now: Date,
    version: number,
  ): Account {
    if (d.openingBalance.currency !== d.currency) {
      throw new AccountCurrencyDiffers(d.currency, d.openingBalance.currency, 'openingBalance.currency');
    }
    return new Account(
      ledgerId,
      id,
      d.name.trim(),
      d.type,
      d.openingBalance,
      d.openingDate,
      d.archived,
      d.includeInNetWorth,
      d.iban || null,
      d.externalId || null,
      createdAt,
      now,
      version,
    );
  }
}
