import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@pft/kernel';
import { ServiceHttpClient } from '@pft/service-kit';
import { ChangeReader, type Change, type ChangeStream, type StreamName } from '../../application/feed/changes';

const SERVICE_OF: Record<StreamName, ServiceName> = { transactions: 'transaction-service', users: 'user-service' };

/** The feeds of the other services over HTTP. Every method throws `Unavailable` where the other service does not answer. */
@Injectable()
export class HttpChangeFeed extends ChangeReader {
  /** This process among the copies of this service. */
  private readonly consumer = randomUUID();

  constructor(private readonly client: ServiceHttpClient) {
    super();
  }

  async claim(stream: StreamName, limit: number, waitMs: number, signal: AbortSignal): Promise<ChangeStream[]> {
    const answer = await this.client.post<{ streams: ChangeStream[] }>(SERVICE_OF[stream], '/internal/changes/claim', {
      body: { limit, waitMs, consumer: this.consumer },
      timeoutMs: waitMs + 10_000,
      attempts: 1,
      signal,
    });
    return answer.streams;
  }

  async acknowledge(stream: StreamName, streams: { ownerId: string; sequence: number }[]): Promise<void> {
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
    const answer = await this.client.post<ChangeStream>(SERVICE_OF[stream], '/internal/changes/read', {
      body: { ownerId, afterSequence, limit },
      timeoutMs: 15_000,
    });
    return answer.changes;
  }
}
