import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { ChangeFeed } from './feed/change-feed';
import { registerConsumers } from './feed/consumers';
import { ChangeLog } from './change-log';
import type { RecordedChange } from './recorded-change';
import { dataSourceOptions } from './sql/database-options';
import { migrate } from './sql/migrate';
import { TypeOrmUnitOfWork } from './unit-of-work';

const CONSUMER = 'analytics-service';

const change = (version = 1, note = 'x'): RecordedChange => ({
  kind: 'note',
  entityId: randomUUID(),
  version,
  before: null,
  after: { note },
});

describe('the unit of work on PostgreSQL', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let log: ChangeLog;
  let unitOfWork: TypeOrmUnitOfWork;
  let feed: ChangeFeed;

  const open = async (): Promise<DataSource> => {
    process.env.KIT_TEST_DATABASE_URL = database.url;
    return new DataSource(
      dataSourceOptions({ schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' }, 'kit-test'),
    ).initialize();
  };
  const write = (ownerId: string, count = 1): Promise<void> =>
    unitOfWork.run(ownerId, async () => {
      for (let index = 0; index < count; index += 1) unitOfWork.record(change(index + 1));
    });
  const sequences = async (ownerId: string): Promise<number[]> => {
    const rows: { sequence: bigint }[] = await dataSource.query(
      'SELECT sequence FROM change WHERE owner_id = $1 ORDER BY sequence',
      [ownerId],
    );
    return rows.map((row) => Number(row.sequence));
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await open();
    await migrate(dataSource, 'kit');
    await registerConsumers(dataSource, [CONSUMER]);
    await dataSource.query('CREATE TABLE note (id uuid PRIMARY KEY, amount bigint, day date)');
    log = new ChangeLog('notes');
    unitOfWork = new TypeOrmUnitOfWork(dataSource, log);
    feed = new ChangeFeed(dataSource, log);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  beforeEach(async () => {
    await dataSource.query(
      'TRUNCATE change, change_stream, change_delivery, change_consumer_copy, deleted_owner, note',
    );
  });

  it('reads whole numbers as bigint and calendar dates as they were written', async () => {
    await dataSource.query("INSERT INTO note VALUES ($1, 9007199254740993, '2026-03-29')", [randomUUID()]);
    const rows: unknown[] = await dataSource.query('SELECT amount, day FROM note');
    expect(rows).toEqual([{ amount: 9007199254740993n, day: '2026-03-29' }]);
  });

  it('numbers the changes of each owner from 1 without a gap, under concurrent writers', async () => {
    const owners = [randomUUID(), randomUUID()];
    const writes = owners.flatMap((ownerId) =>
      Array.from({ length: 20 }, (_x, index) => write(ownerId, (index % 3) + 1)),
    );
    await Promise.all(writes);
    for (const ownerId of owners) {
      const found = await sequences(ownerId);
      expect(found).toEqual(Array.from({ length: found.length }, (_x, index) => index + 1));
      expect(found.length).toBe(39);
    }
  });

  it('rolls back the work and its changes together, and leaves no gap', async () => {
    const ownerId = randomUUID();
    await write(ownerId);
    const failing = unitOfWork.run(ownerId, async () => {
      await unitOfWork.manager.query('INSERT INTO note (id) VALUES ($1)', [randomUUID()]);
      unitOfWork.record(change());
      throw new Error('a rule was broken');
    });
    await expect(failing).rejects.toThrow('a rule was broken');
    await write(ownerId);
    expect(await sequences(ownerId)).toEqual([1, 2]);
    expect(await dataSource.query('SELECT * FROM note')).toEqual([]);
  });

  it('commits nothing where a statement failed and the work went on as if it had not', async () => {
    const ownerId = randomUUID();
    const careless = unitOfWork.run(ownerId, async () => {
      unitOfWork.record(change());
      await unitOfWork.manager.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(careless).rejects.toBeDefined();
    const silent = unitOfWork.run(ownerId, async () => {
      await unitOfWork.manager.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(silent).rejects.toThrow('ROLLBACK to COMMIT');
    expect(await sequences(ownerId)).toEqual([]);
  });

  it('commits nothing where the stream of its changes is gone', async () => {
    const ownerId = randomUUID();
    await write(ownerId);
    const run = unitOfWork.run(ownerId, async () => {
      await unitOfWork.manager.query('INSERT INTO note (id) VALUES ($1)', [randomUUID()]);
      await unitOfWork.manager.query('DELETE FROM change_stream WHERE owner_id = $1', [ownerId]);
      unitOfWork.record(change(2));
    });
    await expect(run).rejects.toThrow('division by zero');
    expect(await dataSource.query('SELECT * FROM note')).toEqual([]);
  });

  it('makes a savepoint of a transaction inside, and knows that locks may be taken', async () => {
    const ownerId = randomUUID();
    await unitOfWork.run(ownerId, async () => {
      expect(unitOfWork.manager.queryRunner?.isTransactionActive).toBe(true);
      const inner = unitOfWork.manager.transaction(async (manager) => {
        await manager.query('INSERT INTO note (id) VALUES ($1)', [randomUUID()]);
        throw new Error('inner');
      });
      await expect(inner).rejects.toThrow('inner');
      unitOfWork.record(change());
    });
    expect(await sequences(ownerId)).toEqual([1]);
    expect(await dataSource.query('SELECT * FROM note')).toEqual([]);
  });

  it('joins a run inside a run of the same owner and refuses one of another owner', async () => {
    const ownerId = randomUUID();
    await unitOfWork.run(ownerId, async () => {
      await write(ownerId);
      await expect(write(randomUUID())).rejects.toThrow('one ledger');
    });
    expect(await sequences(ownerId)).toEqual([1]);
  });

  it('takes back what a dry run wrote, records none of its changes, and answers what the work answered', async () => {
    const ownerId = randomUUID();
    await write(ownerId);
    const preview = await unitOfWork.run(
      ownerId,
      async () => {
        await unitOfWork.manager.query('INSERT INTO note (id) VALUES ($1)', [randomUUID()]);
        // A use case that is previewed runs as it always does.
        await write(ownerId, 2_500);
        await unitOfWork.writeAhead();
        await unitOfWork.run(ownerId, async () => unitOfWork.record(change()), { dryRun: true });
        return unitOfWork.manager.query('SELECT count(*)::integer AS notes FROM note');
      },
      { dryRun: true },
    );
    expect(preview).toEqual([{ notes: 1 }]);
    expect(await dataSource.query('SELECT * FROM note')).toEqual([]);
    expect(await sequences(ownerId)).toEqual([1]);
    const [stream] = await feed.claim(CONSUMER, 10, 0);
    expect(stream?.head).toBe(1);
    await write(ownerId);
    expect(await sequences(ownerId)).toEqual([1, 2]);
  });

  it('refuses a dry run inside a run, which would commit it', async () => {
    const ownerId = randomUUID();
    const inner = unitOfWork.run(ownerId, () =>
      unitOfWork.run(ownerId, async () => unitOfWork.record(change()), { dryRun: true }),
    );
    await expect(inner).rejects.toThrow('would be committed');
    expect(await sequences(ownerId)).toEqual([]);
  });

  it('lets writes of one ledger queue and those of another pass', async () => {
    const [slow, other] = [randomUUID(), randomUUID()];
    let finishSlow: () => void = () => undefined;
    const mayFinish = new Promise<void>((resolve) => (finishSlow = resolve));
    const order: string[] = [];
    const first = unitOfWork.run(slow, async () => {
      await mayFinish;
      order.push('first');
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = unitOfWork.run(slow, async () => void order.push('second'));
    await unitOfWork.run(other, async () => void order.push('other'));
    finishSlow();
    await Promise.all([first, second]);
    expect(order).toEqual(['other', 'first', 'second']);
  });

  it('leaves connections for others, however many writes of one ledger are waiting', async () => {
    const slow = randomUUID();
    let finishSlow: () => void = () => undefined;
    const mayFinish = new Promise<void>((resolve) => (finishSlow = resolve));
    const waiting = Array.from({ length: 30 }, () => unitOfWork.run(slow, () => mayFinish));
    const others = Array.from({ length: 5 }, () => write(randomUUID()));
    await expect(Promise.all(others)).resolves.toHaveLength(5);
    finishSlow();
    await Promise.all(waiting);
  });

  it('refuses a deleted owner, also one who was deleted while the write was waiting', async () => {
    const ownerId = randomUUID();
    await write(ownerId);
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT FROM change_stream WHERE owner_id = $1 FOR UPDATE', [ownerId]);
    const waiting = write(ownerId);
    const refusal = waiting.catch((error: unknown) => error);
    await runner.query('INSERT INTO deleted_owner (id) VALUES ($1)', [ownerId]);
    await runner.query('DELETE FROM change_stream WHERE owner_id = $1', [ownerId]);
    await runner.commitTransaction();
    await runner.release();
    expect(await refusal).toMatchObject({ code: 'ledger-deleted' });
    await expect(write(ownerId)).rejects.toMatchObject({ code: 'ledger-deleted' });
  });

  it('writes the 100,000 changes of an import in one transaction', async () => {
    const ownerId = randomUUID();
    await write(ownerId, 100_000);
    const [row] = (await dataSource.query(
      'SELECT count(*) AS count, max(sequence) AS head, count(DISTINCT id) AS ids FROM change WHERE owner_id = $1',
      [ownerId],
    )) as { count: bigint; head: bigint; ids: bigint }[];
    expect(row).toEqual({ count: 100_000n, head: 100_000n, ids: 100_000n });
  });

  it('numbers what a long work wrote ahead as if it had waited, and tells the feed at its end', async () => {
    const ownerId = randomUUID();
    await unitOfWork.run(ownerId, async () => {
      for (let batch = 0; batch < 3; batch += 1) {
        for (let index = 0; index < 2_500; index += 1) unitOfWork.record(change(1, `${batch}`));
        await unitOfWork.writeAhead();
      }
      expect(await feed.claim(CONSUMER, 10_000, 0)).toEqual([]);
    });
    expect(await sequences(ownerId)).toEqual(Array.from({ length: 7_500 }, (_, index) => index + 1));
    const [stream] = await feed.claim(CONSUMER, 10_000, 0);
    expect(stream?.head).toBe(7_500);
    expect(stream?.changes.map(({ after }) => (JSON.parse(after ?? '') as { note: string }).note)).toEqual(
      ['0', '1', '2'].flatMap((note) => Array.from({ length: 2_500 }, () => note)),
    );
  });

  it('takes back what was written ahead where the work fails later', async () => {
    const ownerId = randomUUID();
    const failing = unitOfWork.run(ownerId, async () => {
      for (let index = 0; index < 2_500; index += 1) unitOfWork.record(change());
      await unitOfWork.writeAhead();
      throw new Error('too late');
    });
    await expect(failing).rejects.toThrow('too late');
    await write(ownerId);
    expect(await sequences(ownerId)).toEqual([1]);
  });

  it('keeps null apart from an object on both sides of a change', async () => {
    const ownerId = randomUUID();
    await unitOfWork.run(ownerId, async () => {
      unitOfWork.record({ ...change(), before: null, after: { a: null } });
      unitOfWork.record({ ...change(2), before: { a: 1 }, after: null });
    });
    const { changes } = await feed.read(ownerId, 0, 10);
    expect(changes.map(({ before, after }) => ({ before, after }))).toEqual([
      { before: null, after: '{"a": null}' },
      { before: '{"a": 1}', after: null },
    ]);
  });

  it('migrates once where several copies start together', async () => {
    const copies = await Promise.all([open(), open(), open()]);
    await dataSource.query('DROP SCHEMA IF EXISTS copies CASCADE');
    await Promise.all(copies.map((copy) => migrate(copy, 'kit')));
    const [row] = (await dataSource.query('SELECT count(*) AS count FROM kit.migration')) as { count: bigint }[];
    expect(row?.count).toBe(BigInt(dataSource.migrations.length));
    await Promise.all(copies.map((copy) => copy.destroy()));
  });

  it('survives the loss of its connections', async () => {
    const ownerId = randomUUID();
    const lost = unitOfWork.run(ownerId, async () => {
      await unitOfWork.manager.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await expect(lost).rejects.toBeDefined();
    await dataSource
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'kit-test' AND datname = current_database() AND pid <> pg_backend_pid()`,
      )
      .catch(() => undefined);
    await write(ownerId);
    expect(await sequences(ownerId)).toEqual([1]);
  });

  describe('the feed', () => {
    it('delivers every change of every owner exactly once, in order, to consumers that acknowledge', async () => {
      const owners = Array.from({ length: 5 }, () => randomUUID());
      const seen = new Map<string, number[]>();
      let writing = true;
      const consume = async (): Promise<void> => {
        for (;;) {
          const streams = await feed.claim(CONSUMER, 7, 20);
          for (const stream of streams) {
            const known = seen.get(stream.ownerId) ?? [];
            known.push(...stream.changes.map((found) => found.sequence));
            seen.set(stream.ownerId, known);
          }
          const done = streams.map(({ ownerId, changes }) => ({ ownerId, sequence: changes.at(-1)?.sequence ?? 0 }));
          await feed.acknowledge(CONSUMER, done);
          if (streams.length === 0 && !writing) return;
        }
      };
      const consumers = [consume(), consume()];
      await Promise.all(owners.flatMap((ownerId) => Array.from({ length: 15 }, () => write(ownerId, 2))));
      writing = false;
      await Promise.all(consumers);
      const expected = Array.from({ length: 30 }, (_x, index) => index + 1);
      for (const ownerId of owners) expect(seen.get(ownerId)).toEqual(expected);
    });

    it('would lose changes to a reader that follows one global number (the planted bug)', async () => {
      await dataSource.query('CREATE TABLE IF NOT EXISTS naive (id bigint GENERATED ALWAYS AS IDENTITY)');
      const slow = dataSource.createQueryRunner();
      await slow.startTransaction();
      await slow.query('INSERT INTO naive DEFAULT VALUES');
      await dataSource.query('INSERT INTO naive DEFAULT VALUES');
      let position = 0n;
      let read = 0;
      const poll = async (): Promise<void> => {
        const rows: { id: bigint }[] = await dataSource.query('SELECT id FROM naive WHERE id > $1 ORDER BY id', [
          position,
        ]);
        read += rows.length;
        position = rows.at(-1)?.id ?? position;
      };
      await poll();
      await slow.commitTransaction();
      await slow.release();
      await poll();
      expect(read).toBe(1);

      // The same interleaving through the change log: the held ledger is found once it commits.
      const [held, quick] = [randomUUID(), randomUUID()];
      let commit: () => void = () => undefined;
      const mayCommit = new Promise<void>((resolve) => (commit = resolve));
      const slowWrite = unitOfWork.run(held, async () => {
        unitOfWork.record(change());
        await mayCommit;
      });
      await write(quick);
      const first = await feed.claim(CONSUMER, 10, 0);
      await feed.acknowledge(
        CONSUMER,
        first.map(({ ownerId, head }) => ({ ownerId, sequence: head })),
      );
      commit();
      await slowWrite;
      const second = await feed.claim(CONSUMER, 10, 0);
      expect([first, second].map((streams) => streams.map((stream) => stream.ownerId))).toEqual([[quick], [held]]);
    });

    it('bounds the number of changes in one answer and serves the least recently served first', async () => {
      const [large, small] = [randomUUID(), randomUUID()];
      await write(large, 25);
      const first = await feed.claim(CONSUMER, 10, 0);
      expect(first.map((stream) => stream.changes.length)).toEqual([10]);
      await write(small, 1);
      await feed.acknowledge(CONSUMER, [{ ownerId: large, sequence: 10 }]);
      const second = await feed.claim(CONSUMER, 10, 0);
      const counts = Object.fromEntries(second.map((stream) => [stream.ownerId, stream.changes.length]));
      expect(counts).toEqual({ [small]: 1, [large]: 9 });
      expect(second.find((stream) => stream.ownerId === large)?.after.sequence).toBe(10);
    });

    it('keeps a claimed stream from other consumers until it is acknowledged or the claim runs out', async () => {
      const ownerId = randomUUID();
      await write(ownerId);
      expect(await feed.claim(CONSUMER, 10, 0)).toHaveLength(1);
      await write(ownerId);
      expect(await feed.claim(CONSUMER, 10, 0)).toHaveLength(0);
      await dataSource.query("UPDATE change_delivery SET claimed_until = now() - interval '1 second'");
      const [again] = await feed.claim(CONSUMER, 10, 0);
      expect(again?.changes.map((found) => found.sequence)).toEqual([1, 2]);
    });

    it('finds a ledger that a writer is holding at that moment', async () => {
      const ownerId = randomUUID();
      await write(ownerId);
      await unitOfWork.run(ownerId, async () => {
        expect(await new ChangeFeed(dataSource, log).claim(CONSUMER, 10, 0)).toHaveLength(1);
      });
    });

    it('names the last acknowledged change, and never moves back', async () => {
      const ownerId = randomUUID();
      await write(ownerId, 3);
      const [stream] = await feed.claim(CONSUMER, 10, 0);
      await feed.acknowledge(CONSUMER, [{ ownerId, sequence: 2 }]);
      await feed.acknowledge(CONSUMER, [{ ownerId, sequence: 1 }]);
      await feed.acknowledge(CONSUMER, [{ ownerId, sequence: 99 }]);
      const [next] = await feed.claim(CONSUMER, 10, 0);
      expect(next?.after).toEqual({ sequence: 2, id: stream?.changes[1]?.id });
      expect(next?.changes.map((found) => found.sequence)).toEqual([3]);
    });

    it('wakes whoever waits for the next commit, and those who wait when the process stops', async () => {
      const startMs = performance.now();
      const waiting = log.sleep(10_000);
      await write(randomUUID());
      await waiting;
      const claim = new ChangeFeed(dataSource, log);
      await dataSource.query('UPDATE change_delivery SET delivered = head');
      const polling = claim.claim(CONSUMER, 10, 10_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
      claim.beforeApplicationShutdown();
      expect(await polling).toEqual([]);
      expect(performance.now() - startMs).toBeLessThan(8_000);
    });

    it('finds what another copy of the service committed by looking', async () => {
      const copy = new TypeOrmUnitOfWork(dataSource, new ChangeLog('notes'));
      const waiting = feed.claim(CONSUMER, 10, 5_000);
      const ownerId = randomUUID();
      await copy.run(ownerId, async () => copy.record(change()));
      expect(await waiting).toHaveLength(1);
    });

    it('delivers everything again after a reset', async () => {
      const ownerId = randomUUID();
      await write(ownerId, 2);
      await feed.claim(CONSUMER, 10, 0);
      await feed.acknowledge(CONSUMER, [{ ownerId, sequence: 2 }]);
      expect(await feed.claim(CONSUMER, 10, 0)).toHaveLength(0);
      await feed.reset(CONSUMER);
      const [again] = await feed.claim(CONSUMER, 10, 0);
      expect(again).toMatchObject({ after: { sequence: 0, id: null }, head: 2 });
      expect(again?.changes).toHaveLength(2);
    });
  });
});
