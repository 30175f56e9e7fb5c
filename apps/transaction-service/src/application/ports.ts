/** One SQL transaction over one ledger: its writes queue behind each other. A run inside a run joins it. */
export abstract class UnitOfWork {
  /** `long`: the work takes many seconds and waits for its turn as long as it must. */
  abstract run<T>(ledgerId: string, work: () => Promise<T>, options?: { long?: boolean }): Promise<T>;
}

export abstract class Clock {
  abstract now(): Date;
}

/** New ids, UUIDv7: they sort by the time they were made. */
export abstract class Ids {
  abstract next(): string;
}

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
