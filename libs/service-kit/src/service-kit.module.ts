import { type DynamicModule, Global, Module, type Provider, type Type } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AccessGuard } from './auth/access.guard';
import { Doors } from './auth/doors';
import { KeySet, LocalKeySet, RemoteKeySet } from './auth/key-set';
import { TokenStrategy } from './auth/token-strategy';
import { SystemClock } from './clock';
import { ChangeFeed } from './feed/change-feed';
import { ChangeFeedController } from './feed/change-feed.controller';
import { EtagInterceptor } from './http/etag';
import { RateLimiter } from './http/rate-limiter';
import { ServiceHttpClient } from './http/service-http-client';
import { EdgeValidationPipe } from './http/validation.pipe';
import { HealthController, Readiness } from './operations/health.controller';
import { Metrics, MetricsController } from './operations/metrics';
import { ChangeLog } from './postgres/change-log';
import { type DatabaseOptions, dataSourceOptions } from './postgres/database-options';
import { IdempotencyService } from './postgres/idempotency';
import { migrate } from './postgres/migrate';
import { TypeOrmUnitOfWork } from './postgres/unit-of-work';
import { StartRefused } from './start-refused';

export interface ServiceKitOptions {
  name: string;
  /** Absent: the service has no relational store, or opens it itself. */
  database?: DatabaseOptions;
  /** The name of this service's log in `X-Change-Position`; true means `transactions` or `users`, after the service. */
  changeLog?: boolean | string;
  idempotency?: boolean;
  /** The service signs the tokens itself and puts its keys into `LocalKeySet`. */
  localKeys?: boolean;
}

@Global()
@Module({})
export class ServiceKitModule {
  static forRoot(options: ServiceKitOptions): DynamicModule {
    const { name, database, localKeys = false } = options;
    const keySet = localKeys ? LocalKeySet : RemoteKeySet;
    const providers: Provider[] = [
      { provide: keySet, useFactory: (metrics: Metrics) => new keySet({ metrics }), inject: [Metrics] },
      { provide: KeySet, useExisting: keySet },
      TokenStrategy,
      Doors,
      RateLimiter,
      Readiness,
      Metrics,
      SystemClock,
      { provide: ServiceHttpClient, useFactory: () => new ServiceHttpClient(name) },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_PIPE, useClass: EdgeValidationPipe },
      { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
    ];
    const exported: Type[] = [keySet, KeySet as Type, RateLimiter, Readiness, Metrics, SystemClock, ServiceHttpClient];
    const controllers: Type[] = [HealthController, MetricsController];
    const imports: DynamicModule['imports'] = [PassportModule, DiscoveryModule];

    if (database !== undefined) {
      imports.push(databaseModule(name, database));
      providers.push(DatabaseReadiness);
      if (options.changeLog !== undefined && options.changeLog !== false) {
        const stream = options.changeLog === true ? name.replace(/-service$/, 's') : options.changeLog;
        providers.push({ provide: ChangeLog, useFactory: () => new ChangeLog(stream) }, TypeOrmUnitOfWork, ChangeFeed);
        exported.push(ChangeLog, TypeOrmUnitOfWork, ChangeFeed);
        controllers.push(ChangeFeedController);
      }
      if (options.idempotency === true) {
        providers.push(IdempotencyService);
        exported.push(IdempotencyService);
      }
    }
    return { module: ServiceKitModule, imports, providers, controllers, exports: exported };
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
