/** A message as the build has parsed it: a text, or texts, names of what is put in, tags around parts, plurals and choices. */
type Node = string | number | readonly unknown[];
type Message = string | readonly Node[];

const LETTERS = new Map(
  Array.from('aceilnorstuyzACEILNORSTUYZ', (letter, index) => [letter, 'áçéíłñóŕšťúýžÁÇÉÍŁÑÓŔŠŤÚÝŽ'[index]]),
);

/** Between them stands what comes from the catalogue; what stands elsewhere is data, or was forgotten. */
export const OPENING = '\u2067\u27e6';
export const CLOSING = '\u27e7\u2069';

const accented = (text: string): string => Array.from(text, (letter) => LETTERS.get(letter) ?? letter).join('');

/** Other languages are longer than English by a third. */
const longer = (length: number): string => '·'.repeat(Math.ceil(length / 3));

function mirroredNode(node: Node): Node {
  if (typeof node === 'string') return accented(node);
  if (typeof node === 'number') return node;
  const [name, kind, ...rest] = node;
  if (kind === undefined) return node;
  // A plural or a choice has its kind as a number and what it chooses from behind it; a tag has what it stands around.
  if (typeof kind === 'number') return [name, kind, ...rest.map((options) => mirroredOptions(options))];
  return [name, ...[kind, ...rest].map((child) => mirroredNode(child as Node))];
}

function mirroredOptions(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options;
  return Object.fromEntries(
    Object.entries(options).map(([name, part]) => [
      name,
      Array.isArray(part) ? part.map((node: Node) => mirroredNode(node)) : mirroredNode(part as Node),
    ]),
  );
}

function mirroredMessage(message: Message): Message {
  if (typeof message === 'string') return `${OPENING}${accented(message)}${longer(message.length)}${CLOSING}`;
  return [OPENING, ...message.map(mirroredNode), longer(JSON.stringify(message).length / 3), CLOSING];
}

/**
 * A catalogue of a language that nobody speaks, made of another one: every letter accented, longer, and written from right to left. It
 * shows what is not in the catalogue, and what has no room for another language.
 */
export function mirrored<Part>(part: Part): Part {
  if (typeof part === 'string' || Array.isArray(part)) return mirroredMessage(part) as Part;
  const parts = Object.entries(part as object).map(([name, each]: [string, unknown]) => [name, mirrored(each)]);
  return Object.fromEntries(parts) as Part;
}
