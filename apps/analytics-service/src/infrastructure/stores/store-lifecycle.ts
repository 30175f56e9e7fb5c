import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '@pft/service-kit';
import { AnalyticsStores } from './analytics-stores';

/** Says which store is in use, answers for it in the health check, and closes it last. */
@Injectable()
export class StoreLifecycle implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Store');

  constructor(
    private readonly stores: AnalyticsStores,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add(this.stores.engine, () => this.stores.check());
    this.logger.log(`the store in use is ${this.stores.engine}`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stores.close();
  }
}
