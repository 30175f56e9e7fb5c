import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { LanguageHints } from '../../application/import/reading/statement-reader';
import { decodeText } from './decode-text';
import { beginningOfText } from './text-lines';

/**
 * The text of a file that names its charset itself (`encoding` of an XML declaration, `CHARSET` of an OFX header). Valid UTF-8
 * is UTF-8 whatever was declared, because banks change the one and forget the other.
 * @throws ImportNotText
 */
export function decodeMarkup(bytes: Uint8Array, hints: LanguageHints): string {
  const { text } = decodeText(bytes, hints, charsetOf(bytes));
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The first letters of markup in any charset, without a byte order mark and what stands between the letters of UTF-16. */
export function beginningOfMarkup(bytes: Uint8Array): string {
  return beginningOfText(bytes)
    .replaceAll('\u0000', '')
    .replace(/^\ufeff/, '')
    .trimStart();
}

/** Undefined where the bytes themselves have to tell. */
function charsetOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  if (isUtf8(bytes)) return undefined;
  const declared = declaredCharset(beginningOfMarkup(bytes).slice(0, 1_000));
  return declared && isDecodable(declared) ? declared : undefined;
}

function declaredCharset(start: string): string | undefined {
  const xml = /^<\?xml\s[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/i.exec(start);
  const name = (xml ?? /\bCHARSET\s{0,9}:\s{0,9}([\w-]{1,40})/i.exec(start))?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  if (/^\d{3,4}$/.test(name)) return `windows-${name}`;
  return name.startsWith('8859-') ? `iso-${name}` : name;
}

/** What calls itself Latin-1 or UTF-8 and is not is left to the bytes: the first is often windows-1252. */
function isDecodable(label: string): boolean {
  if (/^(?:utf-?\d|iso-?8859-?1$|us-?ascii)/.test(label)) return false;
  return iconv.encodingExists(label);
}
