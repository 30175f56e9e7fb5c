import { type DataSource, MigrationExecutor } from 'typeorm';

/** "pftm": migrations of one database queue behind this lock, whichever service or copy starts them. */
const migrationLock = 0x7066746d;

/** Brings the schema up to date. Copies that start together wait for each other; each migration is one transaction. */
export async function migrate(dataSource: DataSource, schema: string): Promise<void> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    try {
      await runner.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      await executor.executePendingMigrations();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
      await runner.query('RESET statement_timeout');
    }
  } finally {
    await runner.release();
  }
}
