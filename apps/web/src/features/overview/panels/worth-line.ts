import type { Money } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';

/** How high each amount lies between the lowest and the highest, in thousandths; in the middle where all are the same. */
export function placesPerMille(amounts: readonly Money[]): number[] {
  const minor = amounts.map((amount) => answeredMoney(amount).amountMinor);
  const [first = 0n] = minor;
  const lowest = minor.reduce((least, each) => (each < least ? each : least), first);
  const span = minor.reduce((most, each) => (each > most ? each : most), first) - lowest;
  return minor.map((each) => (span === 0n ? 500 : Number(((each - lowest) * 1000n) / span)));
}

/** "€1,240.00 more than", of the first and the last point of a line. */
export function worthChange(points: readonly { amount: Money }[]): { amount: Money; before: Money } | null {
  const [first, last] = [points[0], points.at(-1)];
  return first && last && first !== last ? { amount: last.amount, before: first.amount } : null;
}
