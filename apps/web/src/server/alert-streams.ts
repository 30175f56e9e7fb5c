import { problemAnswer, serviceUnavailable } from './problems';
import { serviceToken } from './service-token';
import { askService, serviceUrl } from './upstream';

/** Of a person, as in the analytics service; in all fewer than there, so that some are left for programs. */
const MAX_STREAMS_PER_PERSON = 20;
const MAX_STREAMS = Number(process.env.WEB_ALERT_STREAMS) || 400;
/** So little, because all streams may be unread at once. */
const MAX_UNREAD_BYTES = 100_000;
const PATIENCE_MS = 5_000;
const MAX_EVENT_BYTES = 1_000_000;
const COMMENT_MS = 15_000;
const RETRY_MS = 2_000;
/** How far back a stream that is opened anew begins: longer than the service may be silent, and than it looks back itself. */
const OVERLAP_MS = 30_000;
const PAGE = 200;
const MAX_REPLAYED_PAGES = 5;

interface Event {
  id: string;
  text: string;
}

/** One stream of one browser. */
interface Reader {
  token: string;
  expiresAtMs: number;
  controller: ReadableStreamDefaultController<Uint8Array>;
  lastWriteMs: number;
  /** What came while older alerts were still being sent. */
  waiting: Event[] | undefined;
}

/** All browsers of a person: they share one stream of the analytics service. */
interface Person {
  readers: Set<Reader>;
  stopping: AbortController;
  /** Where the shared stream begins when it is opened next, and which alerts after that were passed on already. */
  fromMs: number;
  passedOn: Set<string>;
}

interface Alert {
  id: string;
}

const encoder = new TextEncoder();
const textOf = (alert: Alert): string => `event: alert\nid: ${alert.id}\ndata: ${JSON.stringify(alert)}\n\n`;

/** The smallest id of a moment: ids of alerts are UUIDs of version 7, which begin with 48 bits of milliseconds. */
function idBefore(timeMs: number): string {
  const hex = Math.max(0, timeMs).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Who a token says that it is of, read without verifying: nobody is let in by it before the service has taken it. */
function claimsOf(token: string): { sub: string; exp: number } | undefined {
  try {
    const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const { sub, exp } = JSON.parse(text) as { sub?: unknown; exp?: unknown };
    return typeof sub === 'string' && typeof exp === 'number' ? { sub, exp } : undefined;
  } catch {
    return undefined;
  }
}

const refused = (detail?: string): Response => problemAnswer(serviceUnavailable(detail), { 'retry-after': '5' });

async function headersFor(token: string): Promise<Record<string, string>> {
  const own = await serviceToken();
  return { authorization: `Bearer ${token}`, ...(own && { 'x-service-authorization': `Bearer ${own}` }) };
}

/** Over the few connections that short questions share: a crowd of browsers is no crowd of connections. */
async function ask(path: string, token: string): Promise<Response> {
  const signal = AbortSignal.timeout(10_000);
  return askService('analytics', path, { method: 'GET', headers: await headersFor(token), body: null, signal });
}

/** Live alerts for browsers. However many of them a person has open, the analytics service is asked for one stream. */
export class AlertStreams {
  private readonly people = new Map<string, Person>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly most = MAX_STREAMS) {}

  async open(token: string, lastEventId: string | undefined): Promise<Response> {
    const claims = claimsOf(token);
    try {
      // The service says whether the token is good, before its bearer joins anything or counts for anybody.
      const allowed = await ask('/alerts?limit=1', token);
      if (!allowed.ok || !claims)
        return new Response(allowed.body, { status: allowed.status, headers: passed(allowed) });
      await allowed.body?.cancel();
    } catch {
      return refused();
    }
    if (!this.makeRoom(claims.sub)) return refused('Too many streams of alerts are open. Try again later.');
    return new Response(this.join(claims.sub, token, claims.exp * 1_000, lastEventId), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  }

  /** Whoever has the most streams, the newcomer's own included, loses the oldest; nobody loses the only one. */
  private makeRoom(personId: string): boolean {
    const own = this.people.get(personId)?.readers.size ?? 0;
    let [loser, count, total] = [personId, own + 1, 0];
    for (const [id, { readers }] of this.people) {
      total += readers.size;
      if (readers.size > count) [loser, count] = [id, readers.size];
    }
    if (own >= MAX_STREAMS_PER_PERSON) loser = personId;
    else if (total < this.most) return true;
    const [oldest] = this.people.get(loser)?.readers ?? [];
    if (!oldest) return false;
    this.end(loser, oldest);
    return true;
  }

  private join(
    personId: string,
    token: string,
    expiresAtMs: number,
    lastEventId: string | undefined,
  ): ReadableStream<Uint8Array> {
    let reader: Reader | undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const resumes = lastEventId !== undefined && /^[0-9a-f-]{36}$/i.test(lastEventId);
          const waiting: Event[] | undefined = resumes ? [] : undefined;
          reader = { token, expiresAtMs, controller, lastWriteMs: Date.now(), waiting };
          this.personOf(personId).readers.add(reader);
          this.write(personId, reader, ': alerts\nretry: 2000\n\n');
          if (resumes) void this.replay(personId, reader, lastEventId.toLowerCase());
        },
        cancel: () => {
          if (reader) this.leave(personId, reader);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MAX_UNREAD_BYTES }),
    );
  }

  private personOf(personId: string): Person {
    const known = this.people.get(personId);
    if (known) return known;
    const person: Person = {
      readers: new Set(),
      stopping: new AbortController(),
      fromMs: Date.now(),
      passedOn: new Set(),
    };
    this.people.set(personId, person);
    this.timer ??= setInterval(() => this.tick(), 1_000);
    // After this turn, when the first reader has joined.
    queueMicrotask(() => void this.follow(personId, person));
    return person;
  }

  /** Keeps the shared stream open as long as anybody reads, by the token that is good for longest. */
  private async follow(personId: string, person: Person): Promise<void> {
    const { signal } = person.stopping;
    while (!signal.aborted) {
      const [freshest] = [...person.readers].sort((one, other) => other.expiresAtMs - one.expiresAtMs);
      if (!freshest) return;
      try {
        const answer = await fetch(`${serviceUrl('analytics')}/alerts/stream`, {
          headers: {
            ...(await headersFor(freshest.token)),
            accept: 'text/event-stream',
            'last-event-id': idBefore(person.fromMs),
          },
          cache: 'no-store',
          signal,
        });
        if (answer.ok && answer.body) await this.passOn(personId, person, answer.body);
        else await answer.body?.cancel();
      } catch {
        // The service is away, or nobody reads any more; the next turn finds out.
      }
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  private async passOn(personId: string, person: Person, body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const block = text.slice(0, end + 2);
        text = text.slice(end + 2);
        const id = /^id: (.+)$/m.exec(block)?.[1];
        if (id === undefined || person.passedOn.has(id)) continue;
        person.passedOn.add(id);
        for (const reader of person.readers) {
          if (reader.waiting) reader.waiting.push({ id, text: block });
          else this.write(personId, reader, block);
        }
      }
      if (text.length > MAX_EVENT_BYTES) throw new Error('an event without an end');
      person.fromMs = Date.now() - OVERLAP_MS;
      const settled = idBefore(person.fromMs);
      for (const id of person.passedOn) if (id <= settled) person.passedOn.delete(id);
    }
  }

  /** What a browser missed since the last event it got; the shared stream may be further on. */
  private async replay(personId: string, reader: Reader, lastEventId: string): Promise<void> {
    try {
      const missed: Alert[] = [];
      let cursor: string | null = '';
      for (let page = 0; cursor !== null && page < MAX_REPLAYED_PAGES; page += 1) {
        const query = new URLSearchParams({ limit: String(PAGE), ...(cursor && { cursor }) }).toString();
        const answer = await ask(`/alerts?${query}`, reader.token);
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        const found = (await answer.json()) as { items: Alert[]; nextCursor: string | null };
        missed.push(...found.items.filter(({ id }) => id > lastEventId));
        cursor = (found.items.at(-1)?.id ?? '') > lastEventId ? found.nextCursor : null;
      }
      const sent = new Set<string>();
      for (const alert of missed.reverse()) {
        sent.add(alert.id);
        await hasRead(reader);
        this.write(personId, reader, textOf(alert));
      }
      for (const { id, text } of reader.waiting ?? []) if (!sent.has(id)) this.write(personId, reader, text);
      reader.waiting = undefined;
    } catch {
      // It comes again with the same last event, when the service may answer.
      this.end(personId, reader);
    }
  }

  private tick(): void {
    const now = Date.now();
    for (const [personId, { readers }] of this.people) {
      for (const reader of readers) {
        if (now >= reader.expiresAtMs) this.end(personId, reader);
        else if (now - reader.lastWriteMs >= COMMENT_MS) this.write(personId, reader, ': still here\n\n');
      }
    }
  }

  private write(personId: string, reader: Reader, text: string): void {
    if (!this.people.get(personId)?.readers.has(reader)) return;
    reader.lastWriteMs = Date.now();
    reader.controller.enqueue(encoder.encode(text));
    // A reader that does not read is let go; it resumes with the last event it got.
    if ((reader.controller.desiredSize ?? 0) <= 0) this.end(personId, reader);
  }

  private end(personId: string, reader: Reader): void {
    if (!this.leave(personId, reader)) return;
    // What nobody reads is dropped with its connection; everybody else gets an orderly end.
    if (reader.controller.desiredSize === MAX_UNREAD_BYTES) reader.controller.close();
    else reader.controller.error(new DOMException('The stream was not read.', 'AbortError'));
  }

  private leave(personId: string, reader: Reader): boolean {
    const person = this.people.get(personId);
    if (!person?.readers.delete(reader)) return false;
    if (person.readers.size === 0) {
      person.stopping.abort();
      this.people.delete(personId);
    }
    if (this.people.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
    return true;
  }
}

/** Waits until a reader has taken most of what it was sent. @throws where it takes nothing */
async function hasRead({ controller }: Reader): Promise<void> {
  for (let waitedMs = 0; (controller.desiredSize ?? 0) < MAX_UNREAD_BYTES / 2; waitedMs += 20) {
    if (controller.desiredSize === null || waitedMs > PATIENCE_MS) throw new Error('the stream is not read');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Of a refusal, what tells a browser what to do. */
function passed({ headers }: Response): Record<string, string> {
  const kept = ['content-type', 'retry-after', 'www-authenticate', 'x-request-id'];
  return {
    'cache-control': 'no-store',
    ...Object.fromEntries(kept.flatMap((name) => (headers.get(name) ? [[name, headers.get(name) ?? '']] : []))),
  };
}
