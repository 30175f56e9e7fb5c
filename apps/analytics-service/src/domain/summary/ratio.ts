import { divideHalfEven } from '@pft/rates';

/** A ratio of two amounts as a JSON number with so many decimals; 0 where there is nothing to divide by. */
export function ratio(part: bigint, whole: bigint, decimals: number): number {
  if (whole === 0n) return 0;
  const power = 10n ** BigInt(decimals);
  const [numerator, denominator] = whole < 0n ? [-part, -whole] : [part, whole];
  return Number(divideHalfEven(numerator * power, denominator)) / Number(power);
}
