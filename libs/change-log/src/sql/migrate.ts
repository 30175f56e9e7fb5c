import { StartRefused } from '@pft/service-kit';
import { type DataSource, MigrationExecutor } from 'typeorm';

/** "pftm": migrations of one database queue behind this lock, whichever service or copy starts them. */
const MIGRATION_LOCK = 0x7066746d;

/**
 * Brings the schema up to date. Copies that start together wait for each other; each migration is one transaction.
 * Throws StartRefused where a newer version of this program has been here.
 */
export async function migrate(dataSource: DataSource, schema: string): Promise<void> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await runner.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      await refuseNewerSchema(dataSource, executor, schema);
      await executor.executePendingMigrations();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await runner.query('RESET statement_timeout');
    }
  } finally {
    await runner.release();
  }
}

/** What a newer version stores, this one would misread, and what this one stores, the newer one may not know. */
async function refuseNewerSchema(dataSource: DataSource, executor: MigrationExecutor, schema: string): Promise<void> {
  const known = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const applied = (await executor.getExecutedMigrations()).map(({ name }) => name);
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StartRefused(
    `The data in the schema "${schema}" of the database was written by a newer version of this program: it is at ` +
      `${newest(unknown)}, and this program knows nothing after ${newest(known)}. Nothing was changed. ` +
      'Start the newer version, or restore a backup that is older than its first start.',
  );
}

/** Names of migrations end with the time at which they were written, in 13 digits. */
const newest = (names: readonly string[]): string => names.reduce((a, b) => (b.slice(-13) > a.slice(-13) ? b : a));
