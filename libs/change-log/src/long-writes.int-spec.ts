import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { Unavailable } from '@pft/service-kit';
import { ChangeLog } from './change-log';
import { dataSourceOptions } from './sql/database-options';
import { migrate } from './sql/migrate';
import { TypeOrmUnitOfWork } from './unit-of-work';

describe('a long write beside short ones', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let unitOfWork: TypeOrmUnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.KIT_TEST_DATABASE_URL = database.url;
    const options = { schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' };
    dataSource = await new DataSource(dataSourceOptions(options, 'kit-test')).initialize();
    await migrate(dataSource, options.schema);
    unitOfWork = new TypeOrmUnitOfWork(dataSource, new ChangeLog('notes'));
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** A write that goes on until it is told to end; `begun` once it holds the ledger. */
  function openWrite(ownerId: string, long: boolean) {
    let end: () => void = () => undefined;
    let begin: () => void = () => undefined;
    const mayEnd = new Promise<void>((resolve) => (end = resolve));
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const done = unitOfWork.run(
      ownerId,
      async () => {
        begin();
        await mayEnd;
      },
      { long },
    );
    return { begun, done, end };
  }

  /** Has the ledger's owner send as many short writes as may wait, and then one more write of the kind that is asked about. */
  async function placesAhead(long: boolean): Promise<number> {
    const ownerId = randomUUID();
    const first = openWrite(ownerId, false);
    await first.begun;
    let ended = 0;
    const short = Array.from({ length: 101 }, () =>
      unitOfWork.run(ownerId, async () => {
        await dataSource.query('SELECT pg_sleep(0.002)');
        ended++;
      }),
    );
    const asked = unitOfWork.run(ownerId, () => Promise.resolve(ended), { long });
    first.end();
    try {
      return await asked;
    } finally {
      await Promise.all([first.done, ...short]);
    }
  }

  it('gets its turn before the short writes that wait, however many its owner sends', async () => {
    expect(await placesAhead(true)).toBeLessThan(10);
  });

  it('would not get it if it queued like a short one', async () => {
    await expect(placesAhead(false)).rejects.toThrow(Unavailable);
  });

  it('holds the only connection of its ledger while short ones wait, and keeps nobody else waiting', async () => {
    const long = Array.from({ length: 5 }, () => ({ ownerId: randomUUID() })).map(({ ownerId }) => ({
      ownerId,
      ...openWrite(ownerId, true),
    }));
    await Promise.all(long.map(({ begun }) => begun));
    const order: string[] = [];
    const short = long.flatMap(({ ownerId }) =>
      Array.from({ length: 10 }, () => unitOfWork.run(ownerId, () => Promise.resolve(order.push('short')))),
    );
    await unitOfWork.run(randomUUID(), () => Promise.resolve(order.push('somebody else')));
    const [{ busy } = { busy: 0 }] = await dataSource.query<{ busy: number }[]>(
      `SELECT count(*)::integer AS busy FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
    );
    expect(busy).toBe(long.length);
    long.forEach(({ end }) => end());
    await Promise.all([...long.map(({ done }) => done), ...short]);
    expect(order[0]).toBe('somebody else');
    expect(order).toHaveLength(51);
  });

  it('waits for another long one of its owner, whose failure is not its own', async () => {
    const ownerId = randomUUID();
    const broken = unitOfWork.run(ownerId, () => Promise.reject(new Error('broken')), { long: true });
    const next = unitOfWork.run(ownerId, () => Promise.resolve('done'), { long: true });
    const short = unitOfWork.run(ownerId, () => Promise.resolve('short'));
    await expect(broken).rejects.toThrow('broken');
    expect(await Promise.all([next, short])).toEqual(['done', 'short']);
  });
});
