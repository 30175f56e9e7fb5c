import type { Alert } from './alert';

export interface AlertPageRequest {
  limit: number;
  unreadOnly: boolean;
  /** Alerts with a smaller id only (ids grow with time). */
  before?: string;
}

/** Kept as `FactStore` says. */
export abstract class AlertStore {
  /** Whether it was raised: not where one of the same budget, period start and threshold is there already. */
  abstract raiseOnce(alert: Alert): Promise<boolean>;
  abstract get(ledgerId: string, id: string): Promise<Alert | null>;
  /** Newest first. */
  abstract list(ledgerId: string, page: AlertPageRequest): Promise<Alert[]>;
  /** Those with a larger id, oldest first. */
  abstract since(ledgerId: string, id: string, limit: number): Promise<Alert[]>;
  abstract ofBudgets(budgets: readonly Pick<Alert, 'ledgerId' | 'budgetId'>[]): Promise<Alert[]>;
  /** The alert as it is afterwards; null where there is none. */
  abstract mark(
    ledgerId: string,
    id: string,
    change: Partial<Pick<Alert, 'readAt' | 'resolvedAt'>>,
  ): Promise<Alert | null>;
  /** Of budgets that are gone. */
  abstract remove(ledgerId: string, budgetIds: readonly string[]): Promise<void>;
  abstract clear(ledgerId: string): Promise<void>;
  /** Of all ledgers, ascending by ledger and id, beginning after `after`. */
  abstract all(after: Pick<Alert, 'ledgerId' | 'id'> | undefined, limit: number): Promise<Alert[]>;
  /** Keeps each as it is, id and marks too, in the place of one of the same budget, period start and threshold. */
  abstract put(alerts: readonly Alert[]): Promise<void>;
}
