const WORD = /[\p{L}\p{N}]+/gu;
const LETTERS = /\p{L}.*\p{L}/u;

function words(payee: string): string[] {
  const all =
    payee
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(WORD) ?? [];
  const telling = all.filter((word) => LETTERS.test(word));
  return telling.length > 0 ? telling : all;
}

/**
 * Whether two payees may be the same one: one is missing, or every word of the shorter stands in the longer. `Hofer` agrees
 * with `HOFER DANKT  0527  K2`; two transfers to different people, which share most words, do not agree.
 */
export function payeeAgrees(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a.trim() === '' || b.trim() === '') return true;
  const [left, right] = [words(a), words(b)];
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  if (shorter.length === 0) return a.trim() === b.trim();
  const known = new Set(longer);
  return shorter.every((word) => known.has(word));
}
