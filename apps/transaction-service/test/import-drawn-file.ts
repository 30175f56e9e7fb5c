import { CalendarDate, Money } from '@pft/kernel';

export interface DrawnRow {
  line: number;
  date: string;
  valueDate: string | null;
  amount: Money;
  type: 'income' | 'expense';
  payee: string;
  note: string | null;
}

export interface DrawnFile {
  /** All that was drawn, for the message of a failure. */
  description: string;
  bytes: Buffer;
  rows: DrawnRow[];
}

/** mulberry32: small, and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Role = 'date' | 'valueDate' | 'payee' | 'note' | 'amount' | 'debit' | 'credit' | 'sign' | 'currency' | 'balance';

const HEADERS: readonly Record<Role, string>[] = [
  {
    date: 'Booking Date',
    valueDate: 'Value Date',
    payee: 'Payee',
    note: 'Notes',
    amount: 'Amount',
    debit: 'Debit',
    credit: 'Credit',
    sign: 'Debit/Credit',
    currency: 'Currency',
    balance: 'Balance',
  },
  {
    date: 'Buchungstag',
    valueDate: 'Wertstellung',
    payee: 'Begünstigter/Zahlungspflichtiger',
    note: 'Verwendungszweck',
    amount: 'Betrag',
    debit: 'Soll',
    credit: 'Haben',
    sign: 'Soll/Haben',
    currency: 'Währung',
    balance: 'Saldo',
  },
  {
    date: 'Date opération',
    valueDate: 'Date valeur',
    payee: 'Libellé',
    note: 'Commentaire',
    amount: 'Montant',
    debit: 'Débit',
    credit: 'Crédit',
    sign: 'Sens',
    currency: 'Devise',
    balance: 'Solde',
  },
  {
    date: 'Fecha operación',
    valueDate: 'Fecha valor',
    payee: 'Concepto',
    note: 'Observaciones',
    amount: 'Importe',
    debit: 'Cargo',
    credit: 'Abono',
    sign: 'Tipo',
    currency: 'Divisa',
    balance: 'Saldo',
  },
];
const SIGN_PAIRS = [
  ['I', 'O'],
  ['C', 'D'],
  ['credit', 'debit'],
  ['H', 'S'],
  ['+', '-'],
  ['Gutschrift', 'Lastschrift'],
  ['Bij', 'Af'],
] as const;
const PAYEES = [
  'Bäckerei Grün',
  'Café "Zum Hirschen"',
  'Miete; Wohnung 12',
  'Spar, Filiale 4105',
  'Überweisung Jürgen Groß',
  'Tesco Stores 3214',
  'Señor Pérez & Cía',
  'Électricité de France | Lyon',
  "O'Brien 24h",
  'ACME GmbH 18.09. 17:20',
  'Tab\tinside',
];
const DATE_FORMATS = [
  'DD.MM.YYYY',
  'DD.MM.YY',
  'D.M.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'M/D/YY',
  'DD-MM-YYYY',
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'YYYY-MM-DDT12:34:56Z',
  'YYYY-MM-DD 23:59:59 +0200',
] as const;

/** A bank file as some bank might write it, and what an import has to make of it. */
export function drawFile(random: () => number, name: string): DrawnFile {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const chance = (part: number) => random() < part;
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));

  const charset = pick(['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'latin1'] as const);
  const delimiter = pick([',', ';', '\t', '|']);
  const lineEnd = pick(['\n', '\r\n', '\r']);
  const decimal = pick(['.', ',']);
  const group = pick(['', '', decimal === '.' ? ',' : '.', ' ', '\u00a0', "'"]);
  const dateFormat = pick(DATE_FORMATS);
  const headers = chance(0.7) ? pick(HEADERS) : null;
  const convention = pick([
    'minus',
    'trailing minus',
    'brackets',
    'sign column',
    ...(headers ? ['debit and credit'] : []),
  ]);
  const currency = pick(['EUR', 'EUR', 'USD', 'JPY', 'KWD', 'HUF']);
  const quoteAll = chance(0.3);
  const [signIn, signOut] = pick(SIGN_PAIRS);
  const roles: Role[] = ['date', 'payee', 'currency'];
  if (convention === 'debit and credit') roles.push('debit', 'credit');
  else roles.push('amount');
  if (convention === 'sign column') roles.push('sign');
  if (headers && chance(0.5)) roles.push('valueDate');
  if (headers && chance(0.5)) roles.push('note');
  if (headers && chance(0.3)) roles.push('balance');
  shuffle(roles, random);
  const description = JSON.stringify({
    name,
    charset,
    delimiter,
    lineEnd,
    decimal,
    group,
    dateFormat,
    convention,
    currency,
    roles,
  });

  const quoted = (cell: string) => {
    const needed = cell.includes(delimiter) || /["\r\n]/.test(cell) || (delimiter !== '\t' && cell.startsWith(' '));
    return quoteAll || needed ? `"${cell.replaceAll('"', '""')}"` : cell;
  };
  const figure = (money: Money): string => {
    const [whole = '0', fraction] = money.abs().toDecimal().split('.');
    const grouped = group === '' ? whole : whole.replace(/\B(?=(?:\d{3}){1,9}$)/g, group);
    return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  };
  const signedFigure = (money: Money, type: string): string => {
    const text = figure(money);
    if (type === 'income' || convention === 'sign column' || convention === 'debit and credit') return text;
    if (convention === 'brackets') return `(${text})`;
    return convention === 'trailing minus' ? `${text}-` : `-${text}`;
  };

  const records: string[] = [];
  let line = 1;
  const write = (cells: readonly string[]) => {
    const record = cells.map(quoted).join(delimiter);
    records.push(record);
    const began = line;
    line += 1 + (record.match(/\r\n|\r|\n/g)?.length ?? 0);
    return began;
  };
  if (headers && chance(0.3)) {
    write([`Statement of account ${name}`]);
    write(['']);
  }
  if (headers) write(roles.map((role) => headers[role]));

  const rows: DrawnRow[] = [];
  const firstDay = CalendarDate.toEpochDay('2019-01-01') + between(0, 2_000);
  let balanceMinor = 1_000_000n;
  const count = between(6, 25);
  for (let index = 0; index < count; index++) {
    // The month's end among the first rows: no order of day and month but one reads it.
    const day =
      index === 1
        ? CalendarDate.toEpochDay(`${CalendarDate.fromEpochDay(firstDay).slice(0, 7)}-28`)
        : firstDay + index * 2;
    const twin = index !== 1 && chance(0.15) ? rows.at(-1) : undefined;
    const date = twin?.date ?? CalendarDate.fromEpochDay(day);
    // Both directions in every file: one that shows only money out does not say so in words.
    const type =
      twin?.type ?? (index < 2 ? (['income', 'expense'] as const)[index] : chance(0.3) ? 'income' : 'expense');
    const row: DrawnRow = {
      line: 0,
      date,
      valueDate: roles.includes('valueDate') ? CalendarDate.plusDays(date, 1) : null,
      type: type ?? 'expense',
      amount: twin?.amount ?? Money.of(BigInt(between(1, 10 ** between(3, 9))), currency),
      payee: twin?.payee ?? pick(PAYEES),
      note: roles.includes('note')
        ? twin
          ? twin.note
          : chance(0.2)
            ? `first line${lineEnd}second`
            : `note ${index}`
        : null,
    };
    balanceMinor += row.type === 'income' ? row.amount.amountMinor : -row.amount.amountMinor;
    const cells: Record<Role, string> = {
      date: writeDate(row.date, dateFormat),
      valueDate: row.valueDate ? writeDate(row.valueDate, dateFormat) : '',
      payee: row.payee,
      note: row.note ?? '',
      amount: signedFigure(row.amount, row.type),
      debit: row.type === 'expense' ? figure(row.amount) : '',
      credit: row.type === 'income' ? figure(row.amount) : '',
      sign: row.type === 'income' ? signIn : signOut,
      currency,
      balance: Money.of(balanceMinor, currency).toDecimal().replace('.', decimal),
    };
    row.line = write(roles.map((role) => cells[role]));
    rows.push(row);
  }
  const text = records.join(lineEnd) + (chance(0.8) ? lineEnd : '');
  return { description, bytes: encode(text, charset), rows };
}

function writeDate(date: string, format: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const tokens: Record<string, string> = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    M: String(Number(month)),
    DD: day,
    D: String(Number(day)),
  };
  return format.replace(/YYYY|YY|MM|M|DD|D/g, (token) => tokens[token] ?? token);
}

function encode(text: string, charset: string): Buffer {
  if (charset === 'latin1') return Buffer.from(text, 'latin1');
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  const marked = `\ufeff${text}`;
  if (charset === 'utf-8 with mark') return Buffer.from(marked, 'utf8');
  const bytes = Buffer.from(marked, 'utf16le');
  return charset === 'utf-16be' ? bytes.swap16() : bytes;
}

function shuffle<T>(values: T[], random: () => number): void {
  for (let index = values.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [values[index], values[other]] = [values[other] as T, values[index] as T];
  }
}
