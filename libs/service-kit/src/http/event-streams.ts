import { Clock } from '@pft/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unavailable } from '../problems/problems';

const COMMENT_MS = 15_000;
const PATIENCE_MS = 5_000;

export interface EventStreamLimits {
  perLedger: number;
  inAll: number;
  /** A reader that leaves more than so much unread is let go; it comes again. */
  unreadBytes: number;
  /** What is said where there is no place for another one. */
  whenFull: string;
}

/** One reader of server-sent events, and what its service knows of it. */
export interface EventStream<State> {
  readonly ledgerId: string;
  readonly reply: FastifyReply;
  readonly expiresAtMs: number;
  readonly state: State;
  lastWriteMs: number;
}

/**
 * The open streams of server-sent events of this process (HTML standard, «Server-sent events»). One timer serves them all and looks at
 * the clock, so that a machine that slept is no trouble; a stream ends with the token of its reader.
 */
export class EventStreams<State> {
  private readonly streams = new Set<EventStream<State>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly limits: EventStreamLimits,
    /** Called so often while anybody reads. */
    private readonly tick: { everyMs: number; look: () => void },
  ) {}

  /** Null where nobody reads: who asks for the headers alone holds no stream and takes nobody's place. @throws Unavailable */
  async open(
    ledgerId: string,
    request: FastifyRequest,
    reply: FastifyReply,
    greeting: string,
    state: State,
  ): Promise<EventStream<State> | null> {
    const headers = { 'content-type': 'text/event-stream; charset=utf-8' };
    if (request.method === 'HEAD') {
      await reply.headers(headers).send();
      return null;
    }
    const { raw } = reply;
    // Whose reader left meanwhile would hear of no close any more, and hold a place until its token ends.
    if (raw.destroyed) {
      reply.hijack();
      return null;
    }
    this.makeRoom(ledgerId);
    const now = this.clock.now().getTime();
    const expiresAtMs = request.principal?.expiresAtMs ?? now;
    const stream: EventStream<State> = { ledgerId, reply, expiresAtMs, state, lastWriteMs: now };
    reply.hijack();
    raw.writeHead(200, {
      ...textHeaders(reply),
      ...headers,
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      // Whose stream ends gives its connection back, too.
      connection: 'close',
    });
    raw.write(`: ${greeting}\nretry: 2000\n\n`);
    this.streams.add(stream);
    raw.on('close', () => this.end(stream));
    raw.on('error', () => this.end(stream));
    this.timer ??= setInterval(() => this.onTick(), this.tick.everyMs);
    return stream;
  }

  has(stream: EventStream<State>): boolean {
    return this.streams.has(stream);
  }

  [Symbol.iterator](): Iterator<EventStream<State>> {
    return this.streams.values();
  }

  write(stream: EventStream<State>, text: string): void {
    const { raw } = stream.reply;
    stream.lastWriteMs = this.clock.now().getTime();
    raw.write(text);
    if (raw.writableLength > this.limits.unreadBytes) this.end(stream);
  }

  end(stream: EventStream<State>): void {
    if (!this.streams.delete(stream)) return;
    const { raw } = stream.reply;
    const { socket } = raw;
    raw.end();
    // Who does not read what is left must not keep the connection by it; nor one that has left without a word.
    const patience = setTimeout(() => socket?.destroy(), PATIENCE_MS);
    patience.unref();
    socket?.once('close', () => clearTimeout(patience));
    if (this.streams.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  endAll(): void {
    for (const stream of this.streams) this.end(stream);
  }

  private onTick(): void {
    const now = this.clock.now().getTime();
    for (const stream of this.streams) {
      if (now >= stream.expiresAtMs) this.end(stream);
      else if (now - stream.lastWriteMs >= COMMENT_MS) this.write(stream, ': still here\n\n');
    }
    this.tick.look();
  }

  /** Whoever has the most streams, the newcomer's own included, loses the oldest; nobody loses the only one. */
  private makeRoom(ledgerId: string): void {
    const streamsOf = new Map<string, EventStream<State>[]>();
    for (const stream of this.streams) {
      const own = streamsOf.get(stream.ledgerId);
      if (own) own.push(stream);
      else streamsOf.set(stream.ledgerId, [stream]);
    }
    const own = streamsOf.get(ledgerId) ?? [];
    if (own[0] && own.length >= this.limits.perLedger) return this.end(own[0]);
    if (this.streams.size < this.limits.inAll) return;
    let [loser, count] = [own, own.length + 1];
    for (const other of streamsOf.values()) if (other.length > count) [loser, count] = [other, other.length];
    const [oldest] = loser;
    if (!oldest) throw new Unavailable(this.limits.whenFull);
    this.end(oldest);
  }
}

/** What the kit set on every answer, which a hijacked one would lose. */
function textHeaders(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
