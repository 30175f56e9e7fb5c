import type { Money } from '@/api/types';

/** The sums as they were booked, where they are not all in the base currency and so say more than the converted ones do. */
export function originals(amounts: readonly Money[], baseCurrency: string): readonly Money[] {
  const some = amounts.filter(({ amount }) => /[1-9]/.test(amount));
  return some.some(({ currency }) => currency !== baseCurrency) ? some : [];
}
