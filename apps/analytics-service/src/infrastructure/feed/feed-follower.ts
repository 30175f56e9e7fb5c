import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as rest } from 'node:timers/promises';
import { Metrics, reasonOf, TurnQueue } from '@pft/service-kit';
import pRetry from 'p-retry';
import { Counter } from 'prom-client';
import { STREAM_NAMES, type ChangeStream, type StreamName } from '../../application/feed/changes';
import { Projection } from '../../application/feed/projection';
import { ApplyChanges, type Applied, type Together } from '../../application/feed/apply-changes';
import { feedWaitMs } from '../../configuration';
import { type Acknowledged, HttpChangeFeed } from './http-change-feed';

const LIMIT = 1_000;
/** Ledgers worked on alone at a time. */
const ALONE_AT_ONCE = 4;
/** With those that wait for their turn; of each only the position is held. */
const MOST_ALONE = 1_000;
const LONGEST_TURN_MS = 600_000;
/** In one request, whose body is bounded. */
const MOST_ACKNOWLEDGED = 1_000;
/** At least; at most twice as long. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Of many failures each is told at first, then about one a minute. */
const TOLD_AT_FIRST = 3;
const TOLD_EVERY = 12;
/** The feeds take a copy for dead that is silent for five seconds. */
const SIGN_MS = 1_000;
/** After work on several ledgers others gather for as long as that took, so that they share what the next claim costs. */
const LONGEST_REST_MS = 20;

/** Follows the feeds for as long as the process lives: claim, apply, acknowledge. What fails is claimed again later. */
@Injectable()
export class FeedFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Feed');
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>[] = [];
  private readonly applied: Counter<'stream'>;
  private readonly turns = new TurnQueue('ledgers', ALONE_AT_ONCE, Infinity, LONGEST_TURN_MS);

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
    const alone = new Map<string, Promise<void>>();
    const acknowledgements = new Acknowledgements(this.feed, stream);
    // While ledgers are worked on nobody may be polling, and a poll is the only other sign of life.
    let isWorking = false;
    const signs = setInterval(() => {
      if (isWorking || alone.size > 0) this.feed.live(stream).catch(() => undefined);
    }, SIGN_MS);
    try {
      await this.persist(stream, () => this.askForEverythingWhereNeeded(stream));
      while (!signal.aborted) {
        while (alone.size >= MOST_ALONE) await Promise.race(alone.values());
        const claimed = await this.claim(stream, acknowledgements);
        const since = performance.now();
        isWorking = true;
        // Claimed again because it took longer than a claim lasts; it is still being worked on.
        const batches = claimed.filter(({ ownerId }) => !alone.has(ownerId));
        const { applied, left } = await this.applyTogether(stream, batches);
        for (const each of applied) this.note(stream, each, acknowledgements);
        for (const batch of left) {
          // They are read again when they have their turn, so that none is held while it waits.
          const work = this.applyAlone(stream, { ...batch, changes: [], hasMore: true }, acknowledgements);
          const done = work.finally(() => {
            // Before it is acknowledged: a claim that is waiting may bring the ledger back at once.
            alone.delete(batch.ownerId);
            void acknowledgements.send();
          });
          alone.set(batch.ownerId, done);
        }
        isWorking = false;
        if (applied.length > 1) await rest(Math.min(performance.now() - since, LONGEST_REST_MS));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    await Promise.all(alone.values());
    clearInterval(signs);
    await acknowledgements.send();
  }

  private async askForEverythingWhereNeeded(stream: StreamName): Promise<void> {
    if (!(await this.projection.needsEverything(stream))) return;
    this.logger.log(`${stream}: asking for everything, from the first change of each`);
    await this.feed.reset(stream, this.stopping.signal);
    await this.projection.asked(stream);
  }

  private claim(stream: StreamName, acknowledgements: Acknowledgements): Promise<ChangeStream[]> {
    const { signal } = this.stopping;
    const saved = acknowledgements.take();
    return this.persist(stream, () => this.feed.claim(stream, LIMIT, feedWaitMs(), saved, signal));
  }

  /** Where there is something wrong with one of them, all have to go alone. */
  private async applyTogether(stream: StreamName, batches: ChangeStream[]): Promise<Together> {
    if (batches.length === 0) return { applied: [], left: [] };
    try {
      return await this.applyChanges.together(stream, batches);
    } catch (error) {
      this.logger.warn(`${stream}: ${reasonOf(error)}; trying ${batches.length} ledgers one by one`);
      return { applied: [], left: batches };
    }
  }

  /** Where the store is away the ledger stays claimed, so it is tried again here rather than waited for. */
  private async applyAlone(stream: StreamName, batch: ChangeStream, acknowledgements: Acknowledgements): Promise<void> {
    const { signal } = this.stopping;
    const work = () =>
      this.turns.run(stream, async () => {
        signal.throwIfAborted();
        this.note(stream, await this.applyChanges.alone(stream, batch), acknowledgements);
      });
    await this.persist(`${stream}: ${batch.ownerId}`, work).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  private note(stream: StreamName, applied: Applied, acknowledgements: Acknowledgements): void {
    const { ownerId, sequence, changes, rebuilt } = applied;
    if (rebuilt) this.logger.warn(`${stream}: rebuilt what ${ownerId} has from its first change`);
    this.applied.inc({ stream }, changes);
    // Where nothing could be read it is tried again when the claim has run out, not at once.
    if (sequence > applied.after) acknowledgements.add(ownerId, sequence);
  }

  /**
   * Tries until it is done, or the service stops, which rejects. Half of each pause is chance, so that those which failed
   * together do not come back together.
   */
  private persist<T>(what: string, work: () => Promise<T>): Promise<T> {
    const { signal } = this.stopping;
    const attempt = async (count: number) => {
      try {
        return await work();
      } catch (error) {
        const isTold = count <= TOLD_AT_FIRST || count % TOLD_EVERY === 0;
        if (!signal.aborted && isTold) this.logger.warn(`${what}: ${reasonOf(error)}; trying again`);
        // p-retry takes a TypeError for the end, and following has none.
        throw new Error(reasonOf(error), { cause: error });
      }
    };
    const pace = { minTimeout: FIRST_PAUSE_MS, maxTimeout: LONGEST_PAUSE_MS, randomize: true };
    return pRetry(attempt, { ...pace, retries: Infinity, signal });
  }
}

/** What was saved and is not acknowledged yet. It goes with the next claim, or by itself where that may take its time. */
class Acknowledgements {
  private readonly gathered = new Map<string, number>();
  private sending: Promise<void> | undefined;

  constructor(
    private readonly feed: HttpChangeFeed,
    private readonly stream: StreamName,
  ) {}

  add(ownerId: string, sequence: number): void {
    this.gathered.set(ownerId, Math.max(this.gathered.get(ownerId) ?? 0, sequence));
  }

  /** As many as fit one request. */
  take(): Acknowledged[] {
    const taken = [...this.gathered].slice(0, MOST_ACKNOWLEDGED);
    for (const [ownerId] of taken) this.gathered.delete(ownerId);
    return taken.map(([ownerId, sequence]) => ({ ownerId, sequence }));
  }

  /** Sends what gathers meanwhile too, so that many share one call. */
  async send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    for (let streams = this.take(); streams.length > 0; streams = this.take()) {
      // One that is lost does no harm: the same changes come again and change nothing.
      await this.feed.acknowledge(this.stream, streams).catch(() => undefined);
    }
  }
}
