import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';

/** An entry as it is typed in one line: `18.4 hofer`. */
export interface QuickLine {
  /** As the field for amounts takes it; empty where there is none. */
  amount: string;
  /** Empty where nothing else is typed. */
  payee: string;
  /** Said by a plus before the amount. */
  income: boolean;
  /** Said by its sign or code beside the amount. */
  currency: string | null;
  /** The amount as it stands in the line, and whether it stands behind the payee. */
  typed: string;
  behind: boolean;
}

interface Regional {
  locale: string;
  /** Those that a sign or code may mean here. */
  currencies: readonly string[];
}

/**
 * The amount may stand before or behind the payee. Where both ends read as one, the one that is written as an amount (with a decimal
 * sign, a currency or a sum) is it, else the first: `7 Eleven 12.50` costs 12.50.
 */
export function parseQuickLine(line: string, regional: Regional): QuickLine {
  const words = line.trim().split(/ +/).filter(Boolean);
  const counts = words.map((_, index) => words.length - index);
  const readAt = (count: number, behind: boolean): Found | null => {
    const cut = behind ? words.length - count : count;
    const [typed, rest] = behind ? [words.slice(cut), words.slice(0, cut)] : [words.slice(0, cut), words.slice(cut)];
    const read = amountOf(typed.join(' '), regional);
    return read && { ...read, payee: rest.join(' '), typed: typed.join(' '), behind };
  };
  const [first, last] = [false, true].map((behind) => firstOf(counts, (count) => readAt(count, behind)));
  const { written: _, ...found } = (last?.written && !first?.written ? last : (first ?? last)) ?? {
    ...{ amount: '', payee: words.join(' '), income: false, currency: null, typed: '', behind: false },
    written: false,
  };
  return found;
}

/** The same line with another payee, as it was chosen from a list. */
export function withPayee(line: string, payee: string, regional: Regional): string {
  const { typed, behind } = parseQuickLine(line, regional);
  return (behind ? [payee, typed] : [typed, payee]).filter(Boolean).join(' ');
}

interface Found extends QuickLine {
  /** Whether nothing but an amount is written so. */
  written: boolean;
}

function firstOf<T, R>(all: readonly T[], read: (each: T) => R | null): R | undefined {
  for (const each of all) {
    const found = read(each);
    if (found) return found;
  }
  return undefined;
}

function amountOf(words: string, { locale, currencies }: Regional): Omit<Found, 'payee' | 'typed' | 'behind'> | null {
  const { text, currency } = withoutCurrency(words, locale, currencies);
  const sign = /^[-+\u2212] ?/.exec(text)?.[0] ?? '';
  const typed = text.slice(sign.length);
  const amount = isTogether(typed, locale) ? parseAmountInput(typed, locale) : null;
  if (amount === null || amount.startsWith('-')) return null;
  const written = /[.,+*×\u2212-]/.test(typed) || sign !== '' || currency !== null;
  return { amount: amountForInput(amount, locale), income: sign.startsWith('+'), currency, written };
}

/** Whether what has spaces is one amount: a sum, or groups where the person's own numbers have spaces between them. */
function isTogether(text: string, locale: string): boolean {
  const terms = text.split(/ ?[-+*×x\u2212] ?/);
  const grouped = groupsBySpace(locale) ? /^\d{1,3}( \d{3})*([.,]\d*)?$/ : /^[^ ]*$/;
  return terms.every((term) => !term.includes(' ') || grouped.test(term));
}

function groupsBySpace(locale: string): boolean {
  const group = new Intl.NumberFormat(locale).formatToParts(1_234_567).find(({ type }) => type === 'group')?.value;
  return group !== undefined && /\s/.test(group);
}

/** The text without a sign or code of a currency at its beginning or end, and which one that was. */
function withoutCurrency(
  text: string,
  locale: string,
  currencies: readonly string[],
): { text: string; currency: string | null } {
  for (const currency of currencies) {
    for (const mark of marksOf(currency, locale)) {
      const upper = text.toUpperCase();
      if (upper.startsWith(mark)) return { text: text.slice(mark.length).trim(), currency };
      if (upper.endsWith(mark)) return { text: text.slice(0, -mark.length).trim(), currency };
    }
  }
  return { text, currency: null };
}

function marksOf(currency: string, locale: string): string[] {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const sign = format.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? currency;
  return [currency, sign.toUpperCase()];
}
