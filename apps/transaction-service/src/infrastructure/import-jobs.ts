import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SweepImports } from '../application/import/sweep-imports';

const SWEEP_MS = 3_600_000;

/** What the import inbox does without being asked. */
@Injectable()
export class ImportJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Imports');
  private sweeping?: NodeJS.Timeout;
  private stopping = false;

  constructor(private readonly sweepImports: SweepImports) {}

  onApplicationBootstrap(): void {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MS).unref();
    void this.sweep();
  }

  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.sweeping);
  }

  private async sweep(): Promise<void> {
    try {
      const { discarded, cleared, errors } = await this.sweepImports.execute(() => this.stopping);
      if (discarded + cleared > 0)
        this.logger.log(`Discarded ${discarded} old previews, forgot the raw cells of ${cleared} imports`);
      for (const error of errors) this.warn(error);
    } catch (error) {
      this.warn(error);
    }
  }

  private warn(error: unknown): void {
    if (!this.stopping) this.logger.warn(`Old imports could not be swept: ${(error as Error).name}`);
  }
}
