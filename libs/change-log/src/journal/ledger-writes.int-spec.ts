import { randomUUID } from 'node:crypto';
import { isStoreUnavailable, Unavailable } from '@pft/service-kit';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { ChangeLog } from '../change-log';
import { ChangeFeed } from '../feed/change-feed';
import { registerConsumers } from '../feed/consumers';
import { AnsweredBefore } from '../idempotency/kept-answer';
import { IdempotencyService } from '../idempotency/idempotency';
import { dataSourceOptions } from '../sql/database-options';
import { migrate } from '../sql/migrate';
import type { Parameter } from '../sql/parameters';
import { TypeOrmUnitOfWork } from '../unit-of-work';
import type { GroupCommit } from './group-commit';
import { BatchRefused, type LedgerWrite, type Outcome, type Tables } from './ledger-writes';

const CONSUMERS = ['analytics-service', 'verify'];

interface NoteWrite extends LedgerWrite {
  readonly note: string;
}

/** A table of notes changes with the log. */
function noteTables(entries: readonly NoteWrite[], parameter: Parameter): Tables {
  const column = (of: (entry: NoteWrite) => unknown, type: string): string => parameter(entries.map(of), type);
  const write = `notes AS (
    INSERT INTO note (owner_id, body)
    SELECT x.* FROM unnest(${column(({ ownerId }) => ownerId, 'uuid[]')}, ${column(({ note }) => note, 'text[]')}) AS x (owner_id, body)
    JOIN accepted a ON a.owner_id = x.owner_id)`;
  return { variant: 'notes', unchanged: 'true', writes: [write], must: ['true'] };
}

describe('writes of many ledgers at once', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let log: ChangeLog;
  let unitOfWork: TypeOrmUnitOfWork;
  let commits: GroupCommit<NoteWrite, Outcome>;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.KIT_TEST_DATABASE_URL = database.url;
    const options = dataSourceOptions({ schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' }, 'kit-test');
    dataSource = await new DataSource(options).initialize();
    await migrate(dataSource, 'kit');
    await registerConsumers(dataSource, CONSUMERS);
    await dataSource.query("CREATE TABLE note (owner_id uuid, body text CHECK (body <> 'refused'))");
    await dataSource.query(
      `CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(3); RETURN new; END';
       CREATE TRIGGER slow BEFORE INSERT ON note FOR EACH ROW WHEN (new.body = 'slow') EXECUTE FUNCTION take_time()`,
    );
    log = new ChangeLog('notes');
    unitOfWork = new TypeOrmUnitOfWork(dataSource, log);
    commits = unitOfWork.groupCommit(noteTables);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** A ledger with so many changes. */
  const aLedger = async (changes = 1): Promise<string> => {
    const ownerId = randomUUID();
    await unitOfWork.run(ownerId, async () => {
      for (let version = 1; version <= changes; version += 1)
        unitOfWork.record({ kind: 'note', entityId: randomUUID(), version, before: null, after: {} });
    });
    return ownerId;
  };
  const aWrite = (ownerId: string, head: number, more: Partial<NoteWrite> = {}): NoteWrite => ({
    ownerId,
    at: { head },
    alone: false,
    note: 'a note',
    changes: [{ kind: 'note', entityId: randomUUID(), version: 1, before: null, after: { note: 'a "note" — ü' } }],
    actor: null,
    operation: 'POST /notes',
    answer: undefined,
    ...more,
  });
  const keyed = (key: string) => ({
    answer: { key, requestHash: 'hash', status: 201, body: `{"of":"${key}"}`, headers: { etag: '"1"' } },
  });
  const stored = async (ownerId: string): Promise<{ sequences: number[]; notes: number; heads: number[] }> => {
    const changes: { sequence: bigint }[] = await dataSource.query(
      'SELECT sequence FROM change WHERE owner_id = $1 ORDER BY sequence',
      [ownerId],
    );
    const [{ n }] = await dataSource.query<[{ n: bigint }]>('SELECT count(*) AS n FROM note WHERE owner_id = $1', [
      ownerId,
    ]);
    const heads: { head: bigint }[] = await dataSource.query(
      `SELECT head FROM change_stream WHERE owner_id = $1
       UNION ALL SELECT head FROM change_delivery WHERE owner_id = $1`,
      [ownerId],
    );
    return {
      sequences: changes.map(({ sequence }) => Number(sequence)),
      notes: Number(n),
      heads: heads.map(({ head }) => Number(head)),
    };
  };
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

  it('are numbered behind the head of each, and told to every consumer of the feed', async () => {
    const [one, other] = [await aLedger(), await aLedger(3)];
    const at = { head: 1 };
    const entries = [aWrite(one, 1, { at }), aWrite(other, 3), aWrite(one, 1, { at }), aWrite(one, 1, { at })];
    expect(await Promise.all(entries.map((each) => commits.commit(each)))).toEqual([2, 4, 3, 4]);
    expect(await stored(one)).toEqual({ sequences: upTo(4), notes: 3, heads: [4, 4, 4] });
    expect(await stored(other)).toEqual({ sequences: upTo(4), notes: 1, heads: [4, 4, 4] });
    expect(at.head).toBe(4);
    const logged: object[] = await dataSource.query(
      'SELECT sequence, kind, before, after, operation FROM change WHERE owner_id = $1 AND sequence > 3',
      [one],
    );
    const after = { note: 'a "note" — ü' };
    expect(logged).toEqual([{ sequence: 4n, kind: 'note', before: null, after, operation: 'POST /notes' }]);
  });

  it('pass over a ledger that has gone on, and write the others', async () => {
    const [gone, still] = [await aLedger(2), await aLedger()];
    expect(await Promise.all([commits.commit(aWrite(gone, 1)), commits.commit(aWrite(still, 1))])).toEqual([null, 2]);
    expect(await stored(gone)).toEqual({ sequences: [1, 2], notes: 0, heads: [2, 2, 2] });
  });

  it('wait for nobody who holds a ledger', async () => {
    const [held, free] = [await aLedger(), await aLedger()];
    await unitOfWork.run(held, async () => {
      expect(await Promise.all([commits.commit(aWrite(held, 1)), commits.commit(aWrite(free, 1))])).toEqual([null, 2]);
    });
    expect((await stored(held)).notes).toBe(0);
  });

  it('write nothing to a ledger that was deleted, or that has never had a change', async () => {
    const deleted = await aLedger();
    await dataSource.query('INSERT INTO deleted_owner (id) VALUES ($1)', [deleted]);
    const entries = [aWrite(deleted, 1), aWrite(randomUUID(), 0)];
    expect(await Promise.all(entries.map((each) => commits.commit(each)))).toEqual([null, null]);
    expect((await stored(deleted)).notes).toBe(0);
  });

  it('keep the answer under the key, with its position', async () => {
    const ownerId = await aLedger();
    await commits.commit(aWrite(ownerId, 1, keyed('k')));
    const [row] = await dataSource.query<object[]>(
      'SELECT request_hash, status, body, headers FROM idempotency_key WHERE owner_id = $1',
      [ownerId],
    );
    const headers = { etag: '"1"', 'x-change-position': 'notes:2' };
    expect(row).toEqual({ request_hash: 'hash', status: 201, body: '{"of":"k"}', headers });
  });

  it('answer a key that is known by what was kept, and write what else is in the batch', async () => {
    const [ownerId, other] = [await aLedger(), await aLedger()];
    await commits.commit(aWrite(ownerId, 1, keyed('known')));
    const again = await Promise.all([
      commits.commit(aWrite(ownerId, 2, keyed('known'))),
      commits.commit(aWrite(other, 1, keyed('new'))),
    ]);
    expect(again).toEqual([expect.any(AnsweredBefore), 2]);
    expect((again[0] as AnsweredBefore).stored).toMatchObject({ body: '{"of":"known"}', status: 201 });
    expect((await stored(ownerId)).sequences).toEqual([1, 2]);
  });

  it('know a key that was kept without a change, so that the head did not move', async () => {
    const ownerId = await aLedger();
    const request = { key: 'unchanged', ownerId, requestHash: 'hash' };
    const nothing = async (): Promise<string> => 'nothing to do';
    await new IdempotencyService(unitOfWork, dataSource).run(
      request,
      () => unitOfWork.run(ownerId, nothing),
      (answer) => answer,
    );
    expect(await commits.commit(aWrite(ownerId, 1, keyed('unchanged')))).toBeInstanceOf(AnsweredBefore);
    expect((await stored(ownerId)).sequences).toEqual([1]);
  });

  it('write nothing of a batch that PostgreSQL refuses, and leave the connection as it was', async () => {
    const [one, bad] = [await aLedger(), await aLedger()];
    const outcomes = await Promise.allSettled([
      commits.commit(aWrite(one, 1)),
      commits.commit(aWrite(bad, 1, { note: 'refused' })),
    ]);
    for (const outcome of outcomes) expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(BatchRefused);
    expect(await stored(one)).toEqual({ sequences: [1], notes: 0, heads: [1, 1, 1] });
    expect(await commits.commit(aWrite(one, 1))).toBe(2);
  });

  it('refuse a batch of which one entry cannot be sent, so that each goes alone', async () => {
    const ownerId = await aLedger();
    const after = {
      toJSON: () => {
        throw new Error('This is no snapshot.');
      },
    };
    const changes = [{ kind: 'note', entityId: randomUUID(), version: 1, before: null, after }];
    await expect(commits.commit(aWrite(ownerId, 1, { changes }))).rejects.toBeInstanceOf(BatchRefused);
    expect(await commits.commit(aWrite(ownerId, 1))).toBe(2);
  });

  it('do not wait long for a lock that somebody else holds, lest all wait for it', async () => {
    const ownerId = await aLedger();
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query(
      "INSERT INTO idempotency_key (owner_id, key, request_hash, status, headers) VALUES ($1, 'held', '', 0, '{}')",
      [ownerId],
    );
    await expect(commits.commit(aWrite(ownerId, 1, keyed('held')))).rejects.toBeInstanceOf(BatchRefused);
    await holder.rollbackTransaction();
    await holder.release();
    expect(await commits.commit(aWrite(ownerId, 1, keyed('held')))).toBe(2);
  });

  it('are not answered by a key that they do not have', async () => {
    const ownerId = await aLedger();
    await commits.commit(aWrite(ownerId, 1, keyed('undefined')));
    const at = { head: 2 };
    const outcomes = await Promise.all([
      commits.commit(aWrite(ownerId, 2, { at, ...keyed('undefined') })),
      commits.commit(aWrite(ownerId, 2, { at })),
    ]);
    expect(outcomes).toEqual([expect.any(AnsweredBefore), null]);
  });

  describe('of which one takes its time', () => {
    let ownerId: string;
    let pid: number;
    let writing: Promise<unknown>;
    beforeEach(async () => {
      ownerId = await aLedger();
      writing = commits.commit(aWrite(ownerId, 1, { note: 'slow' })).catch((error: unknown) => error);
      let sleeping: { pid: number }[] = [];
      while (sleeping.length === 0)
        sleeping = await dataSource.query(
          "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()",
        );
      pid = sleeping[0]?.pid ?? 0;
    });

    it('are not known to be refused where the connection breaks, and the next one has another', async () => {
      await dataSource.query('SELECT pg_terminate_backend($1)', [pid]);
      expect(isStoreUnavailable(await writing)).toBe(true);
      expect(await commits.commit(aWrite(ownerId, 1))).toBe(2);
    });

    it('give up a server that does not answer', async () => {
      process.kill(pid, 'SIGSTOP');
      try {
        const other = await aLedger();
        const waiting = commits.commit(aWrite(other, 1)).catch((error: unknown) => error);
        expect(isStoreUnavailable(await writing)).toBe(true);
        expect(await waiting).toBeInstanceOf(Unavailable);
        expect(await commits.commit(aWrite(other, 1))).toBe(2);
      } finally {
        process.kill(pid, 'SIGCONT');
      }
    }, 20_000);
  });

  it('never wait for the acknowledgements of the feed in a ring', async () => {
    const owners = await Promise.all(Array.from({ length: 40 }, () => aLedger()));
    const heads = new Map(owners.map((ownerId) => [ownerId, { head: 1 }]));
    const feed = new ChangeFeed(dataSource, log);
    const copy = new TypeOrmUnitOfWork(dataSource, log).groupCommit(noteTables);
    let running = true;
    const acknowledge = async (consumer: string, order: readonly string[]): Promise<void> => {
      while (running) {
        const streams = order.map((ownerId) => ({ ownerId, sequence: heads.get(ownerId)?.head ?? 1 }));
        await feed.acknowledge(consumer, streams);
      }
    };
    const mixed = owners.map((ownerId, place) => ({ ownerId, place: (place * 17) % 40 }));
    const inDisorder = mixed.sort((a, b) => a.place - b.place).map(({ ownerId }) => ownerId);
    const acknowledging = CONSUMERS.flatMap((consumer) => [
      acknowledge(consumer, inDisorder),
      acknowledge(consumer, [...inDisorder].reverse()),
    ]);
    // On a slow machine a lock may take longer than a batch waits for it; a ring would be told apart by its own code.
    const isSlow = (error: unknown): boolean => {
      const { code } = (error as Error).cause as { code?: string };
      if (code !== '55P03') throw error;
      return true;
    };
    const write = async (ownerId: string, group: typeof commits): Promise<void> => {
      for (let count = 0; count < 25;) {
        const at = heads.get(ownerId) as { head: number };
        const outcome = await group.commit(aWrite(ownerId, at.head, { at })).catch(isSlow);
        if (outcome === true) continue;
        expect(outcome).toEqual(expect.any(Number));
        count += 1;
      }
    };
    await Promise.all(inDisorder.map((ownerId, place) => write(ownerId, place % 2 ? commits : copy)));
    running = false;
    await Promise.all(acknowledging);
    for (const ownerId of owners) expect((await stored(ownerId)).sequences).toEqual(upTo(26));
  });
});
