import type { Alert } from '@/api/types';
import { minorUnits } from '@/ui/ledger/minor-units';

/** What was told of one budget in one period. */
export interface AlertGroup {
  key: string;
  /** The newest of them, which says how it stands. */
  latest: Alert;
  /** In per cent of the limit, ascending. */
  passed: number[];
  /** Of what is spent. */
  percent: number;
  unread: string[];
  /** The spending is below all that was passed. */
  isResolved: boolean;
}

/** Alerts of one budget and period are one thing to know. `alerts` are the newest first, and so are the groups. */
export function alertGroups(alerts: readonly Alert[]): AlertGroup[] {
  const groups = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const key = `${alert.budgetId} ${alert.periodStart}`;
    groups.set(key, [...(groups.get(key) ?? []), alert]);
  }
  return [...groups].flatMap(([key, [latest, ...rest]]) => {
    if (!latest) return [];
    const all = [latest, ...rest];
    return [
      {
        key,
        latest,
        passed: [...new Set(all.map(({ threshold }) => threshold))].sort((a, b) => a - b),
        percent: percentSpent(latest),
        unread: all.filter(({ readAt }) => !readAt).map(({ id }) => id),
        isResolved: all.every(({ resolvedAt }) => resolvedAt),
      },
    ];
  });
}

/** One decimal, as budgets have it; of no limit at all everything is too much. */
export function percentSpent({ spent, limit }: Pick<Alert, 'spent' | 'limit'>): number {
  const [part, whole] = [minorUnits(spent), minorUnits(limit)];
  return whole <= 0n ? 100 : Number((part * 1000n) / whole) / 10;
}
