import type { TransactionDetails } from './transaction';

/** Letters of their own that people type as others; what is a letter with a mark comes apart by itself. */
const TYPED_AS: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/ø/g, 'o'],
  [/ł/g, 'l'],
  [/đ/g, 'd'],
  [/ı/g, 'i'],
];

/** Most texts of banks, for which looking up marks and letters would take most of the time. */
const PLAIN_LETTERS = /^[\x20-\x7e]*$/;

/** A text as it is searched: capitals, accents and the width of spaces make no difference. */
export function foldedForSearch(text: string): string {
  const folded = PLAIN_LETTERS.test(text) ? text.toLowerCase() : withoutMarks(text);
  return folded.replace(/\s+/g, ' ').trim();
}

function withoutMarks(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return TYPED_AS.reduce((typed, [letter, as]) => typed.replace(letter, as), bare);
}

type Searched = Pick<TransactionDetails, 'payee' | 'payeeName' | 'note' | 'tags' | 'splits'>;

/** What of a row is searched, one text a line: the name of its payee is always the first. */
export function searchTextOf({ payee, payeeName, note, tags, splits }: Searched): string {
  const name = foldedForSearch(payeeName ?? '');
  const others = [payee, note, ...tags, ...splits.map((split) => split.note)].map((text) =>
    foldedForSearch(text ?? ''),
  );
  return [name, ...new Set(others.filter((text) => text !== '' && text !== name))].join('\n');
}

type Figured = Pick<TransactionDetails, 'amount' | 'toAmount' | 'originalAmount' | 'splits'>;

/** The figures of a row as they are written, whatever their currency; its amount is always the first. */
export function figuresOf({ amount, toAmount, originalAmount, splits }: Figured): string[] {
  const all = [amount, toAmount, originalAmount, ...splits.map((split) => split.amount)];
  return [...new Set(all.flatMap((money) => money?.toDecimal() ?? []))];
}

const PLAIN = /^\d{1,16}(?:[.,]\d{1,4})?$/;
const GROUPED = /^\d{1,3}([.,'’])\d{3}(?:\1\d{3}){0,4}(?:(?!\1)[.,]\d{1,4})?$/;

/** The figures that a word may mean, by either decimal sign: `1.234` is one and more than a thousand. */
export function figuresIn(word: string): string[] {
  const bare = word.replace(/^[-+−]/, '');
  const found: string[] = [];
  if (PLAIN.test(bare)) found.push(bare.replace(',', '.'));
  const group = GROUPED.exec(bare)?.[1];
  if (group !== undefined) found.push(bare.replaceAll(group, '').replace(',', '.'));
  return found;
}
