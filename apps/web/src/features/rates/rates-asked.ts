import { isCurrency } from '@pft/kernel';

export interface RatesAsked {
  base: string;
  date: string;
}

/** What the address asks for; what is no currency or day is left to the person's own. */
export function ratesAsked(params: Record<string, string | string[] | undefined>, own: RatesAsked): RatesAsked {
  const { base, date } = params;
  return {
    base: typeof base === 'string' && isCurrency(base) ? base : own.base,
    date: typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : own.date,
  };
}
