import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { ImportFormatUnsupported, ImportTooComplex, ImportXmlBroken } from '../../../domain/import/import-errors';

const MOST_LEVELS = 100;
const AT_ONCE = 65_536;

export interface XmlEvents {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (piece: string) => void;
  close?: (name: string) => void;
}

/**
 * Goes through a part of a workbook from its beginning to its end; names come without their prefix.
 * @throws ImportXmlBroken, ImportTooComplex, ImportFormatUnsupported for a DOCTYPE
 */
export function readPart(bytes: Uint8Array, events: XmlEvents): void {
  try {
    parse(bytes, events, false);
  } catch (error) {
    // Counting lines takes a fifth of the time, and nobody asks for them unless something is wrong.
    if (error instanceof ImportXmlBroken || error instanceof ImportFormatUnsupported) parse(bytes, {}, true);
    throw error;
  }
}

/** What programs get wrong that write spreadsheets, without a doubt about what they say. */
const HARMLESS = new RegExp(
  [
    'XML declaration|^(?:encoding|standalone) value|^version number|^expected ',
    '^duplicate attribute|^undefined entity|^malformed character entity|^disallowed character\\.|"\\]\\]>"',
    '^document(?:s may contain only one root| must contain a root element)',
  ].join('|'),
);

function parse(bytes: Uint8Array, { open, text, close }: XmlEvents, position: boolean): void {
  const parser = new SaxesParser({ xmlns: false, position });
  // HTML's, which some write.
  parser.ENTITIES.nbsp = '\u00a0';
  let level = 0;
  parser.on('error', ({ message }) => {
    const what = message.replace(/^\d+:\d+: /, '');
    if (!HARMLESS.test(what)) throw new ImportXmlBroken(what.replace(/\.$/, ''), parser.line);
  });
  parser.on('doctype', () => {
    throw new ImportFormatUnsupported('a document with a DOCTYPE', parser.line);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++level > MOST_LEVELS) throw new ImportTooComplex(`${MOST_LEVELS} levels of elements`, null);
    open?.(localName(name), attributes);
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.on('closetag', ({ name }) => {
    level--;
    close?.(localName(name));
  });
  const decoder = new StringDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    parser.write(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(AT_ONCE, bytes.length - at))));
  parser.write(decoder.end()).close();
}

const localName = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);
