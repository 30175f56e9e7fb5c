import { Injectable } from '@nestjs/common';
import { Job } from '@pft/service-kit';
import { SweepAlerts } from '../../application/alert/sweep-alerts';

const EVERY_MS = 5 * 60_000;

/** Looks every few minutes for ledgers on which a new day has begun. */
@Injectable()
export class AlertSweep {
  constructor(private readonly sweepAlerts: SweepAlerts) {}

  @Job({ name: 'alerts of a new day', everyMs: EVERY_MS, runsIn: 'one copy' })
  async sweep(stopping: AbortSignal): Promise<void> {
    await this.sweepAlerts.execute(stopping);
  }
}
