import { once } from 'node:events';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UUID } from '@pft/contracts';
import { Unavailable } from '@pft/service-kit';
import { Clock } from '@pft/kernel';
import { AlertBell } from '../../../application/alert/alert-bell';
import { AlertStore } from '../../../domain/alert/alert-store';
import { mostStreams } from '../../../configuration';
import { presentAlert } from './alert.presenter';

/** Alerts raised by another copy of the service ring no bell here; they are found by looking. */
const LOOK_MS = 2_000;
const COMMENT_MS = 15_000;
/** Ids grow with time, but two processes may number the same moment in either order. */
const OVERLAP_MS = 10_000;
const PAGE = 200;
const MAX_STREAMS_PER_LEDGER = 20;
/** So little, because all streams may be unread at once; a page of alerts is shorter. */
const MAX_UNREAD_BYTES = 200_000;
const PATIENCE_MS = 5_000;

interface Stream {
  ledgerId: string;
  reply: FastifyReply;
  expiresAtMs: number;
  /** Alerts with larger ids are looked for; those already sent are known by id. */
  from: string;
  sent: Set<string>;
  isLooking: boolean;
  lookAgain: boolean;
  lastLookMs: number;
  lastWriteMs: number;
}

/** The open streams of this process. One timer serves them all and looks at the clock, so that a machine that slept is no trouble. */
@Injectable()
export class AlertStreams extends AlertBell implements BeforeApplicationShutdown {
  private readonly streams = new Set<Stream>();
  private readonly most = mostStreams();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly alerts: AlertStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  ring(ledgerId: string): void {
    for (const stream of this.streams) if (stream.ledgerId === ledgerId) void this.look(stream);
  }

  /** Answers with the alerts after `lastEventId`, or after now, until the token ends or the reader leaves. */
  async open(
    ledgerId: string,
    lastEventId: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const now = this.clock.now().getTime();
    const resumes = lastEventId !== undefined && UUID.test(lastEventId);
    const from = resumes ? lastEventId.toLowerCase() : idBefore(now);
    const stream: Stream = {
      ledgerId,
      reply,
      expiresAtMs: request.principal?.expiresAtMs ?? now,
      from,
      sent: new Set(),
      isLooking: false,
      lookAgain: false,
      lastLookMs: 0,
      lastWriteMs: now,
    };
    // Asked before the headers go out, so that a store that is away is a 503 and not an empty stream.
    await this.alerts.since(ledgerId, from, 1);
    // Who asks for the headers alone holds no stream and takes nobody's place.
    if (request.method === 'HEAD') {
      await reply.header('content-type', 'text/event-stream; charset=utf-8').send();
      return;
    }
    const { raw } = reply;
    // Whose reader left meanwhile would hear of no close any more, and hold a place until its token ends.
    if (raw.destroyed) return void reply.hijack();
    this.makeRoom(ledgerId);

    reply.hijack();
    raw.writeHead(200, {
      ...textHeaders(reply),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      // Whose stream ends gives its connection back, too.
      connection: 'close',
    });
    raw.write(': alerts\nretry: 2000\n\n');
    this.streams.add(stream);
    raw.on('close', () => this.end(stream));
    raw.on('error', () => this.end(stream));
    this.timer ??= setInterval(() => this.tick(), 1_000);
    await this.look(stream);
  }

  beforeApplicationShutdown(): void {
    for (const stream of this.streams) this.end(stream);
  }

  /** Whoever has the most streams, the newcomer's own included, loses the oldest; nobody loses the only one. */
  private makeRoom(ledgerId: string): void {
    const streamsOf = new Map<string, Stream[]>();
    for (const stream of this.streams) {
      const own = streamsOf.get(stream.ledgerId);
      if (own) own.push(stream);
      else streamsOf.set(stream.ledgerId, [stream]);
    }
    const own = streamsOf.get(ledgerId) ?? [];
    if (own[0] && own.length >= MAX_STREAMS_PER_LEDGER) return this.end(own[0]);
    if (this.streams.size < this.most) return;
    let [loser, count] = [own, own.length + 1];
    for (const other of streamsOf.values()) if (other.length > count) [loser, count] = [other, other.length];
    const [oldest] = loser;
    if (!oldest) throw new Unavailable('Too many streams of alerts are open. Try again later, or ask for GET /alerts.');
    this.end(oldest);
  }

  private tick(): void {
    const now = this.clock.now().getTime();
    for (const stream of this.streams) {
      if (now >= stream.expiresAtMs) {
        this.end(stream);
        continue;
      }
      if (now - stream.lastWriteMs >= COMMENT_MS) this.write(stream, ': still here\n\n');
      if (now - stream.lastLookMs >= LOOK_MS) void this.look(stream);
    }
  }

  private async look(stream: Stream): Promise<void> {
    stream.lookAgain = true;
    if (stream.isLooking) return;
    stream.isLooking = true;
    try {
      while (stream.lookAgain && this.streams.has(stream)) {
        stream.lookAgain = false;
        stream.lastLookMs = this.clock.now().getTime();
        await this.send(stream);
      }
    } catch {
      // The store is away; the next look is two seconds off.
    } finally {
      stream.isLooking = false;
    }
  }

  private async send(stream: Stream): Promise<void> {
    for (let after = stream.from; ;) {
      const alerts = await this.alerts.since(stream.ledgerId, after, PAGE);
      for (const alert of alerts) {
        after = alert.id;
        if (stream.sent.has(alert.id)) continue;
        stream.sent.add(alert.id);
        this.write(stream, `event: alert\nid: ${alert.id}\ndata: ${JSON.stringify(presentAlert(alert))}\n\n`);
      }
      if (alerts.length < PAGE) break;
      await this.untilRead(stream);
      if (!this.streams.has(stream)) return;
    }
    // What is older than the overlap need not be asked for again; ids that grow with time compare as text.
    const settled = idBefore(stream.lastLookMs - OVERLAP_MS);
    if (settled > stream.from) {
      stream.from = settled;
      for (const id of stream.sent) if (id <= settled) stream.sent.delete(id);
    }
  }

  private async untilRead(stream: Stream): Promise<void> {
    const { raw } = stream.reply;
    if (!raw.writableNeedDrain) return;
    try {
      await once(raw, 'drain', { signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch {
      this.end(stream);
    }
  }

  private write(stream: Stream, text: string): void {
    stream.lastWriteMs = this.clock.now().getTime();
    const { raw } = stream.reply;
    raw.write(text);
    // A reader that does not read is let go; it resumes with the last event it got.
    if (raw.writableLength > MAX_UNREAD_BYTES) this.end(stream);
  }

  private end(stream: Stream): void {
    if (!this.streams.delete(stream)) return;
    const { raw } = stream.reply;
    raw.end();
    // Who does not read what is left must not keep the connection by it.
    const patience = setTimeout(() => raw.destroy(), PATIENCE_MS);
    patience.unref();
    raw.once('close', () => clearTimeout(patience));
    if (this.streams.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }
}

/** The smallest UUIDv7 of a moment: 48 bits of milliseconds, then zeros. */
function idBefore(timeMs: number): string {
  const hex = Math.max(0, timeMs).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** What the kit set on every answer, which a hijacked one would lose. */
function textHeaders(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
