import { Money } from '@pft/kernel';
import type { Money as MoneyJson } from '@/api/types';

/** An amount from an answer, which has all digits of its currency. Sums may be larger than what `Money.parse` lets in. */
export function answeredMoney({ amount, currency }: MoneyJson): Money {
  return Money.of(BigInt(amount.replace('.', '')), currency);
}
