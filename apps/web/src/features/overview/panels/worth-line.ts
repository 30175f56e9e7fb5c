import type { Money } from '@/api/types';

/** "€1,240.00 more than", of the first and the last point of a line. */
export function worthChange(points: readonly { amount: Money }[]): { amount: Money; before: Money } | null {
  const [first, last] = [points[0], points.at(-1)];
  return first && last && first !== last ? { amount: last.amount, before: first.amount } : null;
}
