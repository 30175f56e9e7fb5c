import { isUtf8 } from 'node:buffer';
import { ImportNotText } from '../../domain/import/import-errors';

export interface DecodedText {
  charset: string;
  text: string;
}

const SNIFFED = 4096;

/**
 * A byte order mark decides, then valid UTF-8, else Western European: windows-1252 where bytes 0x80–0x9F are used as
 * letters and signs, ISO-8859-1 where they are not. No statistics: on short bank files a guess between single-byte charsets
 * is a coin toss, and a wrong one can be corrected in the mapping.
 * @throws ImportNotText
 */
export function decodeText(bytes: Uint8Array, wanted?: string): DecodedText {
  const charset = wanted ?? detectCharset(bytes);
  const utf16 = charset.startsWith('utf-16');
  if (!utf16) requireText(bytes);
  const text = decode(bytes, charset);
  if (utf16) requireNoNul(text);
  return { charset, text };
}

/** Bytes 0x80 to 0x9F of windows-1252; the five that it leaves open stay control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Several releases of Node decode windows-1252 as if it were ISO-8859-1, so these two are not left to TextDecoder. */
function decode(bytes: Uint8Array, charset: string): string {
  if (charset !== 'windows-1252' && charset !== 'iso-8859-1') return new TextDecoder(charset).decode(bytes);
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (charset === 'iso-8859-1') return latin1;
  return latin1.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);
}

function detectCharset(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'windows-1252' : 'iso-8859-1';
}

/** No text holds NUL; and one that begins with many control characters is a picture, an archive or the like. */
function requireText(bytes: Uint8Array): void {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new ImportNotText(nul);
  const start = bytes.subarray(0, SNIFFED);
  const isControl = (byte: number) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
  const controls = start.filter(isControl).length;
  if (controls > 2 && controls > start.length / 100) throw new ImportNotText(start.findIndex(isControl));
}

function requireNoNul(text: string): void {
  const nul = text.indexOf('\u0000');
  if (nul >= 0) throw new ImportNotText(nul * 2);
}
