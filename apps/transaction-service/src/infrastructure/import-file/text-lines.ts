/**
 * The lines of a text one after the other, whatever ends them (LF, CR LF or CR alone), without a copy of each. A text of ten
 * million letters in one line takes as long as one in a million lines.
 */
export class TextLines {
  /** Where the line begins, where its text ends, and its number counted from 1. */
  start = 0;
  end = 0;
  number = 0;
  private following = 0;

  constructor(readonly text: string) {}

  next(): boolean {
    const { text } = this;
    if (this.following >= text.length) return false;
    this.start = this.following;
    let end = this.start;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    this.end = end;
    this.following = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    this.number++;
    return true;
  }

  /** The text of the line; no more of it than asked for. */
  slice(most = Infinity): string {
    return this.text.slice(this.start, Math.min(this.end, this.start + most));
  }
}

/** What is looked at to tell the format of a file. */
const SNIFFED = 65_536;

/** The first letters of a text file, good enough to see its marks; the charset is found out when it is opened. */
export function beginningOfText(bytes: Uint8Array): string {
  const start = bytes.subarray(0, SNIFFED);
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(start);
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be').decode(start);
  const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1');
  return text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
}
