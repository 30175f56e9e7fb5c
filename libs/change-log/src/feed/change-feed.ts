import { setTimeout as sleepFor } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChangeLog } from '../change-log';
import { prepared } from '../sql/prepared';
import { rowsOf } from '../sql/rows';
import { CHANGE_COLUMNS, type ChangeRow, passOn, type PassedOn } from './change-row';

export interface ChangeStream {
  ownerId: string;
  /** The last acknowledged change; another id at the consumer's side means that a store was restored. */
  after: { sequence: number; id: string | null };
  head: number;
  changes: PassedOn[];
}

interface Claimed {
  owner_id: string;
  head: bigint;
  delivered: bigint;
  delivered_id: string | null;
  take: number;
}

/** How long claimed streams stay with their consumer, as the visibility timeout of a queue. */
const CLAIM_SECONDS = 30;
/** A copy of the consumer that was silent for so long is dead, and what it holds is free before its claims run out. */
const SILENCE_SECONDS = 5;
/** How often a copy that polls is written down as living. */
const SIGN_MS = 1_000;
/** Writes of other copies of the service wake nobody here; they are found by looking. */
const LOOK_MS = 100;
/** Claims are at least so far apart: under load one for each commit would cost more than the commits. */
const GATHER_MS = 10;
/**
 * Joined to a statement whose commit need not wait for the disk: a server that falls loses a claim, which is then free, or an
 * acknowledgement, after which the same changes come again.
 */
const FLUSHED_LATER = "CROSS JOIN (SELECT set_config('synchronous_commit', 'off', true)) AS flushed_later";

/**
 * The feed of changes: claim, save, acknowledge; what is not acknowledged comes again. Each consumer has a cursor of its own
 * in every ledger, so that none waits for another, and one that was away finds all that it missed.
 *
 * Whoever writes many cursors in one statement, here and where changes are written, locks them by consumer and owner,
 * ascending: two that meet wait for each other, and never each for the other one. A claim waits for nobody.
 */
@Injectable()
export class ChangeFeed implements BeforeApplicationShutdown {
  private stopping = false;
  /** When each consumer claimed last. */
  private readonly claimedAtMs = new Map<string, number>();
  private readonly signedAtMs = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly changeLog: ChangeLog,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
    this.changeLog.wake();
  }

  /**
   * Waits until there is something for the consumer to claim, at most `waitMs`; answers at most `limit` changes in all. Where
   * it hangs up meanwhile nothing is claimed for it, so that its successor need not wait until such a claim runs out. What a
   * named copy of the consumer claims is its own for as long as it polls or acknowledges.
   */
  async claim(
    consumer: string,
    limit: number,
    waitMs: number,
    gone?: AbortSignal,
    copy?: string,
  ): Promise<ChangeStream[]> {
    const deadlineMs = performance.now() + waitMs;
    const isGone = (): boolean => gone?.aborted === true;
    for (;;) {
      if (isGone()) return [];
      await sleep((this.claimedAtMs.get(consumer) ?? -Infinity) + GATHER_MS - performance.now());
      this.claimedAtMs.set(consumer, performance.now());
      await this.sign(consumer, copy);
      const leftMs = deadlineMs - performance.now();
      // Listening begins before looking: a commit between the two would be found a whole look later.
      const written = leftMs > 0 ? this.changeLog.sleep(Math.min(LOOK_MS, leftMs)) : undefined;
      const streams = await this.claimNow(consumer, limit, copy);
      if (isGone()) {
        await this.release(consumer, streams);
        return [];
      }
      if (streams.length > 0 || written === undefined || this.stopping) return streams;
      await written;
    }
  }

  private async release(consumer: string, streams: readonly ChangeStream[]): Promise<void> {
    await this.dataSource.query(
      `WITH claimed AS (
         SELECT owner_id FROM change_delivery WHERE consumer = $1 AND owner_id = ANY ($2::uuid[])
         ORDER BY owner_id FOR NO KEY UPDATE
       )
       UPDATE change_delivery d SET claimed_until = now(), claimed_by = NULL
       FROM claimed c WHERE d.consumer = $1 AND d.owner_id = c.owner_id`,
      [consumer, streams.map(({ ownerId }) => ownerId)],
    );
    this.changeLog.wake();
  }

  /** Writes down that this copy of the consumer lives; those whose last claims have run out are forgotten. */
  private async sign(consumer: string, copy: string | undefined): Promise<void> {
    if (copy === undefined) return;
    const signer = `${consumer} ${copy}`;
    const nowMs = performance.now();
    if (nowMs - (this.signedAtMs.get(signer) ?? -Infinity) < SIGN_MS) return;
    for (const [other, atMs] of this.signedAtMs)
      if (nowMs - atMs > CLAIM_SECONDS * 1_000) this.signedAtMs.delete(other);
    this.signedAtMs.set(signer, nowMs);
    await prepared(
      this.dataSource.manager,
      'change-feed-sign',
      `WITH forgotten AS (
         DELETE FROM change_consumer_copy
         WHERE consumer = $1 AND seen_at < now() - interval '${2 * CLAIM_SECONDS} seconds' AND id <> $2
       )
       INSERT INTO change_consumer_copy (consumer, id, seen_at) VALUES ($1, $2, now())
       ON CONFLICT (consumer, id) DO UPDATE SET seen_at = now()`,
      [consumer, copy],
    );
  }

  /**
   * Moves `delivered` forward, never back, and gives the stream free for the next claim, unless another copy of the
   * consumer has claimed it meanwhile. An empty list is a sign of life.
   */
  async acknowledge(
    consumer: string,
    streams: readonly { ownerId: string; sequence: number }[],
    copy?: string,
  ): Promise<void> {
    await this.sign(consumer, copy);
    if (streams.length === 0) return;
    await prepared(
      this.dataSource.manager,
      'change-feed-acknowledge',
      `WITH a AS (
         SELECT d.owner_id, a.sequence FROM jsonb_to_recordset($2::jsonb) AS a ("ownerId" uuid, sequence bigint)
         JOIN change_delivery d ON d.consumer = $1 AND d.owner_id = a."ownerId" AND a.sequence <= d.head
         ${FLUSHED_LATER}
         ORDER BY d.owner_id FOR NO KEY UPDATE OF d
       )
       UPDATE change_delivery d
       SET delivered = greatest(d.delivered, a.sequence),
           claimed_until = CASE WHEN d.claimed_by IS DISTINCT FROM $3::uuid THEN d.claimed_until ELSE now() END,
           claimed_by = CASE WHEN d.claimed_by IS DISTINCT FROM $3::uuid THEN d.claimed_by END,
           delivered_id = CASE WHEN a.sequence > d.delivered
             THEN (SELECT id FROM change c WHERE c.owner_id = d.owner_id AND c.sequence = a.sequence)
             ELSE d.delivered_id END
       FROM a WHERE d.consumer = $1 AND d.owner_id = a.owner_id`,
      [consumer, JSON.stringify(streams), copy ?? null],
    );
    // What was written while the stream was claimed need not wait for the next look.
    this.changeLog.wake();
  }

  /** One ledger from a position, without claiming: for a rebuild. */
  async read(ownerId: string, afterSequence: number, limit: number): Promise<ChangeStream> {
    const [row] = rowsOf<{ head: bigint; id: string | null }>(
      await this.dataSource.query(
        `SELECT s.head, (SELECT id FROM change WHERE owner_id = $1 AND sequence = $2) AS id
         FROM change_stream s WHERE s.owner_id = $1`,
        [ownerId, afterSequence],
      ),
    );
    const claimed = {
      owner_id: ownerId,
      head: row?.head ?? 0n,
      delivered: BigInt(afterSequence),
      delivered_id: row?.id ?? null,
    };
    return (await this.withChanges([{ ...claimed, take: limit }]))[0] as ChangeStream;
  }

  /** Delivers everything to the consumer again, of one ledger or of all. */
  async reset(consumer: string, ownerId?: string): Promise<void> {
    await this.dataSource.query(
      `WITH those AS (
         SELECT owner_id FROM change_delivery WHERE consumer = $1 AND ($2::uuid IS NULL OR owner_id = $2::uuid)
         ORDER BY owner_id FOR NO KEY UPDATE
       )
       UPDATE change_delivery d SET delivered = 0, delivered_id = NULL, claimed_until = NULL, claimed_by = NULL
       FROM those t WHERE d.consumer = $1 AND d.owner_id = t.owner_id`,
      [consumer, ownerId ?? null],
    );
    this.changeLog.wake();
  }

  private async claimNow(consumer: string, limit: number, copy: string | undefined): Promise<ChangeStream[]> {
    // The least recently served first, so that one large import does not keep the others waiting.
    const claimed = await prepared<Claimed>(
      this.dataSource.manager,
      'change-feed-claim',
      `WITH due AS (
         SELECT owner_id, head - delivered AS pending, claimed_until FROM change_delivery
         WHERE consumer = $1 AND delivered < head AND (claimed_until IS NULL OR claimed_until <= now() OR claimed_by IN (
           SELECT id FROM change_consumer_copy
           WHERE consumer = $1 AND seen_at < now() - interval '${SILENCE_SECONDS} seconds' AND id IS DISTINCT FROM $3::uuid))
         ORDER BY claimed_until NULLS FIRST LIMIT $2 FOR UPDATE SKIP LOCKED
       ), counted AS (
         SELECT owner_id, pending, sum(pending) OVER (ORDER BY claimed_until NULLS FIRST, owner_id) - pending AS ahead
         FROM due ${FLUSHED_LATER}
       )
       UPDATE change_delivery d SET claimed_until = now() + interval '${CLAIM_SECONDS} seconds', claimed_by = $3::uuid
       FROM counted c WHERE d.consumer = $1 AND d.owner_id = c.owner_id AND c.ahead < $2
       RETURNING d.owner_id, d.head, d.delivered, d.delivered_id, least(c.pending, $2 - c.ahead)::integer AS take`,
      [consumer, limit, copy ?? null],
    );
    return claimed.length === 0 ? [] : this.withChanges(claimed);
  }

  /** A statement of its own: one that claims may meet heads that were committed after it began, and not their changes. */
  private async withChanges(claimed: readonly Claimed[]): Promise<ChangeStream[]> {
    const rows = await prepared<ChangeRow>(
      this.dataSource.manager,
      'change-feed-read',
      `SELECT c.* FROM unnest($1::uuid[], $2::bigint[], $3::integer[]) AS s (owner_id, delivered, take)
       CROSS JOIN LATERAL (
         SELECT ${CHANGE_COLUMNS}
         FROM change WHERE owner_id = s.owner_id AND sequence > s.delivered ORDER BY sequence LIMIT s.take
       ) c ORDER BY c.owner_id, c.sequence`,
      [claimed.map((c) => c.owner_id), claimed.map((c) => c.delivered.toString()), claimed.map((c) => c.take)],
    );
    const streams = new Map(
      claimed.map((c): [string, ChangeStream] => [
        c.owner_id,
        {
          ownerId: c.owner_id,
          after: { sequence: Number(c.delivered), id: c.delivered_id },
          head: Number(c.head),
          changes: [],
        },
      ]),
    );
    for (const row of rows) streams.get(row.owner_id)?.changes.push(passOn(row));
    return [...streams.values()];
  }
}

const sleep = async (ms: number): Promise<void> => void (ms > 0 && (await sleepFor(ms)));
