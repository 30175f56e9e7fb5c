import { ChangeLog, dataSourceOptions, migrate, TypeOrmUnitOfWork } from '@pft/change-log';
import { createTestDatabase } from '@pft/testing';
import { DataSource, type MigrationInterface } from 'typeorm';
import { accountSchema } from '../src/infrastructure/postgres/account/account.schema';
import { categorySchema } from '../src/infrastructure/postgres/category/category.schema';
import { ledgerMigrations } from '../src/transaction-service.module';

export interface LedgerDatabase {
  readonly dataSource: DataSource;
  readonly unitOfWork: TypeOrmUnitOfWork;
  /** Rows of a statement, outside of any unit of work. */
  rows<T>(sql: string, parameters: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

/** The migrated schema and a unit of work, without the HTTP in front. */
export async function startLedgerDatabase(
  migrations: (new () => MigrationInterface)[] = ledgerMigrations,
): Promise<LedgerDatabase> {
  const testDatabase = await createTestDatabase();
  process.env.TRANSACTION_DATABASE_URL = testDatabase.url;
  const database = {
    schema: 'transactions',
    variable: 'TRANSACTION_DATABASE_URL',
    entities: [accountSchema, categorySchema],
    migrations,
  };
  const dataSource = new DataSource(dataSourceOptions(database, 'transaction-service'));
  await dataSource.initialize();
  await migrate(dataSource, database.schema);
  return {
    dataSource,
    unitOfWork: new TypeOrmUnitOfWork(dataSource, new ChangeLog('transactions')),
    rows: (sql, parameters) => dataSource.query(sql, parameters),
    stop: async () => {
      await dataSource.destroy();
      await testDatabase.drop();
    },
  };
}
