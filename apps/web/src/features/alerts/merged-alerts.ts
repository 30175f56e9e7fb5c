import type { Alert } from '@/api/types';

/**
 * Newest first, by id: of those raised in one moment the highest threshold has the last one. What came by the stream or an
 * answer is newer than what the server rendered, except where that is read.
 */
export function mergedAlerts(rendered: readonly Alert[], live: ReadonlyMap<string, Alert>): Alert[] {
  const all = new Map(rendered.map((alert) => [alert.id, alert]));
  for (const alert of live.values()) {
    const known = all.get(alert.id);
    all.set(alert.id, known?.readAt && !alert.readAt ? known : alert);
  }
  return [...all.values()].sort((left, right) => (left.id < right.id ? 1 : -1));
}
