import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { ChangeLog } from '../change-log';
import { dataSourceOptions } from '../sql/database-options';
import { migrate } from '../sql/migrate';
import { poolOf } from '../sql/sql';
import { TypeOrmUnitOfWork } from '../unit-of-work';
import { ChangeFeed } from './change-feed';
import { registerConsumers } from './consumers';

const CONSUMER = 'analytics-service';

describe('copies of the consumer of a feed', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let log: ChangeLog;
  let unitOfWork: TypeOrmUnitOfWork;
  /** The feed in two copies of the service; neither knows what the other one was told. */
  let feeds: [ChangeFeed, ChangeFeed];

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.KIT_TEST_DATABASE_URL = database.url;
    const options = dataSourceOptions({ schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' }, 'kit-test');
    dataSource = await new DataSource(options).initialize();
    await migrate(dataSource, 'kit');
    await registerConsumers(dataSource, [CONSUMER]);
    log = new ChangeLog('notes');
    unitOfWork = new TypeOrmUnitOfWork(dataSource, log);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  beforeEach(async () => {
    await dataSource.query('TRUNCATE change, change_stream, change_delivery, change_consumer_copy');
    feeds = [new ChangeFeed(dataSource, log), new ChangeFeed(dataSource, log)];
  });

  const write = (ownerId: string): Promise<void> =>
    unitOfWork.run(ownerId, async () => {
      unitOfWork.record({ kind: 'note', entityId: randomUUID(), version: 1, before: null, after: {} });
    });
  const claimed = async (feed: ChangeFeed, copy?: string): Promise<string[]> =>
    (await feed.claim(CONSUMER, 10, 0, undefined, copy)).map(({ ownerId }) => ownerId);
  /** As if this copy had been killed six seconds ago. */
  const fallSilent = (consumer: string): Promise<unknown> =>
    dataSource.query("UPDATE change_consumer_copy SET seen_at = seen_at - interval '6 seconds' WHERE id = $1", [
      consumer,
    ]);

  it.each([
    ['the first', 0],
    ['the second', 1],
  ])('get what %s one held when it was killed, and nothing that a living one holds', async (_name, killed) => {
    const consumers = [randomUUID(), randomUUID()];
    const owners = [randomUUID(), randomUUID()];
    for (const index of [0, 1]) {
      await write(owners[index] as string);
      expect(await claimed(feeds[index] as ChangeFeed, consumers[index])).toEqual([owners[index]]);
    }
    const survivor = consumers[1 - killed] as string;
    expect(await claimed(feeds[0], survivor)).toEqual([]);
    await fallSilent(consumers[killed] as string);
    expect(await claimed(feeds[0], survivor)).toEqual([owners[killed]]);
    // Its successor after a restart finds nothing left to take from the copy that lives.
    expect(await claimed(feeds[1], randomUUID())).toEqual([]);
  });

  it('keep what they hold while the service that they poll is restarted', async () => {
    const [consumer, ownerId] = [randomUUID(), randomUUID()];
    await write(ownerId);
    expect(await claimed(feeds[0], consumer)).toEqual([ownerId]);
    expect(await claimed(new ChangeFeed(dataSource, log), randomUUID())).toEqual([]);
  });

  it('would keep a dead one’s ledgers for the whole claim if it did not say which one it is (the planted fault)', async () => {
    const ownerId = randomUUID();
    await write(ownerId);
    expect(await claimed(feeds[0])).toEqual([ownerId]);
    await dataSource.query("UPDATE change_delivery SET claimed_until = claimed_until - interval '6 seconds'");
    expect(await claimed(feeds[1], randomUUID())).toEqual([]);
  });

  it('show that they live by acknowledging nothing', async () => {
    const [consumer, ownerId] = [randomUUID(), randomUUID()];
    await write(ownerId);
    await claimed(feeds[0], consumer);
    await fallSilent(consumer);
    await feeds[1].acknowledge(CONSUMER, [], consumer);
    expect(await claimed(feeds[0], randomUUID())).toEqual([]);
  });

  it('show that they live by a poll that is waiting', async () => {
    const [consumer, ownerId] = [randomUUID(), randomUUID()];
    await write(ownerId);
    await claimed(feeds[0], consumer);
    const polling = feeds[0].claim(CONSUMER, 10, 1_500, undefined, consumer);
    await fallSilent(consumer);
    expect(await polling).toEqual([]);
    expect(await claimed(feeds[1], randomUUID())).toEqual([]);
  });

  it('do not give free what another one has claimed meanwhile, but what they did counts', async () => {
    const [late, next, ownerId] = [randomUUID(), randomUUID(), randomUUID()];
    await write(ownerId);
    await claimed(feeds[0], late);
    await fallSilent(late);
    expect(await claimed(feeds[1], next)).toEqual([ownerId]);
    await feeds[0].acknowledge(CONSUMER, [{ ownerId, sequence: 1 }], late);
    await write(ownerId);
    expect(await claimed(feeds[0], late)).toEqual([]);
    await feeds[1].acknowledge(CONSUMER, [{ ownerId, sequence: 1 }], next);
    const [stream] = await feeds[0].claim(CONSUMER, 10, 0, undefined, late);
    expect(stream?.changes.map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('hold a ledger for half a minute at most, living or not, named or not', async () => {
    const ownerId = randomUUID();
    await write(ownerId);
    for (const consumer of [randomUUID(), undefined]) {
      expect(await claimed(feeds[0], consumer)).toEqual([ownerId]);
      const [row] = (await dataSource.query(
        'SELECT extract(epoch FROM claimed_until - now())::float8 AS seconds FROM change_delivery',
      )) as { seconds: number }[];
      expect(row?.seconds).toBeGreaterThan(20);
      expect(row?.seconds).toBeLessThanOrEqual(30);
      await dataSource.query("UPDATE change_delivery SET claimed_until = now() - interval '1 second'");
    }
    expect(await claimed(feeds[1], randomUUID())).toEqual([ownerId]);
  });

  it('are forgotten when nothing of theirs can be claimed any more', async () => {
    const [old, consumer] = [randomUUID(), randomUUID()];
    await claimed(feeds[0], old);
    await dataSource.query("UPDATE change_consumer_copy SET seen_at = seen_at - interval '61 seconds'");
    await claimed(feeds[0], consumer);
    expect(await dataSource.query('SELECT id FROM change_consumer_copy')).toEqual([{ id: consumer }]);
  });

  it('acknowledge and give back the same ledgers in any order without waiting for each other in a circle', async () => {
    const owners = Array.from({ length: 30 }, () => randomUUID());
    await Promise.all(owners.map(write));
    const copy = randomUUID();
    const streams = owners.map((ownerId) => ({ ownerId, sequence: 1 }));
    const backwards = [...streams].reverse();
    // As a write of many ledgers moves their heads.
    const moveHeads = (): Promise<unknown> =>
      dataSource.query(
        `INSERT INTO change_delivery (consumer, owner_id, head) SELECT $1, owner_id, 1 FROM unnest($2::uuid[]) AS o (owner_id)
         ORDER BY owner_id ON CONFLICT (consumer, owner_id) DO UPDATE SET head = excluded.head`,
        [CONSUMER, owners],
      );
    const claimAndHangUp = async (feed: ChangeFeed): Promise<void> => {
      const gone = new AbortController();
      const claiming = feed.claim(CONSUMER, 100, 0, gone.signal, copy);
      gone.abort();
      await claiming;
    };
    for (let round = 0; round < 40; round += 1) {
      await Promise.all([
        feeds[0].acknowledge(CONSUMER, streams, copy),
        feeds[1].acknowledge(CONSUMER, backwards, copy),
        moveHeads(),
        feeds[0].acknowledge(CONSUMER, backwards),
        feeds[1].reset(CONSUMER),
        feeds[1].acknowledge(CONSUMER, streams),
        claimAndHangUp(feeds[0]),
        moveHeads(),
      ]);
    }
    await feeds[0].acknowledge(CONSUMER, streams);
    expect(await claimed(feeds[0])).toEqual([]);
  });

  it('are told at once of what is committed while they look', async () => {
    const ownerId = randomUUID();
    const pool = poolOf(dataSource);
    const query = pool.query.bind(pool) as (...asked: unknown[]) => Promise<unknown>;
    let writtenAt: number | undefined;
    jest.spyOn(pool, 'query').mockImplementation((async (...asked: unknown[]) => {
      const answer = await query(...asked);
      if ((asked[0] as { name?: string }).name === 'change-feed-claim' && writtenAt === undefined) {
        writtenAt = Infinity;
        await write(ownerId);
        writtenAt = performance.now();
      }
      return answer;
    }) as never);
    expect(await feeds[0].claim(CONSUMER, 10, 5_000)).toMatchObject([{ ownerId }]);
    jest.restoreAllMocks();
    // The next look would be 100 ms later.
    expect(performance.now() - (writtenAt ?? 0)).toBeLessThan(80);
  });
});
