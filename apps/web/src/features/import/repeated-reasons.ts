import type { ImportRow } from '@/api/types';

export interface RepeatedReason {
  reason: string;
  type: 'income' | 'expense';
  rows: ImportRow[];
}

/** What is said of several new rows alike, such as a category that nobody knows: it is said once, and answered once. */
export function repeatedReasons(rows: readonly ImportRow[]): RepeatedReason[] {
  const found = new Map<string, RepeatedReason>();
  for (const row of rows) {
    const { verdict, reason, type } = row;
    if (verdict !== 'new' || reason === null || type === null) continue;
    const key = `${type} ${reason}`;
    const there = found.get(key);
    if (there) there.rows.push(row);
    else found.set(key, { reason, type, rows: [row] });
  }
  return [...found.values()].filter((each) => each.rows.length > 1);
}
