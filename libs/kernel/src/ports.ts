/** The time, as the one who is asked knows it; tests set it. */
export abstract class Clock {
  abstract now(): Date;
}

/** New ids, UUIDv7: they sort by the time they were made. */
export abstract class Ids {
  abstract next(): string;
}

/** One SQL transaction over what one owner has: its writes queue behind each other. A run inside a run joins it. */
export abstract class UnitOfWork {
  /**
   * `long`: the work takes many seconds and waits for its turn as long as it must.
   * @throws LedgerDeleted where the owner was deleted
   * @throws Unavailable where too many wait for their turn, or the turn does not come in time
   */
  abstract run<T>(ownerId: string, work: () => Promise<T>, options?: { long?: boolean }): Promise<T>;
}
