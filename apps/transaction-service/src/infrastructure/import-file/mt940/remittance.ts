/** What a field 86 tells the account owner about a movement. */
export interface Remittance {
  payee: string | null;
  note: string | null;
  /** Account of the other side: an IBAN, or bank code and number. */
  counterparty: string | null;
}

/** A line of at least so many letters was cut by its width, perhaps within a word; a shorter one ended. */
const FULL_LINE = 60;

/**
 * Field 86 has no structure of its own in the SWIFT handbook; three dialects are read, and what is none of them is the payee
 * as it stands: the German subfields, the codes between slashes of Dutch and Belgian banks, and the SEPA marks alone.
 */
export function readRemittance(content: string): Remittance {
  const joined = content.replaceAll('\n', '').trimStart();
  return (
    readSubfields(joined) ??
    readSlashes(joined) ??
    readMarked(joined) ?? { payee: joinedLines(content), note: null, counterparty: null }
  );
}

function joinedLines(content: string): string | null {
  let text = '';
  for (const line of content.split('\n')) text = join(text, line, FULL_LINE);
  return text.trim() || null;
}

/** The part behind goes directly after the one before where that was full, or where one of them has the blank. */
function join(before: string, behind: string, full: number): string {
  if (before === '' || before.length - (before.lastIndexOf('\n') + 1) >= full) return before + behind;
  return /\s$/.test(before) || /^\s/.test(behind) ? before + behind : `${before} ${behind}`;
}

/**
 * DFÜ-Abkommen, Anlage 3, «Belegung des Feldes 86»: a business code of three digits, then subfields of two digits after a
 * separator that is the fourth letter, «?» nearly always; Polish banks write the same after «^», «~» or «<», the code there
 * or not. ?00 posting text, ?20–?29 and ?60–?63 purpose, ?30 and ?31 bank and account of the other side, ?32 and ?33 its name;
 * ?70 and ?71 are the bank's own.
 */
const SUBFIELDS = /^(?:\d{3}(?=([^\dA-Za-z\s])(?:00|10|2\d|3[0-4]))|(?=([?^~<])(?:00|10|2\d|3[0-4])))/;
const SUBFIELD = /^(?:00|10|2\d|3[0-48]|6[0-3]|7[01])/;
const FULL_SUBFIELD = 27;

function readSubfields(joined: string): Remittance | null {
  const start = SUBFIELDS.exec(joined);
  const separator = start?.[1] ?? start?.[2];
  if (!start || separator === undefined) return null;
  const fields = new Map<string, string>();
  let code = '';
  let purpose = '';
  let last = '';
  const settle = (text: string) => {
    if (/^[26]/.test(code)) {
      const marked = MARK.test(text.slice(0, 6));
      purpose = purpose !== '' && (marked || !isFull(last, text)) ? `${purpose} ${text}` : purpose + text;
      last = text;
    } else if (!fields.has(code)) fields.set(code, text);
  };
  let value = '';
  for (const part of joined.slice(start[0].length + 1).split(separator)) {
    const next = SUBFIELD.exec(part);
    if (next || code === '') {
      if (code !== '') settle(value);
      code = next?.[0] ?? 'none';
      value = next ? part.slice(2) : part;
    } else value += separator + part;
  }
  if (code !== '') settle(value);
  if (fields.size + purpose.length === 0) return null;
  const marks = sepaMarks(purpose);
  const text = marks.get('SVWZ') ?? textBefore(purpose);
  const [name = '', more = ''] = [fields.get('32'), fields.get('33')];
  const payee = (isFull(name, more) ? name + more : `${name} ${more}`).trim();
  const account = fields.get('31')?.trim() || fields.get('38')?.trim() || marks.get('IBAN') || '';
  const bank = fields.get('30')?.trim() ?? '';
  const counterparty = /^\d{8}$/.test(bank) && /^\d{1,10}$/.test(account) ? `${bank}/${account}` : account;
  const posting = fields.get('00')?.trim() ?? '';
  return {
    payee: payee || text || posting || null,
    note: payee ? text || null : null,
    counterparty: counterparty || null,
  };
}

/** A subfield that fills its 27 letters goes on in the next one, perhaps within a word; blanks at its end are often lost. */
const isFull = (before: string, behind: string) =>
  before.length >= FULL_SUBFIELD || before.endsWith(' ') || behind.startsWith(' ');

/**
 * Field NS, in which banks put what SWIFT has no field for (annex of the old German agreement on MT940): lines of two digits,
 * 01–14 purpose, 15 and 16 the name of the other side, 17 posting text.
 */
export function readNonSwift(content: string): Remittance {
  const lines = new Map(content.split('\n').map((line) => [line.slice(0, 2), line.slice(2).trim()]));
  const textOf = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => lines.get(String(from + i).padStart(2, '0')) ?? '');
  const [name = '', more = ''] = textOf(15, 16);
  // A name that fills its 27 letters goes on in the next line.
  const payee = name.length >= FULL_SUBFIELD ? name + more : `${name} ${more}`.trim();
  const purpose = textOf(1, 14).filter(Boolean).join(' ');
  const posting = textOf(17, 17)[0] ?? '';
  return { payee: payee || purpose || posting || null, note: payee ? purpose || null : null, counterparty: null };
}

/** Marks of the SEPA data elements within a purpose (same document, «Belegung der Felder 20–29»): `EREF+`, or `EREF: `. */
const NAMES = 'EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP';
const MARK = new RegExp(`^(?:${NAMES})(?:\\+|: )`);
const MARKS = new RegExp(`(${NAMES})(?:\\+|: )`);

function sepaMarks(text: string): Map<string, string> {
  const marks = new Map<string, string>();
  const [, ...parts] = text.split(MARKS);
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [name = '', value = ''] = [parts[index], parts[index + 1]?.trim()];
    if (value !== '' && !marks.has(name)) marks.set(name, name === 'IBAN' ? value.replace(/\s+/g, '') : value);
  }
  return marks;
}

const textBefore = (text: string): string => text.split(MARKS, 1)[0]?.trim() ?? '';

/** A text without subfields whose end, or whole, are marks; what stands before them is the payee. */
function readMarked(joined: string): Remittance | null {
  const marks = sepaMarks(joined);
  if (marks.size < 2 && !marks.has('SVWZ')) return null;
  const [before, purpose] = [textBefore(joined), marks.get('SVWZ') ?? null];
  return {
    payee: before || purpose,
    note: before ? purpose : null,
    counterparty: marks.get('IBAN')?.slice(0, 34) ?? null,
  };
}

/**
 * «MT940 Structured» of Rabobank, ABN AMRO, ING and the Belgian banks: codes between slashes, each before its value:
 * `/TRTP/…/IBAN/…/BIC/…/NAME/…/REMI/…/EREF/…`; ING puts account, bank, name and city into one `/CNTP/…/…/…/…//`.
 */
const CODES =
  'TRTP|TRCD|IBAN|BIC|NAME|REMI|EREF|PREF|CREF|MARF|CSID|ORDP|BENM|CNTP|ADDR|ISDT|RTRN|ULTD|ULTC|ULTB|PURP|SVCL|OCMT|CHGS|EXCH|ID|INFO|SWOD|SWOC|BUSP|ACCW|PHON|SUBJ|NRTX';
const CODE = new RegExp(`/(?=(?:${CODES})/)`);
const TELLING = ['NAME', 'REMI', 'CNTP', 'IBAN', 'EREF', 'TRTP', 'CSID', 'MARF', 'PREF'];

function readSlashes(joined: string): Remittance | null {
  if (!joined.trimStart().startsWith('/')) return null;
  const codes = new Map<string, string>();
  const [, ...parts] = joined.split(CODE);
  for (const part of parts) {
    const end = part.indexOf('/');
    const [code, value] = [part.slice(0, end), withoutSlashes(part.slice(end + 1))];
    if (!codes.has(code) && (value !== '' || code === 'REMI')) codes.set(code, value);
  }
  if (!TELLING.some((code) => codes.has(code))) return null;
  const [account = '', , name = ''] = codes.get('CNTP')?.split('/') ?? [];
  const text = (codes.get('REMI') ?? '').replace(/^(?:USTD|STRD)\/\/?/, '').trim();
  // Dutch banks put the name behind a code of its own, Swiss ones beside the party.
  const payee = codes.get('NAME') ?? (name.trim() || (codes.get('ORDP') ?? codes.get('BENM') ?? ''));
  const counterparty = codes.get('IBAN') ?? account.trim();
  return {
    payee: payee || text || codes.get('TRTP') || null,
    note: payee ? text || null : null,
    counterparty: counterparty || null,
  };
}

/** Without the slashes that end a value before the next code. */
function withoutSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '/' || text[end - 1] === ' ')) end--;
  return text.slice(0, end).trim();
}
