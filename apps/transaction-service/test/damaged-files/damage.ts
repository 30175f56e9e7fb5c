/** What breaks a reader if anything does, whatever its format: figures, days, letters and marks that are nearly right. */
const NASTY = [
  ...[
    '9'.repeat(400),
    '1e308',
    '-1e-400',
    'NaN',
    'Infinity',
    '-0',
    '0.0000001',
    '1,2,3.4.5',
    '١٢',
    '1000000000000000.01',
  ],
  ...['0000-00-00', '99999-99-99', '2026-02-30', '31.02.2026', '00/00/0000', '1899-12-31', '2037-01-01', '9999-12-31'],
  ...[
    '\u202e',
    '\u200f',
    '\u0000',
    '\ufeff',
    '\u2028',
    '\u00a0',
    '\u0301'.repeat(40),
    '😀',
    '\r',
    '\n',
    '\t',
    '\u007f',
  ],
  ...['"', '""', "'", '`', '\\', ',', ';', ':', '.', '-', '+', '=', '(', ')', '%', '$', '€', 'x', 'é', ' '],
  ...['__proto__', 'constructor', 'EUR', 'JPY', 'KWD', 'XXX', '<a><b>', '</a>', '<!--', ']]>', '&#0;', '&amp;'],
].map((text) => Buffer.from(text));
/** Half a letter, in the ways in which bytes can say it. */
const HALVES = [
  [0xed, 0xa0, 0x80],
  [0xed, 0xb0, 0x80],
  [0x00, 0xd8],
  [0xc3],
  [0xf0, 0x9f],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x80],
].map((bytes) => Buffer.from(bytes));

export interface Damaging {
  random: () => number;
  /** What the format is made of, put where it does not belong. */
  pieces?: readonly string[];
  /** What is copied from. */
  others: readonly Buffer[];
}

/** A few bits turned, and a few spans cut, moved, doubled, replaced and put in; now and then the end is missing. */
export function damaged(original: Buffer, { random, pieces = [], others }: Damaging): Buffer {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const piece = () => {
    if (random() < 0.02) return pick(HALVES);
    return pieces.length > 0 && random() < 0.5 ? Buffer.from(pick(pieces)) : pick(NASTY);
  };
  let bytes = original;
  const put = (at: number, end: number, ...between: Buffer[]) => {
    bytes = Buffer.concat([bytes.subarray(0, at), ...between, bytes.subarray(end)]);
  };
  for (let changes = 1 + below(5); changes > 0; changes--) {
    const at = below(bytes.length);
    const end = Math.min(bytes.length, at + Math.floor(random() ** 3 * 80));
    const kind = random();
    if (kind < 0.1) put(at, at + 1, Buffer.of((bytes[at] ?? 0) ^ (1 << below(8))));
    else if (kind < 0.2) put(at, end);
    else if (kind < 0.3) put(at, at, bytes.subarray(at, end));
    else if (kind < 0.4) {
      const from = below(end);
      put(at, end, bytes.subarray(from, from + end - at));
    } else if (kind < 0.5) {
      const other = pick(others);
      const from = below(other.length);
      put(at, end, other.subarray(from, from + end - at));
    } else if (kind < 0.7) put(at, end, piece());
    else put(at, at, piece());
  }
  return random() < 0.05 ? bytes.subarray(0, below(bytes.length)) : bytes;
}

/**
 * Damaged between the marks of its format only, as cells and values: what is broken in its structure is often refused before
 * anything is read.
 */
function damagedValues(original: Buffer, damaging: Damaging): Buffer {
  const { random } = damaging;
  const text = original.toString('latin1');
  const isMarkup = text.includes('</');
  // Every second part is a mark.
  const parts = text.split(isMarkup ? /(<[^<>]*>)/ : /([,;:|"\r\n\t^])/);
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    const at = 2 * Math.floor((random() * parts.length) / 2);
    const value = Buffer.from(parts[at] ?? '', 'latin1');
    const put = damaged(value, { ...damaging, pieces: [] }).toString('latin1');
    parts[at] = isMarkup ? put.replace(/[<>&\0]/g, '') : put;
  }
  return Buffer.from(parts.join(''), 'latin1');
}

/** Half of the files are damaged in their values only. */
export const damagedAnyhow = (original: Buffer, damaging: Damaging): Buffer =>
  (damaging.random() < 0.5 ? damagedValues : damaged)(original, damaging);
