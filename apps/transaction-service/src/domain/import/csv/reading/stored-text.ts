export const PAYEE_LENGTH = 500;
export const NOTE_LENGTH = 1000;
export const NAME_LENGTH = 100;

/** U+0000 cannot be stored. */
const storable = (text: string): string => text.replaceAll('\u0000', '');

/** Text as the file has it, as long as it can be stored; null where nothing is left. */
export function storedText(text: string | undefined, length: number): string | null {
  if (text === undefined) return null;
  const stored = storable(text);
  if (stored.trim() === '') return null;
  return stored.length > length ? firstSigns(stored, length) : stored;
}

/** Whether more is in the file than is kept of it. */
export function isCut(text: string, stored: string | null): boolean {
  return stored !== null && text.length > stored.length && storable(text).length > stored.length;
}

export function shortText(text: string): string {
  return text.length > 40 ? `${firstSigns(text, 40)}…` : text;
}

/** So many whole characters; a text of megabytes is not taken apart for its first ones. */
function firstSigns(text: string, count: number): string {
  return [...text.slice(0, 2 * count)].slice(0, count).join('');
}
