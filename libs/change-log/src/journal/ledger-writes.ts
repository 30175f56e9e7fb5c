import type { Socket } from 'node:net';
import { type ClientBase, DatabaseError } from 'pg';
import type { DataSource } from 'typeorm';
import { type ChangeLog, insertOfChanges } from '../change-log';
import { AnsweredBefore, KEPT_DAYS, type KeptAnswer, type Stored } from '../idempotency/kept-answer';
import type { RecordedChange } from '../recorded-change';
import { inOnePacket, settled } from '../sql/one-packet';
import { type Parameter, parameters, unnested } from '../sql/parameters';
import { preparedOn } from '../sql/prepared';
import { poolOf } from '../sql/sql';
import type { Grouped } from './group-commit';

/** What one request writes into a ledger, decided by what was there at its head. */
export interface LedgerWrite extends Grouped {
  /** Moves with each write that cannot change what was decided: the same object for all that were decided by the same facts. */
  readonly at: { head: number };
  readonly changes: readonly RecordedChange[];
  readonly actor: string | null;
  readonly operation: string | null;
  /** What is kept for the request's Idempotency-Key. */
  readonly answer: KeptAnswer | undefined;
}

/** The tables that change with the log. All of it joins `accepted (owner_id, head, count)`, the ledgers that may be written. */
export interface Tables {
  /** Stands for the statement's text, of which every part is there or is not: it is prepared under this name. */
  readonly variant: string;
  /** Whether the ledger `x.owner_id` is still as it was, beyond its head. */
  readonly unchanged: string;
  /** Common table expressions, `name AS (…)`. */
  readonly writes: readonly string[];
  /** Conditions without which nothing may be committed: where one is not met, the program is wrong. */
  readonly must: readonly string[];
}

/** The change's position, or null where somebody else wrote the ledger meanwhile or is writing it. */
export type Outcome = number | AnsweredBefore | null;

/** PostgreSQL has refused the batch, and nothing of it is written: each entry alone may be right. */
export class BatchRefused extends Error {}

const SETTING = 'journal.locked';
/** What a batch waits for a lock; then each of its entries goes alone, and waits for nobody else's. */
const LOCK_WAIT_MS = 100;
/** Longer than a statement may take: the server does not answer, and everybody waits. */
const LONGEST_MS = 8_000;

/**
 * Whoever writes a ledger holds its row, so a ledger that is locked or has another head is passed over and no batch waits for a
 * long import. A statement of its own: what the next one sees is what is there when the locks are held.
 */
const LOCK = `
  SELECT set_config('lock_timeout', '${LOCK_WAIT_MS}', true),
         set_config('${SETTING}', coalesce(array_agg(owner_id), '{}')::text, true) FROM (
    SELECT s.owner_id FROM unnest($1::uuid[], $2::bigint[]) AS x (owner_id, head)
    JOIN change_stream s ON s.owner_id = x.owner_id WHERE s.head = x.head
    ORDER BY s.owner_id FOR UPDATE OF s SKIP LOCKED) l`;

interface Ledger {
  readonly at: { head: number };
  readonly head: number;
  count: number;
}

/**
 * Writes of many ledgers in one SQL transaction and one packet: the ledgers are locked where they are as expected, and rows,
 * changes and kept answers of those that are follow in one statement. A ledger is written whole or not at all.
 */
export class LedgerWrites<E extends LedgerWrite> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changeLog: ChangeLog,
    private readonly tablesOf: (entries: readonly E[], parameter: Parameter) => Tables,
  ) {}

  /** What came of each entry. @throws BatchRefused, and the connection's error where nobody knows what was committed */
  async write(batch: readonly E[]): Promise<Outcome[]> {
    const ledgers = new Map<string, Ledger>();
    const outcomes = new Map<E, Outcome>();
    const places = new Map<E, number>();
    const entries = batch.filter((entry) => {
      const { ownerId, at, changes } = entry;
      const ledger = ledgers.get(ownerId) ?? { at, head: at.head, count: 0 };
      // Decided by other facts than the one before it in this batch: it is decided again.
      if (ledger.at !== at) return false;
      ledgers.set(ownerId, ledger);
      ledger.count += changes.length;
      places.set(entry, ledger.count);
      return true;
    });
    const { written, known } = await this.commit(entries, ledgers, places);
    const answered = new Map(known.map((stored) => [`${stored.owner_id} ${stored.key}`, stored]));
    for (const entry of entries) {
      const { ownerId, answer } = entry;
      const stored = answer && answered.get(`${ownerId} ${answer.key}`);
      const { head = 0 } = ledgers.get(ownerId) ?? {};
      if (stored) outcomes.set(entry, new AnsweredBefore(stored));
      else if (written.has(ownerId)) outcomes.set(entry, head + (places.get(entry) ?? 0));
    }
    for (const [ownerId, { at, head, count }] of ledgers) if (written.has(ownerId)) at.head = head + count;
    if (written.size > 0) this.changeLog.wake();
    return batch.map((entry) => outcomes.get(entry) ?? null);
  }

  private async commit(
    entries: readonly E[],
    ledgers: ReadonlyMap<string, Ledger>,
    places: ReadonlyMap<E, number>,
  ): Promise<{ written: ReadonlySet<string>; known: KnownKey[] }> {
    const owners = [...ledgers.keys()];
    const heads = [...ledgers.values()].map(({ head }) => head);
    const { text, values, variant } = this.built(ledgers, entries, places);
    const client = await poolOf(this.dataSource).connect();
    // A connection that breaks says so to whoever listens as well, and to the process where nobody does.
    client.on('error', ignored);
    const tooLong = setTimeout(() => cut(client), LONGEST_MS);
    try {
      const [, , [row], { command }] = await settled(
        inOnePacket(client, () => [
          client.query('BEGIN'),
          preparedOn(client, 'journal-lock', LOCK, [owners, heads]),
          preparedOn<WrittenRow>(client, `journal-${variant}`, text, values),
          client.query('COMMIT'),
        ]),
      );
      if (command !== 'COMMIT' || row === undefined) throw new Error(`PostgreSQL answered ${command} to COMMIT.`);
      client.removeListener('error', ignored);
      client.release();
      return { written: new Set(row.written), known: row.known ?? [] };
    } catch (error) {
      const isRefused = isRefusal(error);
      if (isRefused) client.removeListener('error', ignored);
      // A connection on which the transaction may still be open is given to nobody.
      client.release(!isRefused);
      throw isRefused ? new BatchRefused('The batch was refused.', { cause: error }) : error;
    } finally {
      clearTimeout(tooLong);
    }
  }

  /** @throws BatchRefused where one of the entries cannot even be sent */
  private built(
    ledgers: ReadonlyMap<string, Ledger>,
    entries: readonly E[],
    places: ReadonlyMap<E, number>,
  ): { text: string; values: readonly unknown[]; variant: string } {
    try {
      const { values, parameter } = parameters();
      const tables = this.tablesOf(entries, parameter);
      return { text: this.statement(ledgers, entries, places, tables, parameter), values, variant: tables.variant };
    } catch (error) {
      throw new BatchRefused('The batch cannot be sent.', { cause: error });
    }
  }

  private statement(
    ledgers: ReadonlyMap<string, Ledger>,
    entries: readonly E[],
    places: ReadonlyMap<E, number>,
    { unchanged, writes, must }: Tables,
    parameter: Parameter,
  ): string {
    const keyed = entries.flatMap((entry) =>
      entry.answer ? [{ ...entry.answer, ownerId: entry.ownerId, place: places.get(entry) }] : [],
    );
    const answers = unnested(keyed, parameter, 'x', {
      owner_id: ['uuid', ({ ownerId }) => ownerId],
      key: ['text', ({ key }) => key],
      request_hash: ['text', ({ requestHash }) => requestHash],
      status: ['integer', ({ status }) => status],
      body: ['text', ({ body }) => body],
      headers: ['text', ({ headers }) => JSON.stringify(headers)],
      place: ['bigint', ({ place }) => place],
    });
    const expected = unnested([...ledgers], parameter, 'x', {
      owner_id: ['uuid', ([ownerId]) => ownerId],
      head: ['bigint', ([, { head }]) => head],
      count: ['integer', ([, { count }]) => count],
    });
    const changes = entries.flatMap((entry) => {
      const first = (places.get(entry) ?? 0) - entry.changes.length;
      return entry.changes.map((change, index) => ({ ...entry, change, place: first + index + 1 }));
    });
    return `
      WITH known AS MATERIALIZED (
        SELECT k.owner_id, k.key, k.request_hash, k.status, k.body, k.headers
        FROM ${answers} JOIN idempotency_key k ON k.owner_id = x.owner_id AND k.key = x.key
        WHERE k.created_at > now() - make_interval(days => ${KEPT_DAYS})
      ), accepted AS MATERIALIZED (
        SELECT x.owner_id, x.head, x.count
        FROM ${expected}
        WHERE x.owner_id = ANY (current_setting('${SETTING}')::uuid[])
          AND NOT EXISTS (SELECT FROM deleted_owner d WHERE d.id = x.owner_id)
          AND NOT EXISTS (SELECT FROM known k WHERE k.owner_id = x.owner_id)
          AND ${unchanged}
      ), ${writes.join(', ')}, moved AS (
        UPDATE change_stream s SET head = a.head + a.count FROM accepted a WHERE s.owner_id = a.owner_id
      ), delivery AS (
        INSERT INTO change_delivery (consumer, owner_id, head)
        -- In this order, as acknowledgements lock them too, or the two would wait for each other.
        SELECT c.name, a.owner_id, a.head + a.count FROM accepted a CROSS JOIN change_consumer c ORDER BY c.name, a.owner_id
        ON CONFLICT (consumer, owner_id) DO UPDATE SET head = excluded.head
      ), logged AS (
        ${insertOfChanges(changes, parameter)}
      ), kept AS (
        INSERT INTO idempotency_key (owner_id, key, request_hash, status, body, headers)
        SELECT x.owner_id, x.key, x.request_hash, x.status, x.body, x.headers::jsonb
               || jsonb_build_object('x-change-position', '${this.changeLog.stream}:' || a.head + x.place)
        FROM ${answers} JOIN accepted a ON a.owner_id = x.owner_id
      )
      SELECT coalesce((SELECT array_agg(owner_id) FROM accepted), '{}') AS written,
             (SELECT json_agg(k) FROM known k) AS known,
             1 / (${must.join(' AND ')})::integer AS consistent`;
  }
}

type KnownKey = Stored & { owner_id: string; key: string };

interface WrittenRow {
  written: string[];
  known: KnownKey[] | null;
}

const ignored = (): void => undefined;

/** Ends the connection here and now, whatever the other side does. */
function cut(client: ClientBase): void {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
}

/** Whether the database has said that nothing was committed; a connection that was cut says nothing. */
function isRefusal(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return error instanceof DatabaseError && typeof code === 'string' && !/^(08|57P)/.test(code);
}
