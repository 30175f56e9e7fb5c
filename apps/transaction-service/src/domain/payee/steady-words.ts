const TOKEN = /[\p{L}\p{N}]+/gu;
/** Two letters, and no digit: card numbers, dates and terminals differ between exports of one row. */
const STEADY = /^(?=.*\p{L}.*\p{L})\P{N}+$/u;

/** The words of a text that are the same in each export of a row, in one order. */
export interface SteadyWords {
  /** All of them; the same for the same words. */
  text: string;
  words: ReadonlySet<string>;
}

/** ä and ae, ß and ss are one: formats that know ASCII only write the latter. */
export function steadyWords(text: string | null): SteadyWords {
  const tokens =
    (text ?? '')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/([aou])e/g, '$1')
      .match(TOKEN) ?? [];
  const steady = tokens.filter((token) => STEADY.test(token));
  const words = [...new Set(steady.length > 0 ? steady : tokens)].sort();
  return { text: words.join(' '), words: new Set(words) };
}

/** Whether every word of the shorter one stands in the longer one; no words at all say nothing against it. */
export function standsIn(a: SteadyWords, b: SteadyWords): boolean {
  return common(a, b) === Math.min(a.words.size, b.words.size);
}

/** Whether at least half of the shorter one's words stand in the longer one. */
export function halfStandsIn(a: SteadyWords, b: SteadyWords): boolean {
  return 2 * common(a, b) >= Math.min(a.words.size, b.words.size);
}

function common(a: SteadyWords, b: SteadyWords): number {
  let count = 0;
  for (const word of a.words) if (b.words.has(word)) count++;
  return count;
}
