import { cleanText } from './clean-text';

export type DecimalSign = '.' | ',';

/** A figure as written, before a decimal sign is chosen. */
export interface AmountParts {
  /** Digits with their separators. */
  body: string;
  negative: boolean;
  plus: boolean;
  /** What letters behind it say: `CR` in, `DR` out. */
  mark: 'in' | 'out' | null;
  /** A currency's sign or code, or other letters, that stand beside it. */
  unit: string | null;
}

/** An amount as written, without a currency's rules: `whole` has no leading zeros, `fraction` is as long as in the file. */
export interface WrittenAmount {
  negative: boolean;
  mark: 'in' | 'out' | null;
  whole: string;
  fraction: string;
  unit: string | null;
}

const LONGEST_AMOUNT = 60;
const PLAIN = /^([-+]?)(\d{1,30}(?:[.,]\d{1,30})?)$/;
const BODY = /^[\d.,' ’`]+$/;
const UNIT = /^(?:\p{L}{0,4}\p{Sc}|\p{L}{1,4}\.?)$/u;
const MARKS: Readonly<Record<string, 'in' | 'out'>> = {
  cr: 'in',
  c: 'in',
  h: 'in',
  dr: 'out',
  db: 'out',
  d: 'out',
  s: 'out',
};

/** The parts of `1.234,56`, `-5`, `5-`, `(12.30)`, `€ 7,50`, `US$(5)`, `12.00 Cr.`, `Rs. 1,00,000`; null for what is no figure. */
export function splitAmount(raw: string): AmountParts | null {
  const plain = PLAIN.exec(raw);
  if (plain)
    return { body: plain[2] ?? '', negative: plain[1] === '-', plus: plain[1] === '+', mark: null, unit: null };
  if (raw.length > 1_000) return null;
  const text = cleanText(raw);
  const first = text.search(/\d/);
  if (first < 0 || text.length > LONGEST_AMOUNT) return null;
  const start =
    first > 0 && /[.,]/.test(text[first - 1] ?? '') && !/\p{L}/u.test(text[first - 2] ?? '') ? first - 1 : first;
  let end = text.length;
  while (!/\d/.test(text[end - 1] ?? '')) end--;
  const body = text.slice(start, end);
  if (!BODY.test(body)) return null;
  const before = wordsAround(text.slice(0, start));
  const after = wordsAround(text.slice(end).replace(/^[.,]-{0,2}/, ''));
  return before && after && joined(body.replace(/[’`]/g, "'"), before, after);
}

interface Around {
  signs: string;
  words: readonly string[];
}

/** Signs and words before or behind the digits; null where there is more than an amount has. */
function wordsAround(text: string): Around | null {
  if (text === '') return { signs: '', words: [] };
  const signs = text.replace(/[^-+()]/g, '');
  const words = text.replace(/[-+() ]+/g, ' ').trim();
  return words === '' ? { signs, words: [] } : { signs, words: words.split(' ') };
}

function joined(body: string, before: Around, after: Around): AmountParts | null {
  const signs = before.signs + after.signs;
  const minus = signs.split('-').length - 1;
  const plus = signs.split('+').length - 1;
  const bracketed = signs.includes('(');
  if (minus + plus + Number(bracketed) > 1 || bracketed !== signs.includes(')') || before.words.length > 1) return null;
  const words = [...before.words, ...after.words];
  const lastMark = markOf(after.words.at(-1) ?? before.words[0], before.words.length > 0 && after.words.length === 0);
  const units = lastMark ? words.filter((word) => word !== (after.words.at(-1) ?? before.words[0])) : words;
  if (units.length > 1 || !units.every((unit) => UNIT.test(unit))) return null;
  const negative = minus === 1 || bracketed;
  if (lastMark === 'in' && negative) return null;
  return { body, negative, plus: plus === 1, mark: lastMark, unit: units[0] ?? null };
}

/** A single letter before a figure is no mark. */
function markOf(word: string | undefined, isBefore: boolean): 'in' | 'out' | null {
  if (word === undefined) return null;
  const key = word.toLowerCase().replace(/\.$/, '');
  return isBefore && key.length < 2 ? null : (MARKS[key] ?? null);
}

// Groups of three digits with one and the same separator, or the Indian grouping; the separator must not be the decimal sign.
const FIGURE: Record<DecimalSign, RegExp> = {
  '.': /^(\d+|\d{1,3}(?:([, '])\d{3})(?:\2\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})?(?:\.(\d*))?$/,
  ',': /^(\d+|\d{1,3}(?:([. '])\d{3})(?:\2\d{3})*)?(?:,(\d*))?$/,
};

/** The digits of a body with that decimal sign; null where it is no figure then. */
function digitsOf(body: string, decimal: DecimalSign): { whole: string; fraction: string } | null {
  const match = FIGURE[decimal].exec(body);
  if (!match) return null;
  const whole = (match[1] ?? '').replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  return { whole, fraction: match[3] ?? '' };
}

/** Reads an amount with a decimal sign; null for anything else. */
export function readAmount(text: string, decimal: DecimalSign): WrittenAmount | null {
  const parts = splitAmount(text);
  const digits = parts && digitsOf(parts.body, decimal);
  if (!digits) return null;
  const { negative, mark, unit } = parts;
  return { negative: negative || mark === 'out', mark, whole: digits.whole, fraction: digits.fraction, unit };
}

/** True for text that is an amount with one of the two decimal signs. */
export function looksLikeAmount(text: string): boolean {
  const parts = splitAmount(text);
  return parts !== null && (digitsOf(parts.body, '.') !== null || digitsOf(parts.body, ',') !== null);
}

/** Figures are compared in ten-thousandths: no currency has more than four digits. */
const TEN_THOUSAND = 10_000;

/** A figure in ten-thousandths, and how many digits stand behind its decimal sign; null for what is none or too long. */
export function figureOf(body: string, decimal: DecimalSign): { value: number; digits: number } | null {
  const written = digitsOf(body, decimal);
  if (!written || written.whole.length > 11) return null;
  const fraction = written.fraction.length > 3 ? withoutZeros(written.fraction) : written.fraction;
  const value = Number(written.whole) * TEN_THOUSAND + Number(fraction.padEnd(4, '0').slice(0, 4));
  return { value, digits: fraction.length };
}

function withoutZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** The sign without digits after it that do not matter: `8.85000` is 8.85, yet `10.000` may be ten thousand and stays. */
export function significantFraction(fraction: string, exponent: number): string {
  if (fraction.length <= Math.max(exponent, 3)) return fraction;
  return /^0*$/.test(fraction.slice(exponent)) ? fraction.slice(0, exponent) : fraction;
}
