import { type DynamicModule, Global, Module, type Provider, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UnitOfWork } from '@pft/kernel';
import { JobTurns, Readiness, type ServiceClient, StartRefused } from '@pft/service-kit';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ChangeLog } from './change-log';
import { ChangeFeed } from './feed/change-feed';
import { changeFeedController } from './feed/change-feed.controller';
import { registerConsumers } from './feed/consumers';
import { IdempotencyService } from './idempotency/idempotency';
import { type DatabaseOptions, dataSourceOptions } from './sql/database-options';
import { migrate } from './sql/migrate';
import { SqlJobTurns } from './sql/sql-job-turns';
import { Sql } from './sql/sql';
import { TypeOrmUnitOfWork } from './unit-of-work';

export interface ChangeLogOptions {
  /** The service's name, as PostgreSQL is told it. */
  name: string;
  database: DatabaseOptions;
  /** The name of this log in `X-Change-Position`: `transactions`, `users`. */
  stream: string;
  /** Who follows the feed of this log, each with a cursor of its own; one that is new begins at the first change. */
  consumers: [ServiceClient, ...ServiceClient[]];
  idempotency?: boolean;
}

/** The service's PostgreSQL, brought up to date, with the unit of work over it, the log that it writes and its feed. */
@Global()
@Module({})
export class ChangeLogModule {
  static forRoot({ name, database, stream, consumers, idempotency = false }: ChangeLogOptions): DynamicModule {
    const kept: Type[] = idempotency ? [TypeOrmUnitOfWork, IdempotencyService] : [TypeOrmUnitOfWork];
    const log: Provider = { provide: ChangeLog, useFactory: () => new ChangeLog(stream) };
    const sql: Provider = {
      provide: Sql,
      useFactory: (unitOfWork: TypeOrmUnitOfWork) => unitOfWork.sql,
      inject: [TypeOrmUnitOfWork],
    };
    return {
      module: ChangeLogModule,
      imports: [databaseModule(name, database, consumers)],
      providers: [
        log,
        sql,
        ChangeFeed,
        DatabaseReadiness,
        ...kept,
        { provide: UnitOfWork, useExisting: TypeOrmUnitOfWork },
        { provide: JobTurns, useClass: SqlJobTurns },
      ],
      controllers: [changeFeedController(consumers)],
      exports: [ChangeLog, ChangeFeed, Sql, UnitOfWork, JobTurns, ...kept],
    };
  }
}

function databaseModule(name: string, database: DatabaseOptions, consumers: readonly string[]): DynamicModule {
  return TypeOrmModule.forRootAsync({
    useFactory: () => ({
      ...dataSourceOptions(database, name),
      retryAttempts: 15,
      retryDelay: 1_000,
      verboseRetryLog: true,
      toRetry: (error: Error) => !(error instanceof StartRefused),
    }),
    dataSourceFactory: async (options) => {
      const dataSource = new DataSource(options as DataSourceOptions);
      try {
        await dataSource.initialize();
        await migrate(dataSource, database.schema);
        await registerConsumers(dataSource, consumers);
        return dataSource;
      } catch (error) {
        if (dataSource.isInitialized) await dataSource.destroy();
        throw error;
      }
    },
  });
}

class DatabaseReadiness {
  constructor(readiness: Readiness, dataSource: DataSource) {
    readiness.add('postgresql', async () => {
      await dataSource.query('SELECT 1');
    });
  }
}
Reflect.defineMetadata('design:paramtypes', [Readiness, DataSource], DatabaseReadiness);
