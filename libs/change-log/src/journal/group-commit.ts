export interface Grouped {
  readonly ownerId: string;
  /** Decided by rows that another write of the same ledger may touch: it shares a batch with none of them. */
  readonly alone: boolean;
}

interface Waiting<E, O> {
  readonly entry: E;
  readonly resolve: (outcome: O) => void;
  readonly reject: (error: unknown) => void;
}

/** One batch costs one commit; a larger one makes its first entry wait for the last. */
const MOST_AT_ONCE = 64;
/** Of one ledger, so that a person who sends many at once leaves places to the others. */
const MOST_OF_A_LEDGER = 32;

/**
 * Group commit: what arrives while a batch is under way is the next one. Nothing waits for a timer, and one batch is under way
 * at a time, so that under load it grows by itself and a single write leaves at once.
 */
export class GroupCommit<E extends Grouped, O> {
  private waiting: Waiting<E, O>[] = [];
  private draining = false;

  /** @param write answers what came of each entry, in their order; where it throws, that is what came of all */
  constructor(private readonly write: (batch: readonly E[]) => Promise<readonly O[]>) {}

  commit(entry: E): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      if (this.draining) return;
      this.draining = true;
      // Requests that were read from the network together go together.
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.nextBatch();
      try {
        const outcomes = await this.write(batch.map(({ entry }) => entry));
        batch.forEach(({ resolve }, place) => resolve(outcomes[place] as O));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.draining = false;
  }

  private nextBatch(): Waiting<E, O>[] {
    const ledgers = new Map<string, { entries: number; closed: boolean }>();
    const batch: Waiting<E, O>[] = [];
    const later: Waiting<E, O>[] = [];
    for (const each of this.waiting) {
      const { ownerId, alone } = each.entry;
      const ledger = ledgers.get(ownerId) ?? { entries: 0, closed: false };
      ledgers.set(ownerId, ledger);
      const fits = alone ? ledger.entries === 0 : ledger.entries < MOST_OF_A_LEDGER;
      if (batch.length < MOST_AT_ONCE && fits && !ledger.closed) {
        batch.push(each);
        ledger.entries += 1;
        ledger.closed = alone;
      } else {
        later.push(each);
        // Whoever came first is first: what is behind an entry that waits does not overtake it.
        ledger.closed = true;
      }
    }
    this.waiting = later;
    return batch;
  }
}
