import { Injectable } from '@nestjs/common';
import { AlertStore } from '../../domain/alert/alert-store';
import type { Alert } from '../../domain/alert/alert';

const PAGE = 500;

/**
 * Brings the alerts of another store into this one as they are, because no feed can tell that one was raised and read.
 * The other store is right where both know an alert; doing it twice changes nothing.
 */
@Injectable()
export class CarryAlerts {
  constructor(private readonly alerts: AlertStore) {}

  /** How many there are in the other store. */
  async execute(from: AlertStore): Promise<number> {
    let carried = 0;
    let last: Alert | undefined;
    do {
      const page = await from.all(last, PAGE);
      await this.alerts.put(page);
      carried += page.length;
      last = page.length === PAGE ? page.at(-1) : undefined;
    } while (last);
    return carried;
  }
}
