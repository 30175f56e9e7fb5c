import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { LanguageHints } from '../../application/import/reading/statement-reader';
import { ImportNotText } from '../../domain/import/import-errors';
import { plausibility } from './charset-plausibility';
import { CHARSETS_OF, LANGUAGE_OF, WESTERN } from './letters';

export interface DecodedText {
  charset: string;
  text: string;
  /** Another charset reads the letters nearly as well. */
  charsetUnsure?: boolean;
}

const SNIFFED = 4096;
/** What is looked at to tell the charset: lines that hold bytes beyond ASCII, up to so many bytes. */
const SAMPLE_BYTES = 30_000;
const CODES_BYTES = 20_000;
/** A lead of less is no lead. */
const LEAD = 0.02;

/**
 * A byte order mark decides, then where NULs stand, then valid UTF-8; else the charset by which the letters are the likeliest,
 * the languages of the person and of the currencies first. A wrong one can be corrected in the mapping.
 * @throws ImportNotText
 */
export function decodeText(bytes: Uint8Array, hints: LanguageHints, wanted?: string): DecodedText {
  const utf16 = (wanted ?? markOf(bytes) ?? utf16WithoutMark(bytes))?.startsWith('utf-16') ?? false;
  if (!utf16) requireText(bytes);
  const found = wanted === undefined ? detectCharset(bytes, hints) : { charset: wanted };
  const text = decode(bytes, found.charset);
  if (utf16) requireNoNul(text);
  return { ...found, text };
}

/**
 * TextDecoder reads some of these otherwise than the Encoding Standard says, depending on the release of Node; iconv does not,
 * but sets up all of its charsets before the first one, which most files need not wait for. Half a letter can be stored nowhere.
 */
function decode(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return new TextDecoder().decode(bytes);
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** In a text of mostly Latin letters every second byte is a NUL. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, SNIFFED);
  if (head.length < 8 || bytes.length % 2 === 1) return undefined;
  let [even, odd] = [0, 0];
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even++;
    else odd++;
  });
  if (odd > head.length / 8 && odd > even * 4) return 'utf-16le';
  return even > head.length / 8 && even > odd * 4 ? 'utf-16be' : undefined;
}

function detectCharset(bytes: Uint8Array, hints: LanguageHints): { charset: string; charsetUnsure?: boolean } {
  const sure = markOf(bytes) ?? utf16WithoutMark(bytes);
  if (sure) return { charset: sure };
  if (isUtf8(bytes)) return { charset: 'utf-8' };
  const languages = languagesOf(bytes, hints);
  const sample = sampleOf(bytes);
  const scored = candidates(languages)
    .flatMap(([charset, prior]) => {
      const text = decode(sample, charset);
      if (text.includes('\ufffd')) return [];
      return [{ charset, score: plausibility(text, charset, [...languages.keys()]) + prior }];
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best) return { charset: 'windows-1252', charsetUnsure: true };
  // The same letters either way: nothing to be unsure about.
  const rival =
    second && best.score - second.score < LEAD && decode(sample, best.charset) !== decode(sample, second.charset);
  return { charset: plainest(best.charset, bytes), ...(rival && { charsetUnsure: true }) };
}

/** Without the signs that only windows-1252 has, it is ISO-8859-1. */
function plainest(charset: string, bytes: Uint8Array): string {
  if (charset !== 'windows-1252') return charset;
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? charset : 'iso-8859-1';
}

/** Languages by how likely they are: the person's, that of their currency, those of the currencies that the file names. */
function languagesOf(bytes: Uint8Array, { locale, baseCurrency }: LanguageHints): Map<string, number> {
  const languages = new Map<string, number>();
  const hint = (language: string | undefined, weight: number) => {
    if (language) languages.set(language, (languages.get(language) ?? 0) + weight);
  };
  hint(locale.split('-')[0], 2);
  hint(LANGUAGE_OF[baseCurrency], 1);
  const ascii = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, CODES_BYTES)).toString('latin1');
  for (const code of new Set(ascii.match(/(?<![A-Z])[A-Z]{3}(?![A-Z])/g) ?? [])) hint(LANGUAGE_OF[code], 2);
  return languages;
}

/** All charsets, each with how much its languages speak for it. */
function candidates(languages: ReadonlyMap<string, number>): [string, number][] {
  const priors = new Map<string, number>([['windows-1252', 0.025]]);
  const raise = (charset: string, prior: number) => priors.set(charset, Math.max(priors.get(charset) ?? 0, prior));
  for (const [language, weight] of languages)
    (CHARSETS_OF[language] ?? []).forEach((charset, rank) => raise(charset, Math.max(0, (weight - rank * 0.3) * 0.05)));
  for (const charset of [...WESTERN, ...Object.values(CHARSETS_OF).flat()]) raise(charset, 0);
  return [...priors];
}

/** Ends at line ends, so that no character is cut. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  const lines: Uint8Array[] = [];
  let size = 0;
  for (let start = 0; start < bytes.length && size < SAMPLE_BYTES;) {
    const at = bytes.indexOf(10, start);
    const end = at < 0 ? bytes.length : at + 1;
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE_BYTES));
    if (size === 0 || line.some((byte) => byte > 127)) {
      lines.push(line);
      size += line.length;
    }
    start = end;
  }
  return Buffer.concat(lines);
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
