const WORD = /[\p{L}\p{N}]+/gu;
const TWO_LETTERS = /\p{L}[^\p{L}]*\p{L}/u;

function words(payee: string): string[] {
  const all =
    payee
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(WORD) ?? [];
  const telling = all.filter((word) => TWO_LETTERS.test(word));
  return telling.length > 0 ? telling : all;
}

/** A payee that is compared with many: its words are looked for once. */
export interface PayeeWords {
  text: string;
  words: readonly string[];
  known: ReadonlySet<string>;
}

export function payeeWords(payee: string | null): PayeeWords {
  const text = payee?.trim() ?? '';
  const found = text === '' ? [] : words(text);
  return { text, words: found, known: new Set(found) };
}

/**
 * Whether two payees may be the same one: one is missing, or every word of the shorter stands in the longer. `Hofer` agrees
 * with `HOFER DANKT  0527  K2`; two transfers to different people, which share most words, do not agree.
 */
export function payeeAgrees(a: PayeeWords, b: PayeeWords): boolean {
  if (a.text === '' || b.text === '') return true;
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a];
  if (shorter.words.length === 0) return a.text === b.text;
  return shorter.words.every((word) => longer.known.has(word));
}
