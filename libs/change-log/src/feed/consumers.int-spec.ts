import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createService, ServiceKitModule } from '@pft/service-kit';
import { createTestDatabase, startTokenIssuer, type TestDatabase, type TokenIssuer } from '@pft/testing';
import { DataSource } from 'typeorm';
import { ChangeLog } from '../change-log';
import { ChangeLogModule } from '../change-log.module';
import { TypeOrmUnitOfWork } from '../unit-of-work';
import type { ChangeStream } from './change-feed';
import { registerConsumers } from './consumers';

@Module({
  imports: [
    ServiceKitModule.forRoot({ name: 'kit-test' }),
    ChangeLogModule.forRoot({
      name: 'kit-test',
      database: { schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' },
      stream: 'notes',
      consumers: ['analytics-service', 'verify'],
    }),
  ],
})
class KitModule {}

describe('consumers of one feed', () => {
  let issuer: TokenIssuer;
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let dataSource: DataSource;

  beforeAll(async () => {
    issuer = await startTokenIssuer();
  });

  afterAll(async () => {
    await issuer.stop();
  });

  beforeEach(async () => {
    database = await createTestDatabase();
    process.env.KIT_TEST_DATABASE_URL = database.url;
    app = await createService(KitModule, { name: 'kit-test', title: 'Kit', port: 0, portVariable: 'KIT_PORT' });
    await app.listen(0, '127.0.0.1');
    dataSource = app.get(DataSource);
  });

  afterEach(async () => {
    await app.close();
    await database.drop();
  });

  const write = (ownerId: string, count = 1): Promise<void> => {
    const unitOfWork = app.get(TypeOrmUnitOfWork);
    return unitOfWork.run(ownerId, async () => {
      for (let version = 1; version <= count; version += 1)
        unitOfWork.record({ kind: 'note', entityId: randomUUID(), version, before: null, after: {} });
    });
  };
  const post = async (consumer: string, door: string, body: object): Promise<Response> =>
    fetch(`${await app.getUrl()}/internal/changes/${door}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${issuer.serviceToken(consumer)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  /** The numbers of the changes that the consumer is given, by owner. */
  const claim = async (consumer: string, copy?: string): Promise<Record<string, number[]>> => {
    const answer = await post(consumer, 'claim', { limit: 100, waitMs: 0, consumer: copy });
    const { streams } = (await answer.json()) as { streams: ChangeStream[] };
    return Object.fromEntries(
      streams.map(({ ownerId, changes }) => [ownerId, changes.map(({ sequence }) => sequence)]),
    );
  };
  const acknowledge = async (consumer: string, ownerId: string, sequence: number): Promise<void> =>
    expect((await post(consumer, 'ack', { streams: [{ ownerId, sequence }] })).status).toBe(204);

  it('wait for none that is down, and that one finds all that it missed when it is back', async () => {
    const [early, later] = [randomUUID(), randomUUID()];
    await write(early, 2);
    // One claims, and is never heard of again.
    expect(await claim('verify', randomUUID())).toEqual({ [early]: [1, 2] });
    for (const news of [[1, 2, 3], [4], [5]]) {
      await write(early);
      expect(await claim('analytics-service')).toEqual({ [early]: news });
      await acknowledge('analytics-service', early, news.at(-1) ?? 0);
    }
    await write(later);
    expect(await claim('analytics-service')).toEqual({ [later]: [1] });
    await acknowledge('analytics-service', later, 1);
    expect(await claim('analytics-service')).toEqual({});
    await dataSource.query("UPDATE change_consumer_copy SET seen_at = seen_at - interval '6 seconds'");
    expect(await claim('verify', randomUUID())).toEqual({ [early]: [1, 2, 3, 4, 5], [later]: [1] });
    expect(await claim('analytics-service')).toEqual({});
  });

  it('claim, acknowledge and reset for themselves alone', async () => {
    const ownerId = randomUUID();
    await write(ownerId, 3);
    expect(await claim('verify')).toEqual({ [ownerId]: [1, 2, 3] });
    await acknowledge('verify', ownerId, 3);
    expect(await claim('analytics-service')).toEqual({ [ownerId]: [1, 2, 3] });
    // Neither gives free what the other has claimed.
    await acknowledge('verify', ownerId, 3);
    expect(await claim('analytics-service')).toEqual({});
    await acknowledge('analytics-service', ownerId, 2);
    expect((await post('verify', 'reset', { ownerId })).status).toBe(204);
    expect(await claim('verify')).toEqual({ [ownerId]: [1, 2, 3] });
    expect(await claim('analytics-service')).toEqual({ [ownerId]: [3] });
    await acknowledge('analytics-service', ownerId, 3);
    const again = await post('verify', 'claim', { limit: 1, waitMs: 0, fromStart: true });
    expect(((await again.json()) as { streams: ChangeStream[] }).streams[0]?.after.sequence).toBe(0);
    expect(await claim('analytics-service')).toEqual({});
  });

  it('are told by their tokens, whatever a request says', async () => {
    const ownerId = randomUUID();
    await write(ownerId);
    for (const door of ['claim', 'ack', 'reset']) {
      const needed = { claim: { limit: 1, waitMs: 0 }, ack: { streams: [] }, reset: {} }[door];
      expect((await post('verify', door, { ...needed, consumer: 'analytics-service' })).status).toBe(422);
      expect((await post('web', door, { ...needed })).status).toBe(403);
    }
    expect(await claim('analytics-service')).toEqual({ [ownerId]: [1] });
  });

  it('do not show that a copy of another one lives, nor that it is dead', async () => {
    const [ownerId, copy] = [randomUUID(), randomUUID()];
    await write(ownerId);
    expect(await claim('analytics-service', copy)).toEqual({ [ownerId]: [1] });
    await dataSource.query("UPDATE change_consumer_copy SET seen_at = seen_at - interval '6 seconds'");
    await post('verify', 'ack', { streams: [], consumer: copy });
    const successor = randomUUID();
    expect(await claim('analytics-service', successor)).toEqual({ [ownerId]: [1] });
    await post('verify', 'ack', { streams: [], consumer: successor });
    await dataSource.query(
      "UPDATE change_consumer_copy SET seen_at = seen_at - interval '6 seconds' WHERE consumer = 'verify'",
    );
    expect(await claim('analytics-service', randomUUID())).toEqual({});
  });

  it('are given the snapshots as they were recorded, whatever is written in them', async () => {
    const ownerId = randomUUID();
    const [before, after] = [
      { note: null, sum: '1.50' },
      { note: 'a "quoted" \\ line\nand ünï, 💶 \u2028', list: [1, {}] },
    ];
    const unitOfWork = app.get(TypeOrmUnitOfWork);
    const [note, gone] = [randomUUID(), randomUUID()];
    await unitOfWork.run(ownerId, async () => {
      unitOfWork.record({ kind: 'note "of" two', entityId: note, version: 1, before: null, after });
      unitOfWork.record({ kind: 'note', entityId: gone, version: 2, before, after: null });
    });
    const claimed = await post('verify', 'claim', { limit: 10, waitMs: 0 });
    expect(claimed.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { streams } = (await claimed.json()) as { streams: unknown[] };
    const common = { ownerId, schema: 1, actor: null, cause: { by: 'person', ref: null }, operation: null };
    const stream = {
      ownerId,
      after: { sequence: 0, id: null },
      head: 2,
      changes: [
        { ...common, sequence: 1, kind: 'note "of" two', entityId: note, version: 1, before: null, after },
        { ...common, sequence: 2, kind: 'note', entityId: gone, version: 2, before, after: null },
      ].map((change) => ({
        ...change,
        id: expect.any(String),
        at: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:]+\.\d{3}Z$/),
      })),
    };
    expect(streams).toEqual([stream]);
    const read = await post('verify', 'read', { ownerId, afterSequence: 0, limit: 10 });
    expect(await read.json()).toEqual(stream);
  });

  it('may say with a claim what they have saved of the one before', async () => {
    const owners = [randomUUID(), randomUUID()] as const;
    for (const ownerId of owners) await write(ownerId);
    await claim('verify');
    await write(owners[0]);
    const acknowledged = owners.map((ownerId) => ({ ownerId, sequence: 1 }));
    const answer = await post('verify', 'claim', { limit: 10, waitMs: 0, acknowledged });
    expect(await answer.json()).toMatchObject({ streams: [{ ownerId: owners[0], changes: [{ sequence: 2 }] }] });
    const wrong = await post('verify', 'claim', {
      limit: 10,
      waitMs: 0,
      acknowledged: [{ ownerId: 'x', sequence: 1 }],
    });
    expect(wrong.status).toBe(422);
  });

  it('begin at the first change where they are new, and keep what they have where they are not', async () => {
    const owners = [randomUUID(), randomUUID()] as const;
    await write(owners[0], 3);
    await write(owners[1], 1);
    await claim('analytics-service');
    await acknowledge('analytics-service', owners[0], 2);
    await dataSource.query("DELETE FROM change_consumer WHERE name = 'verify'");
    await dataSource.query("DELETE FROM change_delivery WHERE consumer = 'verify'");
    await write(owners[1], 1);
    await Promise.all([1, 2].map(() => registerConsumers(dataSource, ['analytics-service', 'verify'])));
    await write(owners[1], 1);
    expect(await claim('verify')).toEqual({ [owners[0]]: [1, 2, 3], [owners[1]]: [1, 2, 3] });
    expect(await claim('analytics-service')).toEqual({ [owners[0]]: [3] });
  });

  it('miss nothing of a write that is under way while they are registered, nor of one that a copy commits that does not know them', async () => {
    const [ownerId, log] = [randomUUID(), app.get(ChangeLog)];
    const runner = dataSource.createQueryRunner();
    const client = await runner.connect();
    await client.query('BEGIN');
    await log.lock(client, ownerId);
    await log.write(client, ownerId, [{ kind: 'note', entityId: randomUUID(), version: 1, before: null, after: {} }]);
    const registered = registerConsumers(dataSource, ['analytics-service', 'verify', 'operator']);
    // It waits for the write; where it did not, it would be done by now.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.query('COMMIT');
    await runner.release();
    await registered;
    const heads = (): Promise<object[]> =>
      dataSource.query("SELECT owner_id, head, delivered FROM change_delivery WHERE consumer = 'operator'");
    expect(await heads()).toEqual([{ owner_id: ownerId, head: 1n, delivered: 0n }]);
    await write(ownerId);
    expect(await heads()).toEqual([{ owner_id: ownerId, head: 2n, delivered: 0n }]);
  });
});
