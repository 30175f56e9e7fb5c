import { Injectable } from '@nestjs/common';
import { Clock } from '@pft/kernel';
import { AlertNotFound } from '../../domain/alert/alert-errors';
import { AlertStore } from '../../domain/alert/alert-store';
import type { Alert } from '../../domain/alert/alert';

/** An alert is read or unread; being read twice does not change when it was. */
@Injectable()
export class MarkAlert {
  constructor(
    private readonly alerts: AlertStore,
    private readonly clock: Clock,
  ) {}

  /** @throws AlertNotFound */
  async execute(ledgerId: string, id: string, read: boolean): Promise<Alert> {
    const alert = await this.find(ledgerId, id);
    if ((alert.readAt !== null) === read) return alert;
    const marked = await this.alerts.mark(ledgerId, id, { readAt: read ? this.clock.now() : null });
    if (!marked) throw new AlertNotFound();
    return marked;
  }

  /** @throws AlertNotFound */
  async find(ledgerId: string, id: string): Promise<Alert> {
    const alert = await this.alerts.get(ledgerId, id);
    if (!alert) throw new AlertNotFound();
    return alert;
  }

  /** How many were unread. */
  async all(ledgerId: string): Promise<number> {
    let marked = 0;
    for (;;) {
      const unread = await this.alerts.list(ledgerId, { limit: 200, unreadOnly: true });
      for (const { id } of unread) await this.alerts.mark(ledgerId, id, { readAt: this.clock.now() });
      marked += unread.length;
      if (unread.length < 200) return marked;
    }
  }
}
