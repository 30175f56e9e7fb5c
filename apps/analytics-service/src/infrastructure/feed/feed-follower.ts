import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Metrics, reasonOf } from '@pft/service-kit';
import pRetry from 'p-retry';
import { Counter } from 'prom-client';
import { STREAM_NAMES, type ChangeStream, type StreamName } from '../../application/feed/changes';
import { Projection } from '../../application/feed/projection';
import { ApplyChanges } from '../../application/feed/apply-changes';
import { feedWaitMs } from '../../configuration';
import { HttpChangeFeed } from './http-change-feed';

const LIMIT = 1_000;
/** Ledgers worked on at a time per feed, so that one with a long backlog does not keep the others waiting. */
const AT_ONCE = 4;
/** At least; at most twice as long. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** The feeds take a copy for dead that is silent for five seconds. */
const SIGN_MS = 1_000;

/** Follows the feeds for as long as the process lives: claim, apply, acknowledge. What fails is claimed again later. */
@Injectable()
export class FeedFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Feed');
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>[] = [];
  private readonly applied: Counter<'stream'>;

  constructor(
    private readonly feed: HttpChangeFeed,
    private readonly applyChanges: ApplyChanges,
    private readonly projection: Projection,
    metrics: Metrics,
  ) {
    this.applied = new Counter({
      name: 'feed_changes_applied_total',
      help: 'Changes taken in.',
      labelNames: ['stream'],
      registers: [metrics.registry],
    });
  }

  onApplicationBootstrap(): void {
    for (const stream of STREAM_NAMES) this.running.push(this.follow(stream));
  }

  /** A ledger that is being worked on is finished; the stores are closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private async follow(stream: StreamName): Promise<void> {
    const { signal } = this.stopping;
    const underWay = new Map<string, Promise<void>>();
    const acknowledgements = new Acknowledgements(this.feed, stream);
    // While ledgers are worked on nobody may be polling, and a poll is the only other sign of life.
    const signs = setInterval(() => {
      if (underWay.size > 0) this.feed.live(stream).catch(() => undefined);
    }, SIGN_MS);
    try {
      await this.persist(stream, () => this.askForEverythingWhereNeeded(stream));
      while (!signal.aborted) {
        const claimed = await this.persist(stream, () => this.feed.claim(stream, LIMIT, feedWaitMs(), signal));
        for (const batch of claimed) {
          // Claimed again because it took longer than a claim lasts; it is still being worked on.
          if (underWay.has(batch.ownerId)) continue;
          while (underWay.size >= AT_ONCE) await Promise.race(underWay.values());
          const work = this.apply(stream, batch, acknowledgements).finally(() => underWay.delete(batch.ownerId));
          underWay.set(batch.ownerId, work);
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    await Promise.all(underWay.values());
    clearInterval(signs);
    await acknowledgements.settled();
  }

  private async askForEverythingWhereNeeded(stream: StreamName): Promise<void> {
    if (!(await this.projection.needsEverything(stream))) return;
    this.logger.log(`${stream}: asking for everything, from the first change of each`);
    await this.feed.reset(stream, this.stopping.signal);
    await this.projection.asked(stream);
  }

  /** Where the store is away the batch stays claimed, so it is tried again here rather than waited for. */
  private async apply(stream: StreamName, batch: ChangeStream, acknowledgements: Acknowledgements): Promise<void> {
    const work = async () => {
      const { sequence, changes, rebuilt } = await this.applyChanges.execute(stream, batch);
      if (rebuilt) this.logger.warn(`${stream}: rebuilt what ${batch.ownerId} has from its first change`);
      this.applied.inc({ stream }, changes);
      // Where nothing could be read it is tried again when the claim has run out, not at once.
      if (sequence > batch.after.sequence) acknowledgements.add(batch.ownerId, sequence);
    };
    await this.persist(`${stream}: ${batch.ownerId}`, work).catch((error: unknown) => {
      if (!this.stopping.signal.aborted) throw error;
    });
  }

  /**
   * Tries until it is done, or the service stops, which rejects. Half of each pause is chance, so that those which failed
   * together do not come back together.
   */
  private persist<T>(what: string, work: () => Promise<T>): Promise<T> {
    const { signal } = this.stopping;
    const attempt = async () => {
      try {
        return await work();
      } catch (error) {
        if (!signal.aborted) this.logger.warn(`${what}: ${reasonOf(error)}; trying again`);
        // p-retry takes a TypeError for the end, and following has none.
        throw new Error(reasonOf(error), { cause: error });
      }
    };
    const pace = { minTimeout: FIRST_PAUSE_MS, maxTimeout: LONGEST_PAUSE_MS, randomize: true };
    return pRetry(attempt, { ...pace, retries: Infinity, signal });
  }
}

/** Sends what has gathered while the last acknowledgement was on its way, so that many small ledgers share one call. */
class Acknowledgements {
  private gathered = new Map<string, number>();
  private sending: Promise<void> | undefined;

  constructor(
    private readonly feed: HttpChangeFeed,
    private readonly stream: StreamName,
  ) {}

  add(ownerId: string, sequence: number): void {
    this.gathered.set(ownerId, Math.max(this.gathered.get(ownerId) ?? 0, sequence));
    this.sending ??= this.send().finally(() => {
      this.sending = undefined;
    });
  }

  async settled(): Promise<void> {
    await this.sending;
  }

  private async send(): Promise<void> {
    while (this.gathered.size > 0) {
      const streams = [...this.gathered].map(([ownerId, sequence]) => ({ ownerId, sequence }));
      this.gathered = new Map();
      // One that is lost does no harm: the same changes come again and change nothing.
      await this.feed.acknowledge(this.stream, streams).catch(() => undefined);
    }
  }
}
