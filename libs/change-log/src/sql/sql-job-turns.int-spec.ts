import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './database-options';
import { migrate } from './migrate';
import { SqlJobTurns } from './sql-job-turns';

const [ADA, BOB] = ['0192f0c1-0000-7000-8000-00000000000a', '0192f0c1-0000-7000-8000-00000000000b'];

describe('turns of jobs in PostgreSQL', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let turns: SqlJobTurns;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.JOB_TEST_DATABASE_URL = database.url;
    const options = dataSourceOptions({ schema: 'kit', variable: 'JOB_TEST_DATABASE_URL' }, 'job-test');
    dataSource = await new DataSource(options).initialize();
    await migrate(dataSource, 'kit');
    turns = new SqlJobTurns(dataSource);
  });

  beforeEach(() => dataSource.query('DELETE FROM job'));

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const shift = (column: 'due_at' | 'held_until', seconds: number) =>
    dataSource.query(`UPDATE job SET ${column} = ${column} - make_interval(secs => ${seconds})`);

  it('are taken by one copy, whoever asks at the same moment', async () => {
    const answers = await Promise.all([ADA, BOB, ADA, BOB].map((holder) => turns.take('sweep', holder)));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
  });

  it('come again when the time is over, for whichever copy asks first', async () => {
    await turns.take('sweep', ADA);
    await turns.give('sweep', ADA, 60_000);
    expect(await turns.take('sweep', BOB)).toBeGreaterThan(50_000);
    await shift('due_at', 61);
    expect(await turns.take('sweep', BOB)).toBe('taken');
  });

  it('are not taken from who is still at it, but from who fell silent', async () => {
    await turns.take('sweep', ADA);
    await shift('held_until', 59);
    await turns.hold('sweep', ADA);
    await shift('held_until', 59);
    expect(await turns.take('sweep', BOB)).toBeGreaterThan(0);
    await shift('held_until', 2);
    expect(await turns.take('sweep', BOB)).toBe('taken');
  });

  it('are given back by their holder alone', async () => {
    await turns.take('sweep', ADA);
    await turns.give('sweep', BOB, 0);
    expect(await turns.take('sweep', BOB)).not.toBe('taken');
    await turns.give('sweep', ADA, 0);
    expect(await turns.take('sweep', BOB)).toBe('taken');
  });

  it('of one job are none of another', async () => {
    await turns.take('sweep', ADA);
    expect(await turns.take('clean', BOB)).toBe('taken');
  });
});
