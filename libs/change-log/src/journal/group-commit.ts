import { Unavailable } from '@pft/service-kit';

export interface Grouped {
  readonly ownerId: string;
  /** Decided by rows that another write of the same ledger may touch: it shares a batch with none of them. */
  readonly alone: boolean;
}

interface Waiting<E, O> {
  readonly entry: E;
  readonly since: number;
  readonly resolve: (outcome: O) => void;
  readonly reject: (error: unknown) => void;
}

/** One batch costs one commit; a larger one makes its first entry wait for the last. */
const MOST_AT_ONCE = 64;
/** Of one ledger. */
const MOST_WAITING = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Group commit: what arrives while a batch is under way is the next one. Nothing waits for a timer, and one batch is under way
 * at a time, so that under load it grows by itself and a single write leaves at once. Ledgers take turns: many writes of one
 * delay the only write of another by a batch.
 */
export class GroupCommit<E extends Grouped, O> {
  /** By ledger; the one that was served least recently first. */
  private readonly queues = new Map<string, Waiting<E, O>[]>();
  private draining = false;

  /** @param write answers what came of each entry, in their order; where it throws, that is what came of all */
  constructor(private readonly write: (batch: readonly E[]) => Promise<readonly O[]>) {}

  /** @throws Unavailable where too many of the ledger wait, or for too long; and what `write` throws */
  commit(entry: E): Promise<O> {
    const { ownerId } = entry;
    const queue = this.queues.get(ownerId) ?? [];
    if (queue.length >= MOST_WAITING) throw new Unavailable('Too many writes of this ledger are waiting.');
    this.queues.set(ownerId, queue);
    return new Promise((resolve, reject) => {
      queue.push({ entry, since: performance.now(), resolve, reject });
      if (this.draining) return;
      this.draining = true;
      // Requests that were read from the network together go together.
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.queues.size > 0) {
      const batch = this.nextBatch();
      if (batch.length === 0) continue;
      try {
        const outcomes = await this.write(batch.map(({ entry }) => entry));
        batch.forEach(({ resolve }, place) => resolve(outcomes[place] as O));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.draining = false;
  }

  /** The first entry of each ledger, then the second of each, and so on. */
  private nextBatch(): Waiting<E, O>[] {
    this.dismissLate();
    const batch: Waiting<E, O>[] = [];
    const open = new Map(this.queues);
    for (let round = 0; open.size > 0; round += 1) {
      for (const [ownerId, queue] of open) {
        const next = queue[0];
        const fits = next !== undefined && batch.length < MOST_AT_ONCE && (round === 0 || !next.entry.alone);
        if (fits) batch.push(...queue.splice(0, 1));
        if (!fits || next.entry.alone) open.delete(ownerId);
        if (!fits) continue;
        // Whoever had a place comes last the next time.
        this.queues.delete(ownerId);
        if (queue.length > 0) this.queues.set(ownerId, queue);
      }
    }
    return batch;
  }

  private dismissLate(): void {
    const late = performance.now() - LONGEST_WAIT_MS;
    for (const [ownerId, queue] of this.queues) {
      while (queue[0] && queue[0].since < late) queue.shift()?.reject(new Unavailable('Other writes take too long.'));
      if (queue.length === 0) this.queues.delete(ownerId);
    }
  }
}
