/** Whose ledger a use case works on, and what "today" means to its owner. */
export interface Ledger {
  readonly ledgerId: string;
  readonly timeZone: string;
}

/** Money as it arrives, not yet known to be any. */
export interface MoneyInput {
  amount: string;
  currency: string;
}
