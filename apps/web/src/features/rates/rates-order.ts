import type { Rates } from '@/api/types';

type Rate = Rates['rates'][number];

/** Those in use first, each group by its code; without the base itself. Of a search those whose code or name has all its words. */
export function ratesShown(
  { base, rates }: Pick<Rates, 'base' | 'rates'>,
  used: ReadonlySet<string>,
  search: string,
  names: Readonly<Record<string, string>>,
): { inUse: Rate[]; others: Rate[] } {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const found = rates.filter(({ currency }) => {
    const text = folded(`${currency} ${names[currency] ?? ''}`);
    return currency !== base && words.every((word) => text.includes(word));
  });
  return {
    inUse: found.filter(({ currency }) => used.has(currency)),
    // One that has become another, or has no rate, is found by its name alone.
    others: found.filter(
      ({ currency, rate, source }) =>
        !used.has(currency) && ((rate !== null && source !== 'irrevocable') || words.length > 0),
    ),
  };
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** One unit of the other currency in the base, to ten digits; null where there is no rate. */
export function inverseOf(rate: string | null): string | null {
  const value = Number(rate);
  return rate !== null && value > 0 ? (1 / value).toPrecision(10) : null;
}
