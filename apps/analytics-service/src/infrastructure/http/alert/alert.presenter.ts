import type { AlertResponse } from '@pft/contracts';
import type { Alert } from '../../../domain/alert/alert';

export function presentAlert(alert: Alert): AlertResponse {
  const { id, kind, budgetId, budgetName, threshold, periodStart, periodEnd } = alert;
  return {
    id,
    kind,
    budgetId,
    budgetName,
    threshold,
    periodStart,
    periodEnd,
    spent: alert.spent.toJSON(),
    limit: alert.limit.toJSON(),
    raisedAt: alert.raisedAt.toISOString(),
    readAt: alert.readAt?.toISOString() ?? null,
    resolvedAt: alert.resolvedAt?.toISOString() ?? null,
  };
}
