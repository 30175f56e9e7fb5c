import { currencyExponent } from '@pft/kernel';

/**
 * What of an amount arrives in another currency at a rate, rounded half up to its digits; null where nothing above zero would. All of
 * them are decimal strings, so that no digit is lost.
 */
export function arrivingAmount(amount: string, rate: string, currency: string): string | null {
  const [whole = '', fraction = ''] = amount.split('.');
  const [units = '', parts = ''] = rate.split('.');
  const digits = currencyExponent(currency);
  const product = BigInt(whole + fraction) * BigInt(units + parts) * 10n ** BigInt(digits);
  const scale = 10n ** BigInt(fraction.length + parts.length);
  const minor = (product + scale / 2n) / scale;
  if (minor <= 0n) return null;
  const text = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
