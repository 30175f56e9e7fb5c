/** The time, as the one who is asked knows it; tests set it. */
export abstract class Clock {
  abstract now(): Date;
}

/** New ids, UUIDv7: they sort by the time they were made. */
export abstract class Ids {
  abstract next(): string;
}

export interface RunOptions {
  /** The work takes many seconds: it waits for its turn as long as it must, and short writes never keep it from it. */
  long?: boolean;
  /**
   * What the work writes is taken back and its changes are recorded nowhere, so that its result says what a run would do. Runs
   * inside it are part of it; a dry run inside a run that is none throws, for it would be committed.
   */
  dryRun?: boolean;
}

/** One SQL transaction over what one owner has: its writes queue behind each other. A run inside a run joins it. */
export abstract class UnitOfWork {
  /**
   * The only place that begins and ends a transaction: what the work answers is committed when this returns. Parse what was
   * entered before it, so that nobody waits for what is refused anyway.
   * @throws LedgerDeleted where the owner was deleted
   * @throws Unavailable where too many wait for their turn, or the turn does not come in time
   */
  abstract run<T>(ownerId: string, work: () => Promise<T>, options?: RunOptions): Promise<T>;
}
