import { Unavailable } from './problems';

interface Queue {
  running: number;
  waiting: (() => void)[];
}

/** Lets few of the same kind work at once and the others wait for their turn, in the order in which they came. */
export class TurnQueue {
  private readonly queues = new Map<string, Queue>();

  /** @param work what waits, in the plural: whoever is turned away reads it */
  constructor(
    private readonly work: string,
    private readonly places: number,
    private readonly maxWaiting = 100,
    private readonly maxWaitMs = 5_000,
  ) {}

  /** Runs the work in its turn. Throws `Unavailable` where too many wait, or for too long. */
  async run<T>(kind: string, work: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(kind) ?? { running: 0, waiting: [] };
    this.queues.set(kind, queue);
    if (queue.running < this.places) queue.running += 1;
    else await this.wait(queue);
    try {
      return await work();
    } finally {
      const next = queue.waiting.shift();
      // The place goes straight to the next one, so that nobody who comes in between can take it.
      if (next !== undefined) next();
      else {
        queue.running -= 1;
        if (queue.running === 0) this.queues.delete(kind);
      }
    }
  }

  private wait(queue: Queue): Promise<void> {
    if (queue.waiting.length >= this.maxWaiting) throw new Unavailable(`Too many ${this.work} are waiting.`);
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.waiting.splice(queue.waiting.indexOf(enter), 1);
        reject(new Unavailable(`Other ${this.work} take too long.`));
      }, this.maxWaitMs);
      queue.waiting.push(enter);
    });
  }
}
