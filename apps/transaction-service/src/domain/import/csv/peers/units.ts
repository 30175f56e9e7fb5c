import { currencyOf, isSharedUnit } from '../cells/currency-text';

/** What several currencies share, `$` or `kr`; nothing at all says as little. */
export const isShared = (unit: string | null): boolean =>
  currencyOf(unit) === null && (unit === null || unit === '' || /\p{Sc}/u.test(unit) || isSharedUnit(unit));

/** Whether amounts of that currency are written with the sign where it is the usual one. */
export function isSignOf(unit: string, currency: string): boolean {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1);
  return parts.some(({ type, value }) => type === 'currency' && value === unit);
}
