import type { ClientBase } from 'pg';
import type { Cause } from '@pft/kernel';
import { LedgerDeleted, requestContext, UuidV7Ids } from '@pft/service-kit';
import { type RecordedChange, writtenSides } from './recorded-change';
import { type Parameter, parameters, unnested } from './sql/parameters';
import { preparedOn } from './sql/prepared';

/** Rows per INSERT: large enough for an import, small enough that no statement grows without bound. */
const BATCH_SIZE = 1_000;

/**
 * Writes the changes of a ledger, numbered without gaps and in the order of commits: the outbox, the audit trail and the
 * source of undo in one.
 */
export class ChangeLog {
  private readonly sleepers = new Set<() => void>();

  /** @param stream the name of this log in `X-Change-Position`: `transactions`, `users` */
  constructor(readonly stream: string) {}

  /** Locks the owner's stream until the end of the SQL transaction. @throws LedgerDeleted */
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
    const first = placed(ownerId, changes.slice(0, BATCH_SIZE), 0);
    const [{ head }] = (await this.send(client, 'change-log-write', (parameter) => {
      const count = parameter(changes.length, 'bigint');
      return `WITH accepted AS (
          ${movedStream(parameter(ownerId, 'uuid'), count)}
        ), delivery AS (
          INSERT INTO change_delivery (consumer, owner_id, head)
          SELECT c.name, a.owner_id, a.head + ${count} FROM accepted a CROSS JOIN change_consumer c ORDER BY c.name
          ON CONFLICT (consumer, owner_id) DO UPDATE SET head = excluded.head
        ), logged AS (
          ${insertOfChanges(first, parameter)}
        ) SELECT (SELECT head FROM accepted) AS head, 1 / (SELECT count(*) FROM accepted) AS found`;
    })) as [{ head: bigint }];
    for (let start = BATCH_SIZE; start < changes.length; start += BATCH_SIZE) {
      const more = placed(ownerId, changes.slice(start, start + BATCH_SIZE), start);
      await this.send(client, 'change-log-write-more', (parameter) => {
        const behind = `SELECT ${parameter(ownerId, 'uuid')} AS owner_id, ${parameter(head, 'bigint')} AS head`;
        return `WITH accepted AS (${behind}) ${insertOfChanges(more, parameter)}`;
      });
    }
    return Number(head) + changes.length;
  }

  /**
   * Numbers and writes changes of a unit of work that goes on. The feed is not told: `write` does so at the end, and until
   * then nobody waits for a lock on what the feed has delivered.
   */
  async writeAhead(client: ClientBase, ownerId: string, changes: readonly RecordedChange[]): Promise<void> {
    for (let start = 0; start < changes.length; start += BATCH_SIZE) {
      const batch = placed(ownerId, changes.slice(start, start + BATCH_SIZE), 0);
      await this.send(client, 'change-log-write-ahead', (parameter) => {
        const moved = movedStream(parameter(ownerId, 'uuid'), parameter(batch.length, 'bigint'));
        return `WITH accepted AS (${moved}) ${insertOfChanges(batch, parameter)}`;
      });
    }
  }

  /** Sends the statement before it returns. */
  private send<T>(client: ClientBase, name: string, textOf: (parameter: Parameter) => string): Promise<T[]> {
    const { values, parameter } = parameters();
    return preparedOn<T>(client, name, textOf(parameter), values);
  }

  fitsOneStatement(changes: readonly RecordedChange[]): boolean {
    return changes.length <= BATCH_SIZE;
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

const ids = new UuidV7Ids();

const PERSON: Cause = { by: 'person' };
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** In whose name and by which operation the changes of this request are written. */
export function originOfRequest(): { actor: string | null; operation: string | null } {
  const { actor = null, operation = null } = requestContext.getStore() ?? {};
  // A service that acts for nobody is no person.
  return { actor: actor !== null && UUID.test(actor) ? actor : null, operation };
}

const movedStream = (ownerId: string, count: string): string =>
  `UPDATE change_stream SET head = head + ${count} WHERE owner_id = ${ownerId} RETURNING owner_id, head - ${count} AS head`;

interface PlacedChange {
  readonly ownerId: string;
  /** Counted from 1 on, behind the head at which the ledger was accepted. */
  readonly place: number;
  readonly change: RecordedChange;
  readonly actor: string | null;
  readonly operation: string | null;
}

/** Writes changes of many ledgers, each a column, behind the heads in `accepted (owner_id, head)`. */
export function insertOfChanges(changes: readonly PlacedChange[], parameter: Parameter): string {
  const sides = new Map(changes.map((placed) => [placed, writtenSides(placed.change)]));
  const json = (side: object | null | undefined): string | null => (side ? JSON.stringify(side) : null);
  const rows = unnested(changes, parameter, 'c', {
    owner_id: ['uuid', ({ ownerId }) => ownerId],
    place: ['bigint', ({ place }) => place],
    id: ['uuid', () => ids.next()],
    entity_id: ['uuid', ({ change }) => change.entityId],
    version: ['integer', ({ change }) => change.version],
    schema: ['smallint', ({ change }) => change.schema ?? 1],
    kind: ['text', ({ change }) => change.kind],
    actor: ['uuid', ({ actor }) => actor],
    cause_by: ['text', ({ change }) => (change.cause ?? PERSON).by],
    cause_ref: ['uuid', ({ change }) => change.cause?.ref ?? null],
    operation: ['text', ({ operation }) => operation],
    before: ['text', (placed) => json(sides.get(placed)?.before)],
    after: ['text', (placed) => json(sides.get(placed)?.after)],
  });
  return `INSERT INTO change (owner_id, sequence, id, entity_id, at, version, schema, kind, actor, cause_by, cause_ref, operation,
                              before, after)
    SELECT a.owner_id, a.head + c.place, c.id, c.entity_id, ${parameter(new Date().toISOString(), 'timestamptz')}, c.version,
           c.schema, c.kind, c.actor, c.cause_by, c.cause_ref, c.operation, c.before::jsonb, c.after::jsonb
    FROM ${rows} JOIN accepted a ON a.owner_id = c.owner_id`;
}

/** Changes of this request, `before` of which are behind the same head already. */
function placed(ownerId: string, changes: readonly RecordedChange[], before: number): PlacedChange[] {
  const origin = originOfRequest();
  return changes.map((change, index) => ({ ownerId, place: before + index + 1, change, ...origin }));
}
