import { Module } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { ServiceKitModule, StartRefused, createService } from '@pft/service-kit';
import { ChangeLogModule } from '../change-log.module';
import { dataSourceOptions } from './database-options';
import { migrate } from './migrate';

const database = { schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' };

describe('the schema of a service', () => {
  let testDatabase: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    testDatabase = await createTestDatabase();
    process.env.KIT_TEST_DATABASE_URL = testDatabase.url;
    dataSource = await new DataSource(dataSourceOptions(database, 'kit-test')).initialize();
    await migrate(dataSource, 'kit');
  });

  afterEach(async () => {
    await dataSource.destroy();
    await testDatabase.drop();
  });

  const applied = (): Promise<{ name: string }[]> => dataSource.query('SELECT name FROM kit.migration ORDER BY id');
  const apply = (name: string): Promise<unknown> =>
    dataSource.query('INSERT INTO kit.migration (timestamp, name) VALUES ($1, $2)', [name.slice(-13), name]);

  it('is opened again by the version that made it', async () => {
    await expect(migrate(dataSource, 'kit')).resolves.toBeUndefined();
  });

  it('is not opened by an older version than the one that wrote it: both are named, and nothing is changed', async () => {
    await apply('AddGoals1990000000000');
    await apply('AddLoans1980000000000');
    const before = await applied();
    const refusal = await migrate(dataSource, 'kit').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartRefused);
    expect((refusal as Error).message).toMatch(
      /schema "kit".*newer version.* at AddGoals1990000000000, .* nothing after AddConsumerCursors1764700000000\. .*Start the newer version/,
    );
    expect(await applied()).toEqual(before);
    // The lock is free: the newer version can start at once.
    expect(await dataSource.query('SELECT pg_try_advisory_lock($1)', [0x7066746d])).toEqual([
      { pg_try_advisory_lock: true },
    ]);
  });

  it('ends the start of a service at once where it is newer, for trying again does not help', async () => {
    // Fifteen attempts with a pause of a second each would outlast the patience of this test.
    await apply('AddGoals1990000000000');
    @Module({
      imports: [
        ServiceKitModule.forRoot({ name: 'kit-test' }),
        ChangeLogModule.forRoot({ name: 'kit-test', database, stream: 'tests', consumers: ['analytics-service'] }),
      ],
    })
    class KitModule {}
    const options = { name: 'kit-test', title: 'Kit', port: 0, portVariable: 'KIT_PORT' };
    await expect(createService(KitModule, options)).rejects.toThrow(StartRefused);
  }, 12_000);
});
