import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '@pft/kernel';
import { config, Unavailable } from '@pft/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportProgress } from '../../../application/import/import-progress';
import type { ImportBatch, ImportState } from '../../../domain/import/import-batch';
import { SqlImportQueries } from '../../postgres/import/import.queries';

const LOOK_MS = 500;
const COMMENT_MS = 15_000;
const MAX_STREAMS_PER_LEDGER = 10;
const PATIENCE_MS = 5_000;

interface Stream {
  ledgerId: string;
  importId: string;
  reply: FastifyReply;
  expiresAtMs: number;
  /** What was said last: it is not said twice. */
  said: string;
  lastWriteMs: number;
}

/**
 * Tells how far imports are that are read or booked. One timer serves all streams of this process and asks the database once
 * for all of them; how many rows are done is known where the work goes on in this process, too. A stream ends with its work.
 */
@Injectable()
export class ImportStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<Stream>();
  private readonly most = config('IMPORT_STREAMS', 100);
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(
    private readonly queries: SqlImportQueries,
    private readonly progress: ImportProgress,
    private readonly clock: Clock,
  ) {}

  async open(batch: ImportBatch, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    // Who asks for the headers alone holds no stream and takes nobody's place.
    if (request.method === 'HEAD') {
      await reply.header('content-type', 'text/event-stream; charset=utf-8').send();
      return;
    }
    const { raw } = reply;
    // Whose reader left meanwhile would hear of no close any more, and hold a place until its token ends.
    if (raw.destroyed) return void reply.hijack();
    this.makeRoom(batch.ledgerId);
    const now = this.clock.now().getTime();
    const stream: Stream = {
      ledgerId: batch.ledgerId,
      importId: batch.id,
      reply,
      expiresAtMs: request.principal?.expiresAtMs ?? now,
      said: '',
      lastWriteMs: now,
    };
    reply.hijack();
    raw.writeHead(200, {
      ...textHeaders(reply),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      // Whose stream ends gives its connection back, too.
      connection: 'close',
    });
    raw.write(': progress\nretry: 2000\n\n');
    this.streams.add(stream);
    raw.on('close', () => this.end(stream));
    raw.on('error', () => this.end(stream));
    this.timer ??= setInterval(() => void this.look(), LOOK_MS);
    this.tell(stream, batch.state);
  }

  beforeApplicationShutdown(): void {
    for (const stream of this.streams) this.end(stream);
  }

  /** Whoever has the most streams, the newcomer's own included, loses the oldest; nobody loses the only one. */
  private makeRoom(ledgerId: string): void {
    const streamsOf = new Map<string, Stream[]>();
    for (const stream of this.streams)
      streamsOf.set(stream.ledgerId, [...(streamsOf.get(stream.ledgerId) ?? []), stream]);
    const own = streamsOf.get(ledgerId) ?? [];
    if (own[0] && own.length >= MAX_STREAMS_PER_LEDGER) return this.end(own[0]);
    if (this.streams.size < this.most) return;
    let [loser, count] = [own, own.length + 1];
    for (const other of streamsOf.values()) if (other.length > count) [loser, count] = [other, other.length];
    const [oldest] = loser;
    if (!oldest)
      throw new Unavailable('Too many streams of imports are open. Try again later, or ask for GET /imports/{id}.');
    this.end(oldest);
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const now = this.clock.now().getTime();
      for (const stream of this.streams) if (now >= stream.expiresAtMs) this.end(stream);
      const asked = [...this.streams];
      const states = await this.queries.states(asked.map(({ ledgerId, importId }) => ({ ledgerId, id: importId })));
      for (const stream of asked) if (this.streams.has(stream)) this.tell(stream, states.get(stream.importId) ?? null);
    } catch {
      // The store is away; the next look is half a second off.
    } finally {
      this.isLooking = false;
    }
  }

  /** Says what is new, or that it is still there; the last word is what came of it, null where it was discarded. */
  private tell(stream: Stream, state: ImportState | null): void {
    const isLate = state === 'reading' || state === 'committing';
    const progress = isLate ? this.progress.of(stream.importId) : null;
    const data = isLate ? { state, done: progress?.done ?? null, of: progress?.of ?? null } : { state };
    const text = `event: ${isLate ? 'progress' : 'done'}\ndata: ${JSON.stringify(data)}\n\n`;
    if (text !== stream.said) this.write(stream, (stream.said = text));
    else if (this.clock.now().getTime() - stream.lastWriteMs >= COMMENT_MS) this.write(stream, ': still here\n\n');
    if (!isLate) this.end(stream);
  }

  private write(stream: Stream, text: string): void {
    const { raw } = stream.reply;
    stream.lastWriteMs = this.clock.now().getTime();
    raw.write(text);
    // A reader that does not read is let go; it asks again.
    if (raw.writableNeedDrain) this.end(stream);
  }

  private end(stream: Stream): void {
    if (!this.streams.delete(stream)) return;
    const { raw } = stream.reply;
    const { socket } = raw;
    raw.end();
    // Who does not read what is left must not keep the connection by it; nor one that has left without a word.
    const patience = setTimeout(() => socket?.destroy(), PATIENCE_MS);
    patience.unref();
    socket?.once('close', () => clearTimeout(patience));
    if (this.streams.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }
}

/** What the kit set on every answer, which a hijacked one would lose. */
function textHeaders(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
