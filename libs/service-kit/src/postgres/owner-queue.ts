import { Unavailable } from '../problems';

interface Queue {
  running: number;
  waiting: (() => void)[];
}

/**
 * Lets few writes of one owner hold a connection at the same time. They would queue behind each other in PostgreSQL
 * anyway, but each with a connection in hand: a person who writes while a long import runs would take the whole pool away
 * from everybody else. Two places, so that the next write has begun when the one before it commits.
 */
export class OwnerQueue {
  private readonly queues = new Map<string, Queue>();

  constructor(
    private readonly places = 2,
    private readonly maxWaiting = 100,
    private readonly maxWaitMs = 5_000,
    private readonly work = 'writes of this ledger',
  ) {}

  /** Runs the work in its turn. Throws `Unavailable` where too many wait, or for too long. */
  async run<T>(ownerId: string, work: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(ownerId) ?? { running: 0, waiting: [] };
    this.queues.set(ownerId, queue);
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
        if (queue.running === 0) this.queues.delete(ownerId);
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
