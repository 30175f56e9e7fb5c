import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { ChangeLog } from '../change-log';
import { dataSourceOptions } from '../sql/database-options';
import { IdempotencyService } from './idempotency';
import { migrate } from '../sql/migrate';
import { TypeOrmUnitOfWork } from '../unit-of-work';

describe('idempotency on PostgreSQL', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let idempotency: IdempotencyService;
  let unitOfWork: TypeOrmUnitOfWork;
  let runs = 0;

  const work = async (): Promise<{ id: string; run: number }> => {
    runs += 1;
    return { id: randomUUID(), run: runs };
  };

  const once = <T>(ownerId: string, requestHash: string, answer: () => Promise<T>): Promise<T> =>
    idempotency.run(
      { key: 'key', ownerId, requestHash },
      () => unitOfWork.run(ownerId, answer),
      (result) => result,
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.KIT_TEST_DATABASE_URL = database.url;
    const options = dataSourceOptions({ schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' }, 'kit-test');
    dataSource = await new DataSource(options).initialize();
    await migrate(dataSource, 'kit');
    unitOfWork = new TypeOrmUnitOfWork(dataSource, new ChangeLog('notes'));
    idempotency = new IdempotencyService(unitOfWork, dataSource);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  beforeEach(() => {
    runs = 0;
  });

  it('gives the same request the first answer and does the work once', async () => {
    const ownerId = randomUUID();
    const first = await once(ownerId, 'hash', work);
    expect(await once(ownerId, 'hash', work)).toEqual(first);
    expect(runs).toBe(1);
  });

  it('refuses the key for another request', async () => {
    const ownerId = randomUUID();
    await once(ownerId, 'hash', work);
    await expect(once(ownerId, 'other', work)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('does not share keys between owners', async () => {
    await once(randomUUID(), 'hash', work);
    await once(randomUUID(), 'hash', work);
    expect(runs).toBe(2);
  });

  it('answers 409 while the first request with the key is still running', async () => {
    const ownerId = randomUUID();
    let finish: () => void = () => undefined;
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    const first = once(ownerId, 'hash', () => mayFinish);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(once(ownerId, 'hash', work)).rejects.toMatchObject({
      code: 'idempotency-key-in-progress',
    });
    finish();
    await first;
  });

  it('keeps nothing of work that failed', async () => {
    const ownerId = randomUUID();
    const failing = async (): Promise<never> => {
      throw new Error('no');
    };
    await expect(once(ownerId, 'hash', failing)).rejects.toThrow('no');
    await once(ownerId, 'hash', work);
    expect(runs).toBe(1);
  });

  it('holds nothing while the use case parses, and keeps nothing of what it refuses', async () => {
    const ownerId = randomUUID();
    const request = { key: 'key', ownerId, requestHash: 'hash' };
    const refuse = async (): Promise<never> => {
      const [busy] = await dataSource.query<{ n: number }[]>(
        `SELECT count(*)::integer AS n FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname =
         current_database()) AND (locktype = 'advisory' OR mode = 'RowShareLock')`,
      );
      expect(busy).toEqual({ n: 0 });
      throw new Error('refused');
    };
    await expect(idempotency.run(request, refuse, (result) => result)).rejects.toThrow('refused');
    await once(ownerId, 'other', work);
    expect(runs).toBe(1);
  });

  it('stores what the presenter makes of the result, with the attempt that is committed, and not with a dry one', async () => {
    const ownerId = randomUUID();
    const request = { key: 'key', ownerId, requestHash: 'hash' };
    const execute = async (): Promise<{ run: number }> => {
      await unitOfWork.run(ownerId, work, { dryRun: true });
      const fail = async () => {
        await work();
        throw new Error('stale');
      };
      await unitOfWork.run(ownerId, fail).catch(() => undefined);
      return unitOfWork.run(ownerId, work);
    };
    const present = ({ run }: { run: number }) => ({ presented: run });
    expect(await idempotency.run(request, execute, present)).toEqual({ presented: 3 });
    expect(await idempotency.run(request, () => unitOfWork.run(ownerId, work), present)).toEqual({ presented: 3 });
    expect(runs).toBe(3);
  });

  it('leaves to what is prepared the units of work that are not the answer, and prepares nothing for a repeated request', async () => {
    const ownerId = randomUUID();
    const request = { key: 'key', ownerId, requestHash: 'hash' };
    let prepared = 0;
    const upload = () =>
      idempotency.runPrepared<{ run: number }, { presented: number }>(
        request,
        async (answer) => {
          prepared += 1;
          await unitOfWork.run(ownerId, () => Promise.resolve('not the answer'));
          return answer(() => unitOfWork.run(ownerId, work));
        },
        ({ run }) => ({ presented: run }),
      );
    expect([await upload(), await upload()]).toEqual([{ presented: 1 }, { presented: 1 }]);
    expect([prepared, runs]).toEqual([1, 1]);
  });

  it('refuses a use case whose first unit of work answers something else', async () => {
    const ownerId = randomUUID();
    const request = { key: 'key', ownerId, requestHash: 'hash' };
    const execute = async () => ({ other: await unitOfWork.run(ownerId, work) });
    await expect(idempotency.run(request, execute, (result) => result)).rejects.toThrow('must answer');
    await expect(idempotency.run({ ...request, key: 'new' }, work, (result) => result)).rejects.toThrow('must answer');
  });

  it('keeps nothing where the answer cannot be stored', async () => {
    const ownerId = randomUUID();
    const unstorable = async (): Promise<unknown> => {
      unitOfWork.record({ kind: 'note', entityId: randomUUID(), version: 1, before: null, after: {} });
      return { amountMinor: 1n };
    };
    await expect(once(ownerId, 'hash', unstorable)).rejects.toThrow('BigInt');
    const rows: unknown[] = await dataSource.query('SELECT FROM change WHERE owner_id = $1', [ownerId]);
    expect(rows).toHaveLength(0);
    await once(ownerId, 'hash', work);
    expect(runs).toBe(1);
  });

  it('does the work once where another copy stores the key between the first look and the end', async () => {
    const ownerId = randomUUID();
    const note = { kind: 'note', entityId: randomUUID(), version: 1, before: null, after: {} };
    const insertKey = `INSERT INTO idempotency_key (owner_id, key, request_hash, status, body, headers)
                       VALUES ($1, 'key', 'hash', 200, '{"id":"of the other copy"}', '{}')`;
    const overtaken = async (): Promise<unknown> => {
      unitOfWork.record(note);
      await dataSource.query(insertKey, [ownerId]);
      return { id: 'ours' };
    };
    expect(await once(ownerId, 'hash', overtaken)).toEqual({ id: 'of the other copy' });
    const rows: unknown[] = await dataSource.query('SELECT FROM change WHERE owner_id = $1', [ownerId]);
    expect(rows).toHaveLength(0);
  });

  it('forgets a key after 30 days', async () => {
    const ownerId = randomUUID();
    await once(ownerId, 'hash', work);
    await dataSource.query("UPDATE idempotency_key SET created_at = now() - interval '31 days' WHERE owner_id = $1", [
      ownerId,
    ]);
    await once(ownerId, 'other', work);
    expect(runs).toBe(2);
  });

  it('does the work once among many that come at the same time', async () => {
    const ownerId = randomUUID();
    const attempts = Array.from({ length: 8 }, () => once(ownerId, 'hash', work));
    const outcomes = await Promise.allSettled(attempts);
    const ids = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(runs).toBe(1);
  });
});
