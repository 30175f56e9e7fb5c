const WORD = /[\p{L}\p{N}]+/gu;

/** A text as it is compared: its letters and digits without blanks and signs, and where its words begin and end in that. */
export interface FoldedText {
  letters: string;
  begins: ReadonlySet<number>;
  ends: ReadonlySet<number>;
}

/** ä and ae, ß and ss are one: formats that know ASCII only write the latter. */
export function foldedWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/ł/g, 'l')
      .replace(/ø/g, 'o')
      .replace(/æ/g, 'a')
      .replace(/([aou])e/g, '$1')
      .match(WORD) ?? []
  );
}

export function folded(text: string): FoldedText {
  const [begins, ends] = [new Set<number>(), new Set<number>()];
  let letters = '';
  for (const word of foldedWords(text)) {
    begins.add(letters.length);
    letters += word;
    ends.add(letters.length);
  }
  return { letters, begins, ends };
}
