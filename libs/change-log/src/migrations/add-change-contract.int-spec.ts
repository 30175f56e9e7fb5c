import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ChangeLog } from '../change-log';
import { ChangeFeed } from '../feed/change-feed';
import { dataSourceOptions } from '../sql/database-options';
import { migrate } from '../sql/migrate';
import { TypeOrmUnitOfWork } from '../unit-of-work';
import { AddChangeConsumer1764300000000 } from './add-change-consumer.migration';
import { AddChangeContract1764400000000 } from './add-change-contract.migration';
import { CreateChangeLog1700000000000 } from './create-change-log.migration';

/** What the program wrote its changes with until this migration. */
const WRITTEN_THEN = `
  INSERT INTO change (owner_id, sequence, id, kind, entity_id, version, before, after, at, actor, cause)
  SELECT $1::uuid, (SELECT head FROM change_stream WHERE owner_id = $1) + c.place, c.id, c.kind, c.entity_id, c.version,
         nullif(c.before, 'null'), nullif(c.after, 'null'), $3::timestamptz, $4::text, c.cause
  FROM jsonb_to_recordset($2::jsonb) AS c (place bigint, id uuid, kind text, entity_id uuid, version integer,
                                           before jsonb, after jsonb, cause text)`;

describe('the changes of a log that an older version wrote', () => {
  const ownerId = randomUUID();
  const [importId, categoryId, actor] = [randomUUID(), randomUUID(), randomUUID()];
  let database: TestDatabase;
  let dataSource: DataSource;

  const open = async (more: Partial<DataSourceOptions> = {}): Promise<DataSource> => {
    process.env.KIT_TEST_DATABASE_URL = database.url;
    const options = dataSourceOptions({ schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' }, 'kit-test');
    return new DataSource({ ...options, ...more } as DataSourceOptions).initialize();
  };
  const writeThen = async (by: string | null, rows: { kind: string; cause: string | null }[]): Promise<void> => {
    const changes = rows.map(({ kind, cause }, index) => ({
      place: index + 1,
      id: randomUUID(),
      kind,
      entity_id: randomUUID(),
      version: 2,
      before: { name: 'was', archived: false },
      after: cause === null ? null : { name: 'is', archived: false },
      cause,
    }));
    await dataSource.query(WRITTEN_THEN, [ownerId, JSON.stringify(changes), '2026-01-02T03:04:05.678Z', by]);
    await dataSource.query('UPDATE change_stream SET head = head + $2 WHERE owner_id = $1', [ownerId, rows.length]);
    await dataSource.query('UPDATE change_delivery SET head = head + $2 WHERE owner_id = $1', [ownerId, rows.length]);
  };
  const indexes = async (): Promise<string[]> => {
    const rows: { indexdef: string }[] = await dataSource.query(
      "SELECT indexdef FROM pg_indexes WHERE schemaname = 'kit' AND tablename = 'change' ORDER BY 1",
    );
    return rows.map(({ indexdef }) => indexdef);
  };

  const written = [
    { kind: 'transaction', cause: `import:${importId}` },
    { kind: 'account', cause: 'POST /imports/:id/commit' },
    { kind: 'transaction', cause: `import-undone:${importId}` },
    { kind: 'account', cause: 'DELETE /imports/:id' },
    { kind: 'transaction', cause: 'POST /transactions/categorize' },
    { kind: 'transaction', cause: `category:${categoryId}` },
    { kind: 'transaction', cause: 'DELETE /categories/:id' },
    { kind: 'budget', cause: 'DELETE /categories/:id' },
    { kind: 'category', cause: 'DELETE /categories/:id' },
    { kind: 'transaction', cause: 'PATCH /transactions/:id' },
    { kind: 'user', cause: null },
  ];
  let before: object[];

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await open({ migrations: [CreateChangeLog1700000000000, AddChangeConsumer1764300000000] });
    await migrate(dataSource, 'kit');
    await dataSource.query('INSERT INTO change_stream (owner_id) VALUES ($1)', [ownerId]);
    await dataSource.query('INSERT INTO change_delivery (owner_id, head) VALUES ($1, 0)', [ownerId]);
    await writeThen(actor, written);
    await writeThen('service:analytics-service', [{ kind: 'transaction', cause: 'POST /internal/something' }]);
    before = await dataSource.query('SELECT * FROM change ORDER BY sequence');
    await dataSource.destroy();
    dataSource = await open();
    await migrate(dataSource, 'kit');
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('are all there, as they were, and say what made them', async () => {
    const rows = (await dataSource.query('SELECT * FROM change ORDER BY sequence')) as Record<string, unknown>[];
    const changes = rows.map(({ cause_by: by, cause_ref: ref, operation }) => [by, ref, operation]);
    expect(changes).toEqual([
      ['import', importId, null],
      ['import', null, 'POST /imports/:id/commit'],
      ['import-undone', importId, null],
      ['import-undone', null, 'DELETE /imports/:id'],
      ['payee-rule', null, 'POST /transactions/categorize'],
      ['category-moved', categoryId, null],
      ['category-moved', null, 'DELETE /categories/:id'],
      ['category-moved', null, 'DELETE /categories/:id'],
      ['person', null, 'DELETE /categories/:id'],
      ['person', null, 'PATCH /transactions/:id'],
      ['person', null, null],
      ['person', null, 'POST /internal/something'],
    ]);
    expect(rows.map(({ actor: by }) => by)).toEqual([...written.map(() => actor), null]);
    expect(rows.every(({ schema }) => schema === 1)).toBe(true);
    const same = (row: object) => ({
      ...row,
      actor: null,
      cause: null,
      schema: 1,
      cause_by: null,
      cause_ref: null,
      operation: null,
    });
    expect(rows.map(same)).toEqual(before.map(same));
  });

  it('are followed by new ones without a gap, and handed out by the feed together with them', async () => {
    const log = new ChangeLog('notes');
    const unitOfWork = new TypeOrmUnitOfWork(dataSource, log);
    const entityId = randomUUID();
    await unitOfWork.run(ownerId, async () => {
      unitOfWork.record({ kind: 'note', entityId, version: 1, before: null, after: { name: 'new' } });
    });
    const { changes, head } = await new ChangeFeed(dataSource, log).read(ownerId, 0, 100);
    expect(head).toBe(written.length + 2);
    expect(changes.map(({ sequence }) => sequence)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
    expect(changes[0]).toMatchObject({ schema: 1, cause: { by: 'import', ref: importId }, actor });
  });

  it('stand under the same indexes as before', async () => {
    expect(await indexes()).toEqual([
      'CREATE INDEX change_of_entity ON kit.change USING btree (owner_id, entity_id, sequence)',
      'CREATE UNIQUE INDEX change_pkey ON kit.change USING btree (owner_id, sequence)',
    ]);
  });

  it('can be given back to the older version', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await new AddChangeContract1764400000000().down(runner);
      const rows: object[] = await runner.query('SELECT cause FROM change ORDER BY sequence LIMIT $1', [
        written.length,
      ]);
      expect(rows).toEqual(written.map(({ cause }) => ({ cause })));
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
