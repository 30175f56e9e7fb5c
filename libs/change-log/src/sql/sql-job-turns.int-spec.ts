import { createTestDatabase, describeJobTurns, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './database-options';
import { migrate } from './migrate';
import { SqlJobTurns } from './sql-job-turns';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.JOB_TEST_DATABASE_URL = database.url;
  const options = dataSourceOptions({ schema: 'kit', variable: 'JOB_TEST_DATABASE_URL' }, 'job-test');
  dataSource = await new DataSource(options).initialize();
  await migrate(dataSource, 'kit');
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describeJobTurns('PostgreSQL', () => ({
  turns: new SqlJobTurns(dataSource),
  shift: (column, seconds) => {
    const name = column === 'dueAt' ? 'due_at' : 'held_until';
    return dataSource.query(`UPDATE job SET ${name} = ${name} - make_interval(secs => ${seconds})`);
  },
}));
