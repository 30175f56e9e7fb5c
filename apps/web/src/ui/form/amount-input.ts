/**
 * What a person typed as an amount → the decimal string the API takes, or null. It may be a small calculation, such as
 * `12 + 3.50` or `3 * 4.20`. Only text and whole numbers are handled, so that no digit is lost.
 */
export function parseAmountInput(typed: string, locale: string): string | null {
  const text = typed.replace(/[\s\u00a0\u202f'’]/g, '').replaceAll('\u2212', '-');
  const terms = /^-?[^-+]+(?:[-+][^-+]+)*$/.test(text) ? text.match(/[-+]?[^-+]+/g) : null;
  const sum = terms?.map((term) => product(term, locale)).reduce(plus);
  return sum ? decimalOf(sum) : null;
}

/** Whether there is something to work out. */
export const isCalculation = (typed: string): boolean => /\d\s*[-+*×x\u2212]/.test(typed);

/** A decimal number as a whole one, and how many of its digits are behind the point. */
interface Scaled {
  value: bigint;
  digits: number;
}

function product(term: string, locale: string): Scaled | null {
  const sign = term.startsWith('-') ? -1n : 1n;
  const factors = term.replace(/^[-+]/, '').split(/[*×x]/);
  return factors
    .map((factor) => plainAmount(factor, locale))
    .reduce<Scaled | null>(
      (left, right) => left && right && { value: left.value * right.value, digits: left.digits + right.digits },
      { value: sign, digits: 0 },
    );
}

function plus(left: Scaled | null, right: Scaled | null): Scaled | null {
  if (!left || !right) return null;
  const digits = Math.max(left.digits, right.digits);
  const scaled = (each: Scaled): bigint => each.value * 10n ** BigInt(digits - each.digits);
  return { value: scaled(left) + scaled(right), digits };
}

function decimalOf({ value, digits }: Scaled): string {
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const [whole, fraction] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return `${value < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/**
 * One number. Accepts the separators of any locale; a single separator followed by three digits is ambiguous and read as the
 * person's own locale writes it.
 */
function plainAmount(body: string, locale: string): Scaled | null {
  if (!/^(\d[\d.,]*|[.,]\d+)$/.test(body)) return null;
  const decimal = decimalSeparatorOf(body, locale);
  const at = decimal ? body.lastIndexOf(decimal) : body.length;
  const whole = body.slice(0, at);
  const fraction = decimal ? body.slice(at + 1) : '';
  if (!/^\d*$/.test(fraction) || !isGrouped(whole)) return null;
  return { value: BigInt(whole.replace(/[.,]/g, '') + fraction), digits: fraction.length };
}

function decimalSeparatorOf(body: string, locale: string): string | undefined {
  const used = [...new Set(body.replace(/\d/g, ''))];
  if (used.length === 0) return undefined;
  if (used.length === 2) return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  const separator = used[0] ?? '.';
  if (body.split(separator).length > 2) return undefined;
  const ambiguous = /^\d{1,3}[.,]\d{3}$/.test(body);
  return ambiguous && separator !== localeDecimal(locale) ? undefined : separator;
}

function isGrouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(whole);
}

function localeDecimal(locale: string): string {
  try {
    return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  } catch {
    return '.';
  }
}

/** The amount as it is offered for editing: plain digits with the locale's decimal sign. */
export function amountForInput(amount: string, locale: string): string {
  return localeDecimal(locale) === ',' ? amount.replace('.', ',') : amount;
}
