import { once } from 'node:events';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UUID } from '@pft/contracts';
import { EventStreams, type EventStream } from '@pft/service-kit';
import { Clock } from '@pft/kernel';
import { AlertBell } from '../../../application/alert/alert-bell';
import { AlertStore } from '../../../domain/alert/alert-store';
import { mostStreams } from '../../../configuration';
import { presentAlert } from './alert.presenter';

/** Alerts raised by another copy of the service ring no bell here; they are found by looking. */
const LOOK_MS = 2_000;
/** Ids grow with time, but two processes may number the same moment in either order. */
const OVERLAP_MS = 10_000;
const PAGE = 200;
const MAX_STREAMS_PER_LEDGER = 20;
/** So little, because all streams may be unread at once; a page of alerts is shorter. */
const MAX_UNREAD_BYTES = 200_000;
const PATIENCE_MS = 5_000;

interface Reading {
  /** Alerts with larger ids are looked for; those already sent are known by id. */
  from: string;
  sent: Set<string>;
  isLooking: boolean;
  lookAgain: boolean;
  lastLookMs: number;
}

type Stream = EventStream<Reading>;

/** Live alerts, to everybody who reads them. */
@Injectable()
export class AlertStreams extends AlertBell implements BeforeApplicationShutdown {
  private readonly streams: EventStreams<Reading>;

  constructor(
    private readonly alerts: AlertStore,
    private readonly clock: Clock,
  ) {
    super();
    const limits = {
      perLedger: MAX_STREAMS_PER_LEDGER,
      inAll: mostStreams(),
      unreadBytes: MAX_UNREAD_BYTES,
      whenFull: 'Too many streams of alerts are open. Try again later, or ask for GET /alerts.',
    };
    this.streams = new EventStreams(clock, limits, { everyMs: 1_000, look: () => this.lookForAll() });
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
    const resumes = lastEventId !== undefined && UUID.test(lastEventId);
    const from = resumes ? lastEventId.toLowerCase() : idBefore(this.clock.now().getTime());
    // Asked before the headers go out, so that a store that is away is a 503 and not an empty stream.
    await this.alerts.since(ledgerId, from, 1);
    const reading = { from, sent: new Set<string>(), isLooking: false, lookAgain: false, lastLookMs: 0 };
    const stream = await this.streams.open(ledgerId, request, reply, 'alerts', reading);
    if (stream) await this.look(stream);
  }

  beforeApplicationShutdown(): void {
    this.streams.endAll();
  }

  private lookForAll(): void {
    const now = this.clock.now().getTime();
    for (const stream of this.streams) if (now - stream.state.lastLookMs >= LOOK_MS) void this.look(stream);
  }

  private async look(stream: Stream): Promise<void> {
    const { state } = stream;
    state.lookAgain = true;
    if (state.isLooking) return;
    state.isLooking = true;
    try {
      while (state.lookAgain && this.streams.has(stream)) {
        state.lookAgain = false;
        state.lastLookMs = this.clock.now().getTime();
        await this.send(stream);
      }
    } catch {
      // The store is away; the next look is two seconds off.
    } finally {
      state.isLooking = false;
    }
  }

  private async send(stream: Stream): Promise<void> {
    const { ledgerId, state } = stream;
    for (let after = state.from; ;) {
      const alerts = await this.alerts.since(ledgerId, after, PAGE);
      for (const alert of alerts) {
        after = alert.id;
        if (state.sent.has(alert.id)) continue;
        state.sent.add(alert.id);
        this.streams.write(stream, `event: alert\nid: ${alert.id}\ndata: ${JSON.stringify(presentAlert(alert))}\n\n`);
      }
      if (alerts.length < PAGE) break;
      await this.untilRead(stream);
      if (!this.streams.has(stream)) return;
    }
    // What is older than the overlap need not be asked for again; ids that grow with time compare as text.
    const settled = idBefore(state.lastLookMs - OVERLAP_MS);
    if (settled > state.from) {
      state.from = settled;
      for (const id of state.sent) if (id <= settled) state.sent.delete(id);
    }
  }

  private async untilRead(stream: Stream): Promise<void> {
    const { raw } = stream.reply;
    if (!raw.writableNeedDrain) return;
    try {
      await once(raw, 'drain', { signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch {
      this.streams.end(stream);
    }
  }
}

/** The smallest UUIDv7 of a moment: 48 bits of milliseconds, then zeros. */
function idBefore(timeMs: number): string {
  const hex = Math.max(0, timeMs).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
