import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '@pft/kernel';
import { config, EventStreams, type EventStream } from '@pft/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportProgress } from '../../../application/import/import-progress';
import type { ImportBatch, ImportState } from '../../../domain/import/import-batch';
import { SqlImportQueries } from '../../postgres/import/import.queries';

const LOOK_MS = 500;
const MAX_STREAMS_PER_LEDGER = 10;
const MAX_UNREAD_BYTES = 20_000;

interface Progress {
  importId: string;
  /** What was said last: it is not said twice. */
  said: string;
}

/**
 * Tells how far imports are that are read or booked. The database is asked once for all streams of this process; how many rows are
 * done is known where the work goes on in this process, too. A stream ends with its work.
 */
@Injectable()
export class ImportStreams implements BeforeApplicationShutdown {
  private readonly streams: EventStreams<Progress>;
  private isLooking = false;

  constructor(
    private readonly queries: SqlImportQueries,
    private readonly progress: ImportProgress,
    clock: Clock,
  ) {
    const limits = {
      perLedger: MAX_STREAMS_PER_LEDGER,
      inAll: config('IMPORT_STREAMS', 100),
      unreadBytes: MAX_UNREAD_BYTES,
      whenFull: 'Too many streams of imports are open. Try again later, or ask for GET /imports/{id}.',
    };
    this.streams = new EventStreams(clock, limits, { everyMs: LOOK_MS, look: () => void this.look() });
  }

  async open(batch: ImportBatch, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const state = { importId: batch.id, said: '' };
    const stream = await this.streams.open(batch.ledgerId, request, reply, 'progress', state);
    if (stream) this.tell(stream, batch.state);
  }

  beforeApplicationShutdown(): void {
    this.streams.endAll();
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const asked = [...this.streams];
      const ids = asked.map(({ ledgerId, state: { importId } }) => ({ ledgerId, id: importId }));
      const states = await this.queries.states(ids);
      for (const stream of asked)
        if (this.streams.has(stream)) this.tell(stream, states.get(stream.state.importId) ?? null);
    } catch {
      // The store is away; the next look is half a second off.
    } finally {
      this.isLooking = false;
    }
  }

  /** Says what is new; the last word is what came of it, null where it was discarded. */
  private tell(stream: EventStream<Progress>, state: ImportState | null): void {
    const isLate = state === 'reading' || state === 'committing';
    const progress = isLate ? this.progress.of(stream.state.importId) : null;
    const data = isLate ? { state, done: progress?.done ?? null, of: progress?.of ?? null } : { state };
    const text = `event: ${isLate ? 'progress' : 'done'}\ndata: ${JSON.stringify(data)}\n\n`;
    if (text !== stream.state.said) this.streams.write(stream, (stream.state.said = text));
    if (!isLate) this.streams.end(stream);
  }
}
