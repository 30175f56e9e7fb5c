import type { Money } from '@/api/types';

/**
 * An amount from an answer, which has all digits of its currency, as a whole number. For what every page loads: the currencies of
 * `answeredMoney` would come with it.
 */
export const minorUnits = ({ amount }: Money): bigint => BigInt(amount.replace('.', ''));
