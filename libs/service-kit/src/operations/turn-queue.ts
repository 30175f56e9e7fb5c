import { Unavailable } from '../problems/problems';

interface Queue {
  running: number;
  waiting: (() => void)[];
}

/** What all may do together, whoever they are. */
export interface TurnsInAll {
  places: number;
  waiting: number;
}

/**
 * Lets few works of the same person run at once and the others wait for their turn, in the order in which they came. Where
 * there is a bound for all together, persons take turns: ten works of one delay the only one of another by one at most.
 */
export class TurnQueue {
  private readonly queues = new Map<string, Queue>();
  private running = 0;
  private waiting = 0;

  /** @param work what waits, in the plural: whoever is turned away reads it */
  constructor(
    private readonly work: string,
    private readonly places: number,
    private readonly maxWaiting = 100,
    private readonly maxWaitMs = 5_000,
    private readonly inAll: TurnsInAll = { places: Infinity, waiting: Infinity },
  ) {}

  /** Runs the work in its turn. @throws Unavailable where too many wait, or for too long */
  async run<T>(whose: string, work: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(whose) ?? { running: 0, waiting: [] };
    if (this.mayRun(queue)) {
      this.queues.set(whose, queue);
      this.enter(queue);
    } else await this.wait(whose, queue);
    try {
      return await work();
    } finally {
      queue.running -= 1;
      this.running -= 1;
      // Whoever had a turn comes last when a place is given on.
      this.queues.delete(whose);
      if (queue.running > 0 || queue.waiting.length > 0) this.queues.set(whose, queue);
      this.letNextIn();
    }
  }

  private mayRun({ running }: Queue): boolean {
    return running < this.places && this.running < this.inAll.places;
  }

  private enter(queue: Queue): void {
    queue.running += 1;
    this.running += 1;
  }

  /** The place goes straight to the next one, so that nobody who comes in between can take it. */
  private letNextIn(): void {
    for (const queue of this.queues.values()) {
      const next = this.mayRun(queue) ? queue.waiting.shift() : undefined;
      if (next === undefined) continue;
      this.waiting -= 1;
      this.enter(queue);
      next();
      return;
    }
  }

  private wait(whose: string, queue: Queue): Promise<void> {
    if (queue.waiting.length >= this.maxWaiting) throw new Unavailable(`Too many ${this.work} are waiting.`);
    if (this.waiting >= this.inAll.waiting) throw new Unavailable(`Too many ${this.work} of others are waiting.`);
    this.queues.set(whose, queue);
    this.waiting += 1;
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.waiting.splice(queue.waiting.indexOf(enter), 1);
        this.waiting -= 1;
        if (queue.running === 0 && queue.waiting.length === 0) this.queues.delete(whose);
        reject(new Unavailable(`Other ${this.work} take too long.`));
      }, this.maxWaitMs);
      queue.waiting.push(enter);
    });
  }
}
