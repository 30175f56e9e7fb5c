import { ImportTooManyRows } from '../../../domain/import/import-errors';
import { TextLines } from '../text-lines';

/** A field of a message: where its content stands in the text. */
export interface Field {
  line: number;
  from: number;
  to: number;
}

/** A movement: its statement line (:61:) and what is told about it (:86:), or beside the standard (:NS:). */
export interface RawEntry {
  statementLine: Field;
  information: Field | null;
  nonSwift: Field | null;
}

/** What stands between :20: and the end: a page of a statement, or a whole one. */
export interface Message {
  account: Field | null;
  number: Field | null;
  opening: Field | null;
  /** :60F: begins a statement, :60M: goes on with the page before. */
  begins: boolean;
  closing: Field | null;
  /** :62F: ends a statement, after :62M: another page comes. */
  ends: boolean;
  /** :34F: and :90D: or :90C: of an interim report, which name its currency. */
  limit: Field | null;
  total: Field | null;
  entries: RawEntry[];
}

/** The fields of the two messages and what German and Dutch banks put beside them; what looks like another one is text. */
const TAG = /^:(13D?|2[01]|25P?|28C?|34F|6[02][FM]|61|6[45]|86|90[CD]|NS|94[02]):/;
const LONGEST_TAG = 5;
/** Envelope, end of a message, control characters before a field. */
const ENVELOPE = /^(?:-?\}|\{[1-5]:)/;

/**
 * Takes a file apart into its messages: with the SWIFT envelope ({1:…}{4: … -}) or without, with or without lines of the
 * bank between them.
 * @throws ImportTooManyRows
 */
export function scanMessages(text: string, maxRows: number): Message[] {
  const messages: Message[] = [];
  let message = emptyMessage();
  let field: Field | null = null;
  /** The movement to which an :86: would belong. */
  let told: RawEntry | null = null;
  let entries = 0;
  const begin = () => {
    message = emptyMessage();
    messages.push(message);
    told = null;
  };
  const lines = new TextLines(text);
  while (lines.next()) {
    let from = lines.start;
    while (from < lines.end && isControl(text.charCodeAt(from))) from++;
    if (ENVELOPE.test(text.slice(from, from + 3))) {
      field = null;
      const inside = lines.slice().lastIndexOf('{4:');
      if (inside < 0) continue;
      from = lines.start + inside + 3;
    }
    if (lines.end - from === 1 && text[from] === '-') {
      field = null;
      continue;
    }
    const tag = text[from] === ':' ? TAG.exec(text.slice(from, from + LONGEST_TAG)) : null;
    if (!tag) {
      if (field) field.to = lines.end;
      continue;
    }
    const name = tag[1] ?? '';
    field = { line: lines.number, from: from + tag[0].length, to: lines.end };
    if (name === '20' || messages.length === 0) begin();
    switch (name) {
      case '25':
      case '25P':
        if (message.account) begin();
        message.account = field;
        break;
      case '28':
      case '28C':
        message.number = field;
        break;
      case '34F':
        message.limit ??= field;
        break;
      case '60F':
      case '60M':
        if (message.opening) begin();
        message.opening = field;
        message.begins = name === '60F';
        break;
      case '61':
        if (++entries > maxRows) throw new ImportTooManyRows(maxRows);
        told = { statementLine: field, information: null, nonSwift: null };
        message.entries.push(told);
        break;
      case '62F':
      case '62M':
        message.closing = field;
        message.ends = name === '62F';
        told = null;
        break;
      case '64':
      case '65':
        told = null;
        break;
      case '86':
        if (told?.information) {
          told.information.to = lines.end;
          field = told.information;
        } else if (told) told.information = field;
        break;
      case 'NS':
        if (told) told.nonSwift ??= field;
        break;
      case '90C':
      case '90D':
        message.total ??= field;
        told = null;
        break;
    }
  }
  return inherited(messages);
}

/** The content of a field, its lines ended by LF. */
export function contentOf(text: string, { from, to }: Field, most = Infinity): string {
  return text
    .slice(from, Math.min(to, from + most))
    .replace(/\r\n?/g, '\n')
    .replace(/\n:86:/g, '\n')
    .trimEnd();
}

const isControl = (code: number) => code < 32 || code === 0xfeff;

function emptyMessage(): Message {
  return {
    account: null,
    number: null,
    opening: null,
    begins: true,
    closing: null,
    ends: true,
    limit: null,
    total: null,
    entries: [],
  };
}

/** What says something; a second opening balance without an account is one of the account before. */
function inherited(messages: readonly Message[]): Message[] {
  const saying = messages.filter(
    ({ account, opening, closing, entries }) => account ?? opening ?? closing ?? entries.length > 0,
  );
  let account: Field | null = null;
  for (const message of saying) account = message.account ??= account;
  return saying;
}
