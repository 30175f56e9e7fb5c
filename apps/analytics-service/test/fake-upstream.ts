import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChangeEnvelope } from '@pft/contracts';
import type { ChangeStream, StreamName } from '../src/application/feed/changes';

export interface NewChange {
  kind: string;
  entityId: string;
  version: number;
  schema?: number;
  before?: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

interface Ledger {
  changes: ChangeEnvelope[];
  delivered: number;
  claimedUntil: number;
}

type Handed = Omit<ChangeStream, 'changes' | 'hasMore'> & { changes: ChangeEnvelope[] };

interface Acknowledged {
  ownerId: string;
  sequence: number;
}

/** How the feed misbehaves: all of it is allowed by "at least once". */
export interface Faults {
  /** Acknowledgements are thrown away this many times, so that the same changes come again. */
  loseAcknowledgements: number;
  /** Claims are answered with an error this many times. */
  failClaims: number;
  /** One page of a rebuild takes so long. */
  slowReadMs: number;
  /** Each batch comes in reverse order, and with the change before it once more. */
  disorder: boolean;
}

/**
 * Stands in for the user service and the transaction service: their change feeds over real HTTP, behind two path
 * prefixes; everything else that the user service would answer (keys, tokens) is passed on to the token issuer.
 */
export class FakeUpstream {
  readonly faults: Faults = { loseAcknowledgements: 0, failClaims: 0, slowReadMs: 0, disorder: false };
  /** Which copy of the consumer claimed, and which one showed that it lives while it worked. */
  readonly consumers = { claimed: new Set<unknown>(), signed: [] as unknown[] };
  readonly calls: string[] = [];
  private readonly feeds: Record<StreamName, Map<string, Ledger>> = { transactions: new Map(), users: new Map() };
  private readonly sleepers = new Set<() => void>();
  private isDown = false;

  private constructor(
    private readonly server: Server,
    private readonly issuerUrl: string,
  ) {}

  static async start(issuerUrl: string): Promise<FakeUpstream> {
    const server = createServer((request, response) => void upstream.answer(request, response));
    const upstream: FakeUpstream = new FakeUpstream(server, issuerUrl);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return upstream;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get userServiceUrl(): string {
    return `${this.url}/users`;
  }

  get transactionServiceUrl(): string {
    return `${this.url}/transactions`;
  }

  /** Commits changes of one ledger, numbered without gaps; answers the head. */
  commit(stream: StreamName, ownerId: string, changes: readonly NewChange[]): number {
    const ledger = this.ledger(stream, ownerId);
    for (const change of changes) {
      const sequence = ledger.changes.length + 1;
      const cause = { by: 'person', ref: null } as const;
      const origin = { at: new Date().toISOString(), actor: ownerId, cause, operation: null };
      ledger.changes.push({ id: randomUUID(), ownerId, sequence, schema: 1, before: null, ...origin, ...change });
    }
    this.wake();
    return ledger.changes.length;
  }

  /** The service's store was restored from a dump: later changes never happened, and other ones will. */
  restoreTo(stream: StreamName, ownerId: string, sequence: number): void {
    const ledger = this.ledger(stream, ownerId);
    ledger.changes = ledger.changes.slice(0, sequence);
    ledger.delivered = Math.min(ledger.delivered, sequence);
    ledger.claimedUntil = 0;
  }

  /** Rewrites a change where it stands, as if its reader had come to know it, and lets its ledger be claimed at once. */
  rewrite(stream: StreamName, ownerId: string, sequence: number, change: Partial<ChangeEnvelope>): void {
    const ledger = this.ledger(stream, ownerId);
    const found = ledger.changes[sequence - 1];
    if (found) ledger.changes[sequence - 1] = { ...found, ...change };
    ledger.claimedUntil = 0;
    this.wake();
  }

  /** Everything was delivered, as far as the feed knows. */
  isAcknowledged(stream: StreamName, ownerId: string): boolean {
    const ledger = this.ledger(stream, ownerId);
    return ledger.delivered === ledger.changes.length;
  }

  goDown(isDown: boolean): void {
    this.isDown = isDown;
    this.wake();
  }

  async stop(): Promise<void> {
    this.isDown = true;
    this.wake();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private ledger(stream: StreamName, ownerId: string): Ledger {
    const ledger = this.feeds[stream].get(ownerId) ?? { changes: [], delivered: 0, claimedUntil: 0 };
    this.feeds[stream].set(ownerId, ledger);
    return ledger;
  }

  private wake(): void {
    for (const sleeper of this.sleepers) sleeper();
    this.sleepers.clear();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const [, stream, path] = /^\/(transactions|users)(\/.*)$/.exec(request.url ?? '') ?? [];
    if (this.isDown || !path) return void response.writeHead(this.isDown ? 503 : 404).end();
    if (!path.startsWith('/internal/changes/')) return this.passOn(path, request.method ?? 'GET', text, response);
    if (!request.headers.authorization?.startsWith('Bearer ')) return void response.writeHead(401).end();
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const door = path.slice('/internal/changes/'.length);
    const result = await this.feed(stream as StreamName, door, JSON.parse(text), gone.signal);
    if (result === undefined) return void response.writeHead(503).end();
    response.writeHead(result === null ? 204 : 200, { 'content-type': 'application/json' });
    response.end(result === null ? undefined : JSON.stringify(result));
  }

  private async passOn(path: string, method: string, body: string, response: ServerResponse): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.issuerUrl}${path}`, { method, headers, ...(body && { body }) });
    response.writeHead(answer.status, headers).end(await answer.text());
  }

  /** undefined: an error; null: done, without an answer. */
  private async feed(
    stream: StreamName,
    door: string,
    body: Record<string, unknown>,
    gone: AbortSignal,
  ): Promise<object | null | undefined> {
    this.calls.push(`${stream} ${door}`);
    if (door === 'claim') this.consumers.claimed.add(body.consumer);
    if (door === 'ack' && (body.streams as object[]).length === 0) {
      this.consumers.signed.push(body.consumer);
      return null;
    }
    if (door === 'claim') {
      this.acknowledge(stream, (body.acknowledged ?? []) as Acknowledged[]);
      return this.claim(stream, Number(body.limit), Number(body.waitMs), gone);
    }
    if (door === 'ack') return this.acknowledge(stream, body.streams as Acknowledged[]) ? null : undefined;
    if (door === 'read') {
      if (this.faults.slowReadMs > 0) await new Promise((resolve) => setTimeout(resolve, this.faults.slowReadMs));
      const after = Number(body.afterSequence);
      const ownerId = String(body.ownerId);
      return this.streamOf(ownerId, this.ledger(stream, ownerId), after, Number(body.limit));
    }
    for (const ledger of this.feeds[stream].values()) ledger.delivered = ledger.claimedUntil = 0;
    return null;
  }

  /** Whether it arrived. */
  private acknowledge(stream: StreamName, streams: readonly Acknowledged[]): boolean {
    if (streams.length === 0) return true;
    const isLost = this.faults.loseAcknowledgements > 0;
    if (isLost) this.faults.loseAcknowledgements -= 1;
    for (const { ownerId, sequence } of streams) {
      const ledger = this.ledger(stream, ownerId);
      if (!isLost && sequence <= ledger.changes.length) ledger.delivered = Math.max(ledger.delivered, sequence);
      ledger.claimedUntil = 0;
    }
    this.wake();
    return !isLost;
  }

  private async claim(
    stream: StreamName,
    limit: number,
    waitMs: number,
    gone: AbortSignal,
  ): Promise<object | undefined> {
    const deadline = Date.now() + waitMs;
    for (;;) {
      if (this.isDown || gone.aborted) return undefined;
      if (this.faults.failClaims > 0) {
        this.faults.failClaims -= 1;
        return undefined;
      }
      const due = [...this.feeds[stream]].filter(
        ([, { delivered, changes, claimedUntil }]) => delivered < changes.length && claimedUntil <= Date.now(),
      );
      if (due.length > 0 || Date.now() >= deadline) {
        return {
          streams: due.map(([ownerId, ledger]) => {
            ledger.claimedUntil = Date.now() + 30_000;
            return this.disordered(this.streamOf(ownerId, ledger, ledger.delivered, limit), ledger);
          }),
        };
      }
      await new Promise<void>((resolve) => {
        this.sleepers.add(resolve);
        setTimeout(resolve, Math.min(100, deadline - Date.now())).unref();
      });
    }
  }

  private streamOf(ownerId: string, ledger: Ledger, after: number, limit: number): Handed {
    return {
      ownerId,
      after: { sequence: after, id: ledger.changes[after - 1]?.id ?? null },
      head: ledger.changes.length,
      changes: ledger.changes.slice(after, after + limit),
    };
  }

  private disordered(stream: Handed, ledger: Ledger): Handed {
    if (!this.faults.disorder) return stream;
    const late = ledger.changes.slice(Math.max(0, stream.after.sequence - 3), stream.after.sequence);
    return { ...stream, changes: [...stream.changes, ...late].reverse() };
  }
}
