import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { presentError } from '../operations/error-in-log';
import { answerTo } from './problem.filter';

describe('an error of a real PostgreSQL', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const raise = (sqlState: string): Promise<unknown> =>
    dataSource
      .query(`DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${sqlState}'; END $$`)
      .catch((error: unknown) => error);

  it.each([
    ['disk_full', '53100'],
    ['out_of_memory', '53200'],
    ['too_many_connections', '53300'],
    ['io_error', '58030'],
    ['system_error', '58000'],
    ['admin_shutdown', '57P01'],
    ['crash_shutdown', '57P02'],
    ['cannot_connect_now', '57P03'],
    ['database_dropped', '57P04'],
    ['query_canceled', '57014'],
    ['read_only_sql_transaction', '25006'],
  ])('that says %s is answered 503 with Retry-After, and the next statement is served', async (_name, sqlState) => {
    expect(answerTo(await raise(sqlState))).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('holds the value that was refused, and the log does not', async () => {
    const error = await dataSource.query('SELECT $1::uuid', ['SECRET']).catch((reason: unknown) => reason);
    expect((error as Error).message).toContain('SECRET');
    expect(JSON.stringify(presentError(error))).not.toContain('SECRET');
    expect(presentError(error)).toMatchObject({ code: '22P02', message: 'a statement failed, code 22P02' });
  });

  it.each([
    ['undefined_column', '42703'],
    ['data_corrupted', 'XX001'],
  ])('that says %s is a fault of ours or worse: 500', async (_name, sqlState) => {
    expect(answerTo(await raise(sqlState))).toMatchObject({ status: 500 });
  });
});
