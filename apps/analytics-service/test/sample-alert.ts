import { randomUUID } from 'node:crypto';
import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Alert } from '../src/domain/alert/alert';

/** An unread alert of a ledger and a budget of its own. */
export const sampleAlert = (more: Partial<Alert> = {}): Alert => ({
  id: uuidv7(),
  ledgerId: randomUUID(),
  kind: 'budget-threshold',
  budgetId: randomUUID(),
  budgetName: 'Groceries',
  threshold: 80,
  periodStart: '2026-03-01',
  periodEnd: '2026-03-31',
  spent: Money.of(80n, 'EUR'),
  limit: Money.of(100n, 'EUR'),
  raisedAt: new Date('2026-03-14T12:00:00.123Z'),
  readAt: null,
  resolvedAt: null,
  ...more,
});
