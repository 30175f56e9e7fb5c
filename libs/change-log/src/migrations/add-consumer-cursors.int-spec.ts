import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ChangeLog } from '../change-log';
import { ChangeFeed } from '../feed/change-feed';
import { registerConsumers } from '../feed/consumers';
import { dataSourceOptions } from '../sql/database-options';
import { migrate } from '../sql/migrate';
import { AddChangeConsumer1764300000000 } from './add-change-consumer.migration';
import { AddChangeContract1764400000000 } from './add-change-contract.migration';
import { AddConsumerCursors1764700000000 } from './add-consumer-cursors.migration';
import { AddJob1764600000000 } from './add-job.migration';
import { CreateChangeLog1700000000000 } from './create-change-log.migration';

const OLDER = [
  CreateChangeLog1700000000000,
  AddChangeConsumer1764300000000,
  AddChangeContract1764400000000,
  AddJob1764600000000,
];

describe('what an older version had delivered', () => {
  const [living, killed] = [randomUUID(), randomUUID()];
  const owners = { done: randomUUID(), half: randomUUID(), new: randomUUID(), held: randomUUID(), left: randomUUID() };
  let database: TestDatabase;
  let dataSource: DataSource;
  let feed: ChangeFeed;
  let before: Record<string, unknown>;

  const open = async (more: Partial<DataSourceOptions> = {}): Promise<DataSource> => {
    process.env.KIT_TEST_DATABASE_URL = database.url;
    const options = dataSourceOptions({ schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' }, 'kit-test');
    return new DataSource({ ...options, ...more } as DataSourceOptions).initialize();
  };
  /** Three changes of an owner, as the older version wrote, delivered and claimed them. */
  const writeThen = async (ownerId: string, delivered: number, claimedBy: string | null = null): Promise<void> => {
    await dataSource.query('INSERT INTO change_stream (owner_id, head) VALUES ($1, 3)', [ownerId]);
    await dataSource.query(
      `INSERT INTO change (owner_id, sequence, id, entity_id, at, version, schema, kind, cause_by, after)
       SELECT $1, n, gen_random_uuid(), gen_random_uuid(), now(), 1, 1, 'note', 'person', '{}' FROM generate_series(1, 3) n`,
      [ownerId],
    );
    await dataSource.query(
      `INSERT INTO change_delivery (owner_id, head, delivered, delivered_id, claimed_until, claimed_by)
       SELECT $1, 3, $2::bigint, (SELECT id FROM change WHERE owner_id = $1 AND sequence = $2),
              now() + interval '20 seconds' * (CASE WHEN $3::uuid IS NULL THEN -1 ELSE 1 END), $3`,
      [ownerId, delivered, claimedBy],
    );
  };
  const stored = async (): Promise<Record<string, unknown>> => ({
    deliveries: await dataSource.query(
      'SELECT owner_id, head, delivered, delivered_id, claimed_until, claimed_by FROM change_delivery ORDER BY owner_id',
    ),
    // A table that is written anew has another file.
    files: await dataSource.query(
      `SELECT relname, relfilenode FROM pg_class WHERE relnamespace = 'kit'::regnamespace
       AND relname IN ('change', 'change_stream', 'change_delivery') ORDER BY 1`,
    ),
  });
  const structure = (): Promise<object[]> =>
    dataSource.query(
      `SELECT indexdef AS is FROM pg_indexes WHERE schemaname = 'kit'
       UNION ALL SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
       FROM information_schema.columns WHERE table_schema = 'kit' ORDER BY 1`,
    );
  const claim = async (consumer: string, copy?: string): Promise<Record<string, number[]>> => {
    const streams = await feed.claim(consumer, 100, 0, undefined, copy);
    return Object.fromEntries(
      streams.map(({ ownerId, changes }) => [ownerId, changes.map(({ sequence }) => sequence)]),
    );
  };

  let structureThen: object[];

  beforeEach(async () => {
    database = await createTestDatabase();
    dataSource = await open({ migrations: OLDER });
    await migrate(dataSource, 'kit');
    structureThen = await structure();
    await dataSource.query(
      "INSERT INTO change_consumer VALUES ($1, now() + interval '1 minute'), ($2, now() - interval '6 seconds')",
      [living, killed],
    );
    await writeThen(owners.done, 3);
    await writeThen(owners.half, 2);
    await writeThen(owners.new, 0);
    await writeThen(owners.held, 1, living);
    await writeThen(owners.left, 1, killed);
    before = await stored();
    await dataSource.destroy();
    dataSource = await open();
    await migrate(dataSource, 'kit');
    feed = new ChangeFeed(dataSource, new ChangeLog('notes'));
  });

  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('stays delivered to the analytics service, which gets the rest and nothing twice', async () => {
    expect(await claim('analytics-service', randomUUID())).toEqual({
      [owners.half]: [3],
      [owners.new]: [1, 2, 3],
      [owners.left]: [2, 3],
    });
    await dataSource.query('UPDATE change_delivery SET claimed_until = now() WHERE claimed_by = $1', [living]);
    expect(await claim('analytics-service')).toEqual({ [owners.held]: [2, 3] });
  });

  it('is where it was, and no table was written anew', async () => {
    expect(await stored()).toEqual(before);
  });

  it('is nothing to a consumer that is new', async () => {
    await registerConsumers(dataSource, ['analytics-service', 'verify']);
    const all = Object.values(owners).map((ownerId) => [ownerId, [1, 2, 3]]);
    expect(await claim('verify')).toEqual(Object.fromEntries(all));
    expect(Object.keys(await claim('analytics-service'))).not.toContain(owners.done);
  });

  it('can be given back to the older version', async () => {
    await registerConsumers(dataSource, ['analytics-service', 'verify']);
    await feed.claim('verify', 1, 0, undefined, randomUUID());
    const runner = dataSource.createQueryRunner();
    await new AddConsumerCursors1764700000000().down(runner);
    await runner.release();
    expect((await stored()).deliveries).toEqual(before.deliveries);
    expect(await structure()).toEqual(structureThen);
    expect(await dataSource.query('SELECT id FROM change_consumer ORDER BY seen_at')).toEqual(
      [killed, living].map((id) => ({ id })),
    );
  });
});
