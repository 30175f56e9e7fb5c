import { Money } from '@pft/money';
import type { Money as MoneyJson } from '../api/types';

/** Heights of bars in thousandths of the tallest: whole-number ratios of exact amounts; only pixels are ever rounded. */
export function heightsPerMille(amounts: readonly MoneyJson[]): number[] {
  const minor = amounts.map((amount) => Money.parse(amount).amountMinor);
  const tallest = minor.reduce((max, each) => (each > max ? each : max), 0n);
  return minor.map((each) => (tallest === 0n || each <= 0n ? 0 : Number((each * 1000n) / tallest)));
}
