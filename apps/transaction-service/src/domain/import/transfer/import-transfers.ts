import type { TransactionDetails } from '../../transaction/transaction';
import type { LedgerLeg, WantedLegs } from './ledger-legs';

/** A transaction that an import has made a transfer of; `was` holds what differed. */
export interface JoinedTransaction {
  transactionId: string;
  was: Partial<TransactionDetails>;
  is: TransactionDetails;
}

/** Which import holds which leg of a transaction. */
export interface HeldLeg {
  transactionId: string;
  accountId: string;
  importId: string;
}

/** What of a ledger may be one leg of a transfer, and what a person has said of pairs. Writing methods run inside the ledger's unit of work. */
export abstract class ImportTransfers {
  /** Those of the amounts and days in one of the accounts. */
  abstract legs(ledgerId: string, accountIds: readonly string[], wanted: readonly WantedLegs[]): Promise<LedgerLeg[]>;
  /** All on those days, the earliest first, so many at most. */
  abstract legsBetween(
    ledgerId: string,
    accountIds: readonly string[],
    from: string,
    to: string,
    limit: number,
  ): Promise<LedgerLeg[]>;
  /** What was said of those pairs, by `decisionKey`; true where it was taken. */
  abstract decisions(ledgerId: string, keys: readonly string[]): Promise<Map<string, boolean>>;
  abstract decide(ledgerId: string, decisions: ReadonlyMap<string, boolean>, now: Date): Promise<void>;
  /** Transactions of others that are a transfer by this import. */
  abstract joined(ledgerId: string, importId: string): Promise<JoinedTransaction[]>;
  abstract held(ledgerId: string, transactionIds: readonly string[]): Promise<HeldLeg[]>;
}

/** Units of currencies for a euro, by `rateKey`. */
export abstract class DayRates {
  /** What is known of those days; of a day without rates those of the days before it. */
  abstract of(currencies: readonly string[], days: readonly string[]): Map<string, number>;
}

export const rateKey = (currency: string, day: string) => `${currency} ${day}`;
