import { Money } from '@pft/kernel';
import { cell, dayCell, partsOf, rowOf, zipOf } from '../workbook';
import { dateOf, OWN, type Export, type Format, type Movement } from './household';

/** One line of a statement. */
interface Line {
  date: string;
  movement: Movement;
  pending: boolean;
  /** What the account holds after it; of what is booked. */
  balance: number;
}

interface Page {
  shows: Export;
  opening: number;
  closing: number;
  lines: readonly Line[];
}

/** What is not booked yet stands there under an earlier day, with another text. */
export const pendingText = (payee: string | null) => `${payee ?? ''} reserviert`;

/** What the bank shows of these days, in its format. */
export function statementOf(movements: readonly Movement[], shows: Export): Uint8Array {
  return Buffer.from(WRITERS[shows.format](pageOf(movements, shows)));
}

/** Formats that say what is not booked yet. */
const SHOWS_PENDING: ReadonlySet<Format> = new Set(['csv', 'ofx']);
/** Formats that name the account and what it held at the beginning. */
export const OPENS_ACCOUNT: ReadonlySet<Format> = new Set(['camt.053', 'mt940']);

function pageOf(movements: readonly Movement[], shows: Export): Page {
  const { account, format, from, to } = shows;
  const own = movements.filter((movement) => movement.account === account);
  const sum = (before: number) =>
    own.filter(({ day }) => day < before).reduce((total, { minor }) => total + minor, OWN[account].openingMinor);
  const opening = sum(from);
  let balance = opening;
  const booked = own
    .filter(({ day }) => day >= from && day < to)
    .map((movement) => ({
      movement,
      date: dateOf(movement.day),
      pending: false,
      balance: (balance += movement.minor),
    }));
  const pending = SHOWS_PENDING.has(format)
    ? own
        .filter(({ day, pendingDays }) => day >= to && day - pendingDays < to)
        .map((movement) => ({ movement, date: dateOf(movement.day - movement.pendingDays), pending: true, balance: 0 }))
    : [];
  return { shows, opening, closing: balance, lines: [...booked, ...pending] };
}

const decimal = (minor: number) => Money.of(BigInt(minor), 'EUR').toDecimal();
const german = (minor: number) => decimal(minor).replace('.', ',');
const compact = (date: string) => date.replaceAll('-', '');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const payeeOf = ({ movement, pending }: Line) => (pending ? pendingText(movement.payee) : (movement.payee ?? ''));
const dayAndMonth = (date: string) => `${date.slice(8)}.${date.slice(5, 7)}.`;
const valueDayOf = ({ movement, pending, date }: Line) => (pending ? date : dateOf(movement.valueDay));
/** As terminals write it: with the card, its day and time. */
const terminalText = (line: Line) =>
  line.movement.terminal && !line.pending ? `${payeeOf(line)} 0527 K2 ${dayAndMonth(line.date)} 18:14` : payeeOf(line);

/** Semicolons, decimal commas and the running balance; the newest first. The card's has a state. */
function csv({ shows: { account }, lines }: Page): string {
  const { currency } = OWN[account];
  const hasState = account === 'card';
  const header = [
    'Buchungstag',
    'Valutadatum',
    'Auftraggeber/Empfänger',
    'Verwendungszweck',
    'Betrag',
    'Währung',
    'Saldo',
  ];
  const rows = lines.map((line) => [
    line.date.split('-').reverse().join('.'),
    valueDayOf(line).split('-').reverse().join('.'),
    terminalText(line),
    line.movement.note ?? '',
    german(line.movement.minor),
    currency,
    line.pending ? '' : german(line.balance),
    ...(hasState ? [line.pending ? 'vorgemerkt' : 'gebucht'] : []),
  ]);
  return [[...header, ...(hasState ? ['Status'] : [])], ...rows.reverse()]
    .map((cells) => `${cells.map((text) => `"${text}"`).join(';')}\r\n`)
    .join('');
}

function xlsx({ lines }: Page): Buffer {
  const header = rowOf(...['Date', 'Payee', 'Description', 'Amount', 'Balance'].map(cell));
  const rows = lines.map((line) =>
    rowOf(
      dayCell(line.date),
      cell(escaped(terminalText(line))),
      cell(escaped(line.movement.note ? `${line.movement.note} ${dayAndMonth(line.date)}` : '')),
      cell(line.movement.minor / 100),
      cell(line.balance / 100),
    ),
  );
  return zipOf(partsOf(header + rows.join('')));
}

function ofx({ shows: { account, from, to }, closing, lines }: Page): string {
  const { type, number, currency } = OWN[account];
  const isCard = type === 'credit-card';
  const texts = (line: Line) =>
    `<NAME>${escaped(payeeOf(line))}</NAME>${line.movement.note ? `<MEMO>${escaped(line.movement.note)}</MEMO>` : ''}`;
  const entry = (line: Line) => `<STMTTRN><TRNTYPE>${line.movement.minor < 0 ? 'DEBIT' : 'CREDIT'}</TRNTYPE>
<DTPOSTED>${compact(line.date)}120000</DTPOSTED><DTAVAIL>${compact(valueDayOf(line))}</DTAVAIL><TRNAMT>${decimal(line.movement.minor)}</TRNAMT>
<FITID>F${line.movement.bankId}</FITID>${texts(line)}</STMTTRN>`;
  const pending = (line: Line) => `<STMTTRNP><TRNTYPE>POS</TRNTYPE><DTTRAN>${compact(line.date)}</DTTRAN>
<TRNAMT>${decimal(line.movement.minor)}</TRNAMT>${texts(line)}</STMTTRNP>`;
  const of = (isPending: boolean, write: (line: Line) => string) =>
    lines.filter((line) => line.pending === isPending).map(write);
  const last = compact(dateOf(to - 1));
  const waiting = of(true, pending);
  const [message, statement, from_] = isCard
    ? ['CREDITCARDMSGSRSV1', 'CCSTMTRS', `<CCACCTFROM><ACCTID>${number}</ACCTID></CCACCTFROM>`]
    : [
        'BANKMSGSRSV1',
        'STMTRS',
        `<BANKACCTFROM><BANKID>19043</BANKID><ACCTID>${number}</ACCTID><ACCTTYPE>${type.toUpperCase()}</ACCTTYPE></BANKACCTFROM>`,
      ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
<OFX><${message}><${statement.replace('RS', 'TRNRS')}><${statement}><CURDEF>${currency}</CURDEF>${from_}
<BANKTRANLIST><DTSTART>${compact(dateOf(from))}</DTSTART><DTEND>${last}</DTEND>
${of(false, entry).join('\n')}
</BANKTRANLIST>${waiting.length > 0 ? `<BANKTRANLISTP><DTASOF>${last}</DTASOF>${waiting.join('\n')}</BANKTRANLISTP>` : ''}
<LEDGERBAL><BALAMT>${decimal(closing)}</BALAMT><DTASOF>${last}</DTASOF></LEDGERBAL>
</${statement}></${statement.replace('RS', 'TRNRS')}></${message}></OFX>
`;
}

/** Neither a currency nor an account nor an id; the account's bank writes days its own way. */
function qif({ shows: { account }, lines }: Page): string {
  const { type, currency } = OWN[account];
  const day = (date: string) => {
    const [year = '', month, of] = date.split('-');
    return currency === 'USD' ? `${month}/${of}'${year.slice(2)}` : `${of}.${month}.${year}`;
  };
  const records = lines.map((line) =>
    [
      `D${day(line.date)}`,
      `T${currency === 'USD' ? decimal(line.movement.minor) : german(line.movement.minor)}`,
      ...(payeeOf(line) ? [`P${terminalText(line)}`] : []),
      ...(line.movement.note ? [`M${line.movement.note}`] : []),
      '^\n',
    ].join('\n'),
  );
  return `!Type:${type === 'credit-card' ? 'CCard' : 'Bank'}\n${records.join('')}`;
}

function camt({ shows: { account, from, to }, opening, closing, lines }: Page): string {
  const { iban, currency } = OWN[account];
  const money = (minor: number) =>
    `<Amt Ccy="${currency}">${decimal(Math.abs(minor))}</Amt><CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const balance = (code: string, minor: number, day: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(minor)}<Dt><Dt>${dateOf(day)}</Dt></Dt></Bal>`;
  const entry = (line: Line) => {
    const { minor, payee, note, otherIban, bankId } = line.movement;
    const side = minor < 0 ? 'Cdtr' : 'Dbtr';
    const name = payee ? `<${side}><Pty><Nm>${escaped(payee)}</Nm></Pty></${side}>` : '';
    const other = otherIban ? `<${side}Acct><Id><IBAN>${otherIban}</IBAN></Id></${side}Acct>` : '';
    const remittance = note ? `<RmtInf><Ustrd>${escaped(note)}</Ustrd></RmtInf>` : '';
    return `<Ntry>${money(minor)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${line.date}</Dt></BookgDt><ValDt><Dt>${valueDayOf(line)}</Dt></ValDt>
<AcctSvcrRef>${bankId}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties>${name}${other}</RltdPties>${remittance}</TxDtls></NtryDtls></Ntry>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<Stmt><Id>${dateOf(from)}</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', opening, from)}${balance('CLBD', closing, to - 1)}
${lines.map(entry).join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}

/** Capitals of ASCII; the opening balance has the day on which the statement before it ended. */
function mt940({ shows: { account, from, to }, opening, closing, lines }: Page): string {
  const { iban, currency } = OWN[account];
  const plain = (text: string) =>
    text
      .replace(/[äöü]/gi, (letter) => `${letter.normalize('NFD')[0]}e`)
      .replaceAll('ß', 'ss')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toUpperCase();
  const day = (date: string) => compact(date).slice(2);
  const mark = (minor: number) => (minor < 0 ? 'D' : 'C');
  const balance = (tag: string, minor: number, on: number) =>
    `:${tag}:${mark(minor)}${day(dateOf(on))}${currency}${german(Math.abs(minor))}\r\n`;
  const entry = ({ movement: { minor, payee, note, otherIban, valueDay }, date }: Line) =>
    `:61:${day(dateOf(valueDay))}${day(date).slice(2)}${mark(minor)}${german(Math.abs(minor))}NMSCNONREF\r\n:86:166?00UMSATZ${
      note ? `?20SVWZ+${plain(note).slice(0, 22)}${plain(note).length > 22 ? `?21${plain(note).slice(22)}` : ''}` : ''
    }${otherIban ? `?31${otherIban}` : ''}${payee ? `?32${plain(payee).slice(0, 27)}${plain(payee).length > 27 ? `?33${plain(payee).slice(27)}` : ''}` : ''}\r\n`;
  return `:20:STARTUMSE\r\n:25:${iban}\r\n:28C:00001/001\r\n${balance('60F', opening, from - 1)}${lines
    .map(entry)
    .join('')}${balance('62F', closing, to - 1)}-\r\n`;
}

const WRITERS: Readonly<Record<Format, (page: Page) => string | Buffer>> = {
  csv,
  xlsx,
  ofx,
  qif,
  'camt.053': camt,
  mt940,
};
