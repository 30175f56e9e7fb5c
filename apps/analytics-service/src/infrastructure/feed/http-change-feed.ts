import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { ChangeEnvelope } from '@pft/contracts';
import type { ServiceName } from '@pft/kernel';
import { Metrics, ServiceHttpClient } from '@pft/service-kit';
import { Counter } from 'prom-client';
import { ChangeReader, type Change, type ChangeStream, type StreamName } from '../../application/feed/changes';
import { readableChanges } from './readable-changes';

const SERVICE_OF: Record<StreamName, ServiceName> = { transactions: 'transaction-service', users: 'user-service' };

export interface Acknowledged {
  ownerId: string;
  sequence: number;
}

type Answered = Omit<ChangeStream, 'changes' | 'hasMore'> & { changes: ChangeEnvelope[] };

/** The feeds of the other services over HTTP, each ledger up to the first change that cannot be read. Every method throws `Unavailable` where the other service does not answer. */
@Injectable()
export class HttpChangeFeed extends ChangeReader {
  private readonly logger = new Logger('Feed');
  private readonly unreadable: Counter<'stream'>;
  /** This process among the copies of this service. */
  private readonly consumer = randomUUID();

  constructor(
    private readonly client: ServiceHttpClient,
    metrics: Metrics,
  ) {
    super();
    this.unreadable = new Counter({
      name: 'feed_changes_unreadable_total',
      help: 'Times that a ledger was left as it is because its next change cannot be read.',
      labelNames: ['stream'],
      registers: [metrics.registry],
    });
  }

  /** @param acknowledged what was saved since, which then needs no call of its own */
  async claim(
    stream: StreamName,
    limit: number,
    waitMs: number,
    acknowledged: readonly Acknowledged[],
    signal: AbortSignal,
  ): Promise<ChangeStream[]> {
    const answer = await this.client.post<{ streams: Answered[] }>(SERVICE_OF[stream], '/internal/changes/claim', {
      body: { limit, waitMs, consumer: this.consumer, acknowledged },
      timeoutMs: waitMs + 10_000,
      attempts: 1,
      signal,
    });
    return answer.streams.map((answered) => {
      const { changes, isStopped } = this.readable(stream, answered);
      const last = Math.max(answered.after.sequence, ...changes.map(({ sequence }) => sequence));
      return { ...answered, changes, hasMore: !isStopped && last < answered.head };
    });
  }

  async acknowledge(stream: StreamName, streams: readonly Acknowledged[]): Promise<void> {
    await this.client.post(SERVICE_OF[stream], '/internal/changes/ack', { body: { streams, consumer: this.consumer } });
  }

  /** Says that this process lives and works on what it has claimed. */
  async live(stream: StreamName): Promise<void> {
    const body = { streams: [], consumer: this.consumer };
    await this.client.post(SERVICE_OF[stream], '/internal/changes/ack', { body, timeoutMs: 2_000, attempts: 1 });
  }

  /** Asks for everything again, from the first change of every ledger. */
  async reset(stream: StreamName, signal: AbortSignal): Promise<void> {
    await this.client.post(SERVICE_OF[stream], '/internal/changes/reset', { body: {}, attempts: 1, signal });
  }

  async read(stream: StreamName, ownerId: string, afterSequence: number, limit: number): Promise<Change[]> {
    const answer = await this.client.post<Answered>(SERVICE_OF[stream], '/internal/changes/read', {
      body: { ownerId, afterSequence, limit },
      timeoutMs: 15_000,
    });
    return this.readable(stream, answer).changes;
  }

  private readable(
    stream: StreamName,
    { ownerId, changes: envelopes }: Answered,
  ): { changes: Change[]; isStopped: boolean } {
    const { changes, stoppedBy } = readableChanges(envelopes);
    if (stoppedBy !== null) {
      this.unreadable.inc({ stream });
      this.logger.error(`${stream}: ${ownerId} stops here: ${stoppedBy.message}`);
    }
    return { changes, isStopped: stoppedBy !== null };
  }
}
