import { withLeaves, withMessages, type Message } from './message-tree';

/** A translator turns what points in the direction of reading, too. */
const LETTERS = new Map(
  Array.from('aceilnorstuyzACEILNORSTUYZ→', (letter, index) => [letter, 'áçéíłñóŕšťúýžÁÇÉÍŁÑÓŔŠŤÚÝŽ←'[index]]),
);

/** Between them stands what comes from the catalogue; what stands elsewhere is data, or was forgotten. */
export const OPENING = '\u2067\u27e6';
export const CLOSING = '\u27e7\u2069';

const accented = (text: string): string => Array.from(text, (letter) => LETTERS.get(letter) ?? letter).join('');

/** Other languages are longer than English by a third, and some of their words are long as well. */
const longer = (length: number): string => '·'.repeat(Math.ceil(length / 3)).replace(/·{8}/g, '$& ');

function mirroredMessage(message: Message): Message {
  if (typeof message === 'string') return `${OPENING}${accented(message)}${longer(message.length)}${CLOSING}`;
  const nodes = withLeaves(message, (leaf) => [typeof leaf === 'string' ? accented(leaf) : leaf]);
  return [OPENING, ...nodes, longer(JSON.stringify(message).length / 3), CLOSING];
}

/**
 * A catalogue of a language that nobody speaks, made of another one: every letter accented, longer, and written from right to left. It
 * shows what is not in the catalogue, and what has no room for another language.
 */
export const mirrored = <Part>(part: Part): Part => withMessages(part, mirroredMessage);
