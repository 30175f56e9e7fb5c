import type { Money } from '@/api/types';

/** An amount as a limit: rounded up to a whole unit of its currency, with the digits that the currency has. */
export function wholeUnits({ amount, currency }: Money): Money {
  const [whole = '0', digits = ''] = amount.split('.');
  if (digits === '' || /^0*$/.test(digits)) return { amount, currency };
  return { amount: `${BigInt(whole) + 1n}.${'0'.repeat(digits.length)}`, currency };
}
