import type { Money } from '@/api/types';
import { answeredMoney } from '@/ui/ledger/answered-money';

/** Heights of bars in thousandths of the tallest: whole-number ratios of exact amounts; only pixels are ever rounded. */
export function heightsPerMille(amounts: readonly Money[]): number[] {
  const minor = amounts.map((amount) => answeredMoney(amount).amountMinor);
  const tallest = minor.reduce((max, each) => (each > max ? each : max), 0n);
  return minor.map((each) => (tallest === 0n || each <= 0n ? 0 : Number((each * 1000n) / tallest)));
}
