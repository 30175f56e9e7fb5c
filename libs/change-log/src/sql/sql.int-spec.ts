import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { ChangeLog } from '../change-log';
import { TypeOrmUnitOfWork } from '../unit-of-work';
import { dataSourceOptions } from './database-options';
import { migrate } from './migrate';
import { Sql } from './sql';

describe('hand-written SQL', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let unitOfWork: TypeOrmUnitOfWork;
  let sql: Sql;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.KIT_TEST_DATABASE_URL = database.url;
    const options = { schema: 'kit', variable: 'KIT_TEST_DATABASE_URL' };
    dataSource = await new DataSource(dataSourceOptions(options, 'kit-test')).initialize();
    await migrate(dataSource, options.schema);
    await dataSource.query('CREATE TABLE note (id integer PRIMARY KEY, text text)');
    unitOfWork = new TypeOrmUnitOfWork(dataSource, new ChangeLog('notes'));
    sql = unitOfWork.sql;
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  beforeEach(async () => {
    await sql.write('TRUNCATE note');
  });

  it('answers the rows of a SELECT and those that RETURNING names alike', async () => {
    expect(await sql.rows("INSERT INTO note VALUES (1, 'a'), (2, 'b') RETURNING id")).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await sql.rows('UPDATE note SET text = $1 WHERE id = 2 RETURNING text', ['c'])).toEqual([{ text: 'c' }]);
    expect(await sql.rows('DELETE FROM note RETURNING id')).toHaveLength(2);
    expect(await sql.rows('SELECT * FROM note')).toEqual([]);
  });

  it('answers the only row or null, and refuses to choose among several', async () => {
    await sql.write("INSERT INTO note VALUES (1, 'a'), (2, 'b')");
    expect(await sql.one('SELECT text FROM note WHERE id = $1', [1])).toEqual({ text: 'a' });
    expect(await sql.one('SELECT text FROM note WHERE id = $1', [3])).toBeNull();
    await expect(sql.one('SELECT text FROM note')).rejects.toThrow('one row answered 2');
  });

  it('counts what a statement wrote, also behind a CTE, and throws where it is not what was expected', async () => {
    expect(await sql.write("INSERT INTO note VALUES (1, 'a'), (2, 'b')", [], 2)).toBe(2);
    const text = 'WITH given AS (SELECT 1 AS id) UPDATE note SET text = NULL FROM given g WHERE note.id = g.id';
    expect(await sql.write(text)).toBe(1);
    expect(await sql.write('DELETE FROM note WHERE id = 9')).toBe(0);
    await expect(sql.write('DELETE FROM note WHERE id = $1', [9], 1)).rejects.toThrow('0 rows instead of 1');
  });

  it('parses a prepared statement once per connection', async () => {
    await unitOfWork.run(randomUUID(), async () => {
      expect(await sql.prepared('note-of', 'SELECT $1::integer AS id', [7])).toEqual([{ id: 7 }]);
      expect(await sql.prepared('note-of', 'SELECT $1::integer AS id', [8])).toEqual([{ id: 8 }]);
      const known = await sql.rows("SELECT name FROM pg_prepared_statements WHERE name = 'note-of'");
      expect(known).toHaveLength(1);
    });
  });

  it('runs in the unit of work and is rolled back with it, but not what goes over the pool', async () => {
    const failing = unitOfWork.run(randomUUID(), async () => {
      await sql.write("INSERT INTO note VALUES (1, 'taken back')", [], 1);
      await Sql.ofPool(dataSource).write("INSERT INTO note VALUES (2, 'stays')", [], 1);
      throw new Error('a rule was broken');
    });
    await expect(failing).rejects.toThrow('a rule was broken');
    expect(await sql.rows('SELECT id FROM note')).toEqual([{ id: 2 }]);
  });
});
