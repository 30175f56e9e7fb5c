import { type DynamicModule, Global, Module, type Provider, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UnitOfWork } from '@pft/kernel';
import { JobTurns, Readiness, StartRefused } from '@pft/service-kit';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ChangeLog } from './change-log';
import { ChangeFeed } from './feed/change-feed';
import { ChangeFeedController } from './feed/change-feed.controller';
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
  idempotency?: boolean;
}

/** The service's PostgreSQL, brought up to date, with the unit of work over it, the log that it writes and its feed. */
@Global()
@Module({})
export class ChangeLogModule {
  static forRoot({ name, database, stream, idempotency = false }: ChangeLogOptions): DynamicModule {
    const kept: Type[] = idempotency ? [TypeOrmUnitOfWork, IdempotencyService] : [TypeOrmUnitOfWork];
    const log: Provider = { provide: ChangeLog, useFactory: () => new ChangeLog(stream) };
    const sql: Provider = {
      provide: Sql,
      useFactory: (unitOfWork: TypeOrmUnitOfWork) => unitOfWork.sql,
      inject: [TypeOrmUnitOfWork],
    };
    return {
      module: ChangeLogModule,
      imports: [databaseModule(name, database)],
      providers: [
        log,
        sql,
        ChangeFeed,
        DatabaseReadiness,
        ...kept,
        { provide: UnitOfWork, useExisting: TypeOrmUnitOfWork },
        { provide: JobTurns, useClass: SqlJobTurns },
      ],
      controllers: [ChangeFeedController],
      exports: [ChangeLog, ChangeFeed, Sql, UnitOfWork, JobTurns, ...kept],
    };
  }
}

function databaseModule(name: string, database: DatabaseOptions): DynamicModule {
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
