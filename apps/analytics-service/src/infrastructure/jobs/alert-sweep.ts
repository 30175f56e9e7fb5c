import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { reasonOf } from '@pft/service-kit';
import { SweepAlerts } from '../../application/alert/sweep-alerts';

const EVERY_MS = 5 * 60_000;
/** After the start the feeds come first. */
const FIRST_MS = 10_000;

/** Looks every few minutes for ledgers on which a new day has begun; one that fails is looked at the next time. */
@Injectable()
export class AlertSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Sweep');
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly sweepAlerts: SweepAlerts) {}

  onApplicationBootstrap(): void {
    this.schedule(FIRST_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(milliseconds: number): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.running = this.sweepAlerts
        .execute(this.stopping.signal)
        .catch((error: unknown) => this.logger.warn(reasonOf(error)))
        .finally(() => this.schedule(EVERY_MS));
    }, milliseconds);
    this.timer.unref();
  }
}
