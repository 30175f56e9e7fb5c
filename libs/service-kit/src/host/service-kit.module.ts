import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { Clock, Ids } from '@pft/kernel';
import { AccessGuard } from '../auth/access.guard';
import { Doors } from '../auth/doors';
import { KeySet, LocalKeySet, RemoteKeySet } from '../auth/key-set';
import { TokenStrategy } from '../auth/token-strategy';
import { SystemClock } from './system-clock';
import { UuidV7Ids } from './uuid-v7-ids';
import { ReadTurns } from '../http/read-turns';
import { RefuseUndeclared } from '../http/undeclared';
import { RateLimiter } from '../edge/rate-limiter';
import { ServiceHttpClient } from '../http/service-http-client';
import { EdgeValidationPipe } from '../http/validation.pipe';
import { Jobs } from '../jobs/jobs';
import { HealthController, Readiness } from '../operations/health.controller';
import { Metrics, MetricsController } from '../operations/metrics';

export interface ServiceKitOptions {
  name: string;
  /** The service signs the tokens itself and puts its keys into `LocalKeySet`. */
  localKeys?: boolean;
}

@Global()
@Module({})
export class ServiceKitModule {
  static forRoot(options: ServiceKitOptions): DynamicModule {
    const { name, localKeys = false } = options;
    const keySet = localKeys ? LocalKeySet : RemoteKeySet;
    const providers: Provider[] = [
      { provide: keySet, useFactory: (metrics: Metrics) => new keySet({ metrics }), inject: [Metrics] },
      { provide: KeySet, useExisting: keySet },
      TokenStrategy,
      Doors,
      Jobs,
      RateLimiter,
      Readiness,
      Metrics,
      { provide: Clock, useClass: SystemClock },
      { provide: Ids, useClass: UuidV7Ids },
      { provide: ServiceHttpClient, useFactory: () => new ServiceHttpClient(name) },
      // In this order: what a door takes is told to those who may use it.
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_GUARD, useClass: RefuseUndeclared },
      { provide: APP_PIPE, useClass: EdgeValidationPipe },
      { provide: APP_INTERCEPTOR, useClass: ReadTurns },
    ];
    return {
      module: ServiceKitModule,
      imports: [PassportModule, DiscoveryModule],
      providers,
      controllers: [HealthController, MetricsController],
      exports: [keySet, KeySet, RateLimiter, Readiness, Metrics, Clock, Ids, ServiceHttpClient],
    };
  }
}
