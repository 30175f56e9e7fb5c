import { ImportFormatUnsupported } from '../../../domain/import/import-errors';
import { LineCounter } from '../line-counter';

/** A tag with the text that follows it up to the next one. */
export interface OfxTag {
  name: string;
  closes: boolean;
  value: string;
  line: number;
}

/** Bounded, so that no text is looked at again and again; what does not fit is text. */
const TAG = /<(\/?)([a-z][\w.:-]{0,63})(?:[\s/][^<>]{0,500})?>/iy;
const ENTITY = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
/** Of XML, and the one that OFX 2.3.2.1 names besides. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * Takes OFX apart into its tags. OFX 1 is SGML, in which an element with a value need not be closed; OFX 2 is XML, and what
 * banks write is something between the two: both are read as tags with the text behind them, and which of them hold others is
 * known by their names. Comments and processing instructions are passed over, bare signs are text.
 * @throws ImportFormatUnsupported for a DOCTYPE
 */
export function* scanOfx(text: string): Generator<OfxTag> {
  const lines = new LineCounter(text);
  const passages = [new Passage(text, CDATA, ']]>'), new Passage(text, '<!--', '-->'), new Passage(text, '<?', '?>')];
  let open: Omit<OfxTag, 'value'> | null = null;
  let value = '';
  let position = 0;
  for (let start = text.indexOf('<'); start >= 0; start = text.indexOf('<', position)) {
    if (open) value += decoded(text.slice(position, start));
    const sign = text[start + 1];
    const passage = sign === '!' || sign === '?' ? passages.find((each) => each.beginsAt(start)) : undefined;
    const end = passage?.endFrom(start) ?? -1;
    TAG.lastIndex = start;
    const tag = end < 0 ? TAG.exec(text) : null;
    if (passage && end >= 0) {
      if (passage.begin === CDATA) value += text.slice(start + CDATA.length, end);
      position = end + passage.end.length;
    } else if (tag) {
      if (open) yield { ...open, value: oneLine(value) };
      open = { name: (tag[2] ?? '').toUpperCase(), closes: tag[1] === '/', line: lines.lineOf(start) };
      value = '';
      position = TAG.lastIndex;
    } else if (sign === '!' && /^<!doctype/i.test(text.slice(start, start + 9))) {
      throw new ImportFormatUnsupported('a document with a DOCTYPE', lines.lineOf(start));
    } else {
      value += '<';
      position = start + 1;
    }
  }
  if (open) yield { ...open, value: oneLine(value + decoded(text.slice(position))) };
}

const CDATA = '<![CDATA[';

/** What begins and ends with marks of its own; behind the last end the text is not searched again. */
class Passage {
  private found = -1;
  private gone = false;

  constructor(
    private readonly text: string,
    readonly begin: string,
    readonly end: string,
  ) {}

  beginsAt(place: number): boolean {
    return this.text.startsWith(this.begin, place);
  }

  endFrom(place: number): number {
    if (!this.gone && this.found < place) {
      this.found = this.text.indexOf(this.end, place);
      this.gone = this.found < 0;
    }
    return this.found;
  }
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (written, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? written;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    return isLetter(code) ? String.fromCodePoint(code) : written;
  });
}

/** Neither NUL nor a half of a letter. */
function isLetter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

function oneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text.trim();
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}
