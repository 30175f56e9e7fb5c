import pg from 'pg';
import type { DataSourceOptions, EntitySchema, MigrationInterface } from 'typeorm';
import { config } from '@pft/service-kit';
import { AddChangeConsumer1764300000000 } from '../migrations/add-change-consumer.migration';
import { AddChangeContract1764400000000 } from '../migrations/add-change-contract.migration';
import { AddConsumerCursors1764700000000 } from '../migrations/add-consumer-cursors.migration';
import { AddJob1764600000000 } from '../migrations/add-job.migration';
import { CreateChangeLog1700000000000 } from '../migrations/create-change-log.migration';

export type MigrationClass = new () => MigrationInterface;

export interface DatabaseOptions {
  /** The service's own schema; all its tables live there. */
  schema: string;
  /** The environment variable that overrides DATABASE_URL for this service. */
  variable: string;
  entities?: readonly EntitySchema[];
  migrations?: readonly MigrationClass[];
}

const INT8 = 20;
const DATE = 1082;

/** Whole numbers come back exact and calendar dates as written; `pg` would make strings and local-time Dates of them. */
function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8 && format !== 'binary') return BigInt;
  if (oid === DATE && format !== 'binary') return (value) => value;
  return pg.types.getTypeParser(oid, format ?? 'text') as (value: string) => unknown;
}

export function dataSourceOptions(database: DatabaseOptions, serviceName: string): DataSourceOptions {
  if (!/^[a-z_]+$/.test(database.schema)) throw new Error(`${database.schema} is not a schema name.`);
  const statementTimeoutMs = config('DATABASE_STATEMENT_TIMEOUT_MS', 5_000);
  return {
    type: 'postgres',
    driver: pg,
    url: config(database.variable, undefined) ?? config('DATABASE_URL'),
    schema: database.schema,
    applicationName: serviceName,
    entities: [...(database.entities ?? [])],
    migrations: [
      CreateChangeLog1700000000000,
      AddChangeConsumer1764300000000,
      AddChangeContract1764400000000,
      AddJob1764600000000,
      AddConsumerCursors1764700000000,
      ...(database.migrations ?? []),
    ],
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: config('DATABASE_POOL_SIZE', 10),
    connectTimeoutMS: 5_000,
    extra: {
      types: { getTypeParser: typeParser },
      // Unqualified names in hand-written SQL mean the service's own tables. A page read at random costs hardly more than
      // the next one on anything that a database runs on today.
      options: `-c search_path=${database.schema},public -c statement_timeout=${statementTimeoutMs} -c timezone=UTC -c random_page_cost=1.1`,
      // Statements that do not need each other's answers travel together; the unit of work makes use of it.
      pipeline: true,
      keepAlive: true,
      idleTimeoutMillis: 60_000,
    },
  };
}
