/** What a column holds shows in the beginning of its cells. */
const LONGEST_LOOK = 1_000;

/** A cell as it is looked at: without invisible characters, all spaces and all dashes alike, and not for long. */
export function cleanText(cell: string): string {
  const text = cell.length > LONGEST_LOOK ? cell.slice(0, LONGEST_LOOK) : cell;
  if (!/[^\x21-\x7e]/.test(text)) return text;
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[−–—‒]/g, '-')
    .trim();
}

/** Nothing in a column of figures: an empty cell, a dash, a slash. */
export function isBlank(text: string): boolean {
  return text === '' || /^[-/.* ]+$/.test(text) || /^n\/?a$/i.test(text);
}

/** How words that stand for something are compared: states, directions. */
export function wordKey(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
