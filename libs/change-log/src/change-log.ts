import type { ClientBase } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { LedgerDeleted, requestContext } from '@pft/service-kit';
import { preparedOn } from './sql/prepared';

export interface RecordedChange {
  kind: string;
  entityId: string;
  version: number;
  /** What the API's GET answered before, or null where the entity is new. */
  before: object | null;
  /** What GET answers now, or null where the entity was deleted. */
  after: object | null;
  cause?: string;
}

/** Rows per INSERT: large enough for an import, small enough that no statement grows without bound. */
const batchSize = 1_000;

/**
 * Writes the changes of a ledger, numbered without gaps and in the order of commits: the outbox, the audit trail and the
 * source of undo in one.
 */
export class ChangeLog {
  private readonly sleepers = new Set<() => void>();

  /** @param stream the name of this log in `X-Change-Position`: `transactions`, `users` */
  constructor(readonly stream: string) {}

  /** Locks the owner's stream until the end of the SQL transaction. Throws `LedgerDeleted`. */
  async lock(client: ClientBase, ownerId: string): Promise<void> {
    if (await this.lockExisting(client, ownerId)) return;
    const inserted = await preparedOn(
      client,
      'change-log-open',
      `INSERT INTO change_stream (owner_id) SELECT $1::uuid
       WHERE NOT EXISTS (SELECT FROM deleted_owner WHERE id = $1::uuid)
       ON CONFLICT (owner_id) DO NOTHING RETURNING owner_id`,
      [ownerId],
    );
    // Nothing inserted: somebody else did so just now, or the owner is gone.
    if (inserted.length === 0 && !(await this.lockExisting(client, ownerId))) throw new LedgerDeleted();
  }

  private async lockExisting(client: ClientBase, ownerId: string): Promise<boolean> {
    const rows = await preparedOn<{ deleted: boolean }>(
      client,
      'change-log-lock',
      `SELECT EXISTS (SELECT FROM deleted_owner WHERE id = $1::uuid) AS deleted
       FROM change_stream WHERE owner_id = $1::uuid FOR UPDATE`,
      [ownerId],
    );
    if (rows[0]?.deleted === true) throw new LedgerDeleted();
    return rows.length > 0;
  }

  /**
   * Numbers and writes the changes; answers the new head. The first statement is on its way when this returns, and where
   * the changes are not those of an import it is the only one (`fitsOneStatement`).
   */
  async write(client: ClientBase, ownerId: string, changes: readonly RecordedChange[]): Promise<number> {
    const context = requestContext.getStore();
    const cause = context?.operation ?? null;
    const actor = context?.actor ?? null;
    const at = new Date().toISOString();
    const [row] = await preparedOn<{ head: bigint }>(
      client,
      'change-log-write',
      `WITH stream AS (
         UPDATE change_stream SET head = head + $2 WHERE owner_id = $1::uuid RETURNING head
       ), delivery AS (
         INSERT INTO change_delivery (owner_id, head) SELECT $1::uuid, head FROM stream
         ON CONFLICT (owner_id) DO UPDATE SET head = excluded.head
       ), written AS (
         ${insertOf('(SELECT head FROM stream) - $2', '$3', '$4', '$5')}
       ) SELECT head FROM stream`,
      [ownerId, changes.length, batchOf(changes, 0, cause), at, actor],
    );
    if (row === undefined) throw new Error('The stream of a unit of work is gone.');
    const head = Number(row.head);
    for (let start = batchSize; start < changes.length; start += batchSize) {
      const batch = batchOf(changes, start, cause);
      const values = [ownerId, head - changes.length, batch, at, actor];
      await preparedOn(client, 'change-log-write-more', insertOf('$2::bigint', '$3', '$4', '$5'), values);
    }
    return head;
  }

  /**
   * Numbers and writes changes of a unit of work that goes on. The feed is not told: `write` does so at the end, and until
   * then nobody waits for a lock on what the feed has delivered.
   */
  async writeAhead(client: ClientBase, ownerId: string, changes: readonly RecordedChange[]): Promise<void> {
    const context = requestContext.getStore();
    const at = new Date().toISOString();
    for (let start = 0; start < changes.length; start += batchSize) {
      const batch = changes.slice(start, start + batchSize);
      await preparedOn(
        client,
        'change-log-write-ahead',
        `WITH stream AS (
           UPDATE change_stream SET head = head + $2 WHERE owner_id = $1::uuid RETURNING head
         ) ${insertOf('(SELECT head FROM stream) - $2', '$3', '$4', '$5')}`,
        [ownerId, batch.length, batchOf(batch, 0, context?.operation ?? null), at, context?.actor ?? null],
      );
    }
  }

  fitsOneStatement(changes: readonly RecordedChange[]): boolean {
    return changes.length <= batchSize;
  }

  /** Ends every wait on this log in this process: something was committed, or the process is stopping. */
  wake(): void {
    if (this.sleepers.size === 0) return;
    const woken = [...this.sleepers];
    this.sleepers.clear();
    for (const wakeUp of woken) wakeUp();
  }

  /** Sleeps until the next commit in this process, at most so long. */
  async sleep(timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wakeUp = () => {
        clearTimeout(timer);
        this.sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, timeoutMs);
      this.sleepers.add(wakeUp);
    });
  }
}

/** The changes from `start` on as JSON, each with its place among all of them, counted from 1. */
function batchOf(changes: readonly RecordedChange[], start: number, cause: string | null): string {
  const rows = changes.slice(start, start + batchSize).map((change, index) => ({
    place: start + index + 1,
    id: uuidv7(),
    kind: change.kind,
    entity_id: change.entityId,
    version: change.version,
    before: change.before,
    after: change.after,
    cause: change.cause ?? cause,
  }));
  return JSON.stringify(rows);
}

function insertOf(offset: string, batch: string, at: string, actor: string): string {
  return `INSERT INTO change (owner_id, sequence, id, kind, entity_id, version, before, after, at, actor, cause)
    SELECT $1::uuid, ${offset} + c.place, c.id, c.kind, c.entity_id, c.version,
           nullif(c.before, 'null'), nullif(c.after, 'null'), ${at}::timestamptz, ${actor}::text, c.cause
    FROM jsonb_to_recordset(${batch}::jsonb) AS c (place bigint, id uuid, kind text, entity_id uuid, version integer,
                                                   before jsonb, after jsonb, cause text)`;
}
