import { CalendarDate, currencyExponent, formatMinor } from '@pft/kernel';
import iconv from 'iconv-lite';
import type { ReadingContext } from '../../src/domain/import/statement';
import { seededRandom } from '../import-drawn-file';
import {
  LANGUAGES,
  LAYOUTS,
  UNKNOWN_DIRECTIONS,
  UNKNOWN_STATES,
  UNKNOWN_TITLES,
  type BankLanguage,
  type Title,
} from './languages';

/** What a line of the file means. */
export interface Meant {
  date: string;
  /** Below zero for money out. */
  minor: number;
  currency: string;
}

export interface DrawnTable {
  bytes: Buffer;
  text: string;
  context: ReadingContext;
  /** By line; null for a line that is no movement. */
  truth: ReadonlyMap<number, Meant | null>;
  /** What was drawn, for the message of a failure. */
  traits: Record<string, unknown>;
  group: 'with a balance' | 'with known headers' | 'with neither';
  /** All that a figure, a sign, a date and a currency need is in the file or its context. */
  saysEnough: boolean;
}

const STYLES = [
  'signed',
  'signed',
  'signed',
  'inverted',
  'pair',
  'pair',
  'pair',
  'pair-negative',
  'pair-credit-negative',
  'pair-dash',
  'pair-zero',
  'words',
  'words',
  'words-unknown',
  'crdr',
  'only-cr',
  'brackets',
  'trailing',
] as const;
type Style = (typeof STYLES)[number] | 'unsigned';

const TODAY = '2026-11-27';
const LAST_DAY = CalendarDate.toEpochDay(TODAY) - 1;

class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed * 7_919 + 13);
    for (let i = 0; i < 5; i++) this.next();
  }

  fraction(): number {
    return this.next();
  }

  upTo(count: number): number {
    return Math.floor(this.next() * count);
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.upTo(list.length)]!;
  }
}

interface Row {
  day: number;
  valueDay: number;
  minor: number;
  fee: number;
  /** What moved on the account. */
  total: number;
  balance: number | null;
  payee: string;
  state: 0 | 1 | 2;
  currency: string;
}

interface Column {
  title: string;
  is?: Title;
  cell: (row: Row) => string;
}

/** A statement of a bank with hidden structure, and what each of its lines means. The same for the same seed. */
export function drawTable(seed: number): DrawnTable {
  return new Drawing(seed).draw();
}

class Drawing {
  private readonly dice: Dice;
  private readonly layout: (typeof LAYOUTS)[number];
  private readonly language: BankLanguage;
  private readonly currency: string;
  private readonly exponent: number;
  private readonly header: 'known' | 'unknown' | 'none';
  private readonly style: Style;
  private readonly has: Readonly<
    Record<'balance' | 'value' | 'currency' | 'fee' | 'state' | 'foreign' | 'id' | 'category', boolean>
  >;
  /** What makes files harder than most are. */
  private readonly hard: Readonly<
    Record<
      'incomes' | 'twoValues' | 'sums' | 'opening' | 'turned' | 'oddState' | 'sparse' | 'counter' | 'round' | 'blanks',
      boolean
    >
  >;
  private readonly feeOnTop: boolean;
  private readonly unitInHeader: boolean;
  private readonly unit: string;

  constructor(private readonly seed: number) {
    const dice = (this.dice = new Dice(seed));
    this.layout = dice.pick(LAYOUTS);
    this.language = LANGUAGES[this.layout.language]!;
    this.currency = dice.pick(this.language.currencies);
    this.exponent = currencyExponent(this.currency);
    this.header = dice.pick(['known', 'known', 'unknown', 'none'] as const);
    const balance = dice.is(0.5);
    this.has = {
      balance,
      value: dice.is(0.35),
      currency: dice.is(0.35),
      fee: dice.is(0.15),
      state: dice.is(0.15),
      foreign: dice.is(0.1),
      id: dice.is(0.3),
      category: dice.is(0.3),
    };
    this.style = dice.pick<Style>(balance ? [...STYLES, 'unsigned'] : STYLES);
    this.hard = {
      incomes: dice.is(0.07),
      twoValues: dice.is(0.1),
      sums: dice.is(0.1),
      opening: dice.is(0.07),
      turned: dice.is(0.08),
      oddState: this.has.state && dice.is(0.2),
      sparse: dice.is(0.08),
      counter: dice.is(0.1),
      round: dice.is(0.1) || this.currency === 'HUF',
      blanks: balance && dice.is(0.1),
    };
    this.feeOnTop = this.has.fee && dice.is(0.6);
    this.unitInHeader = this.header === 'known' && dice.is(0.2);
    this.unit = dice.is(0.12) ? dice.pick([` ${this.currency}`, `${this.currency} `]) : '';
  }

  draw(): DrawnTable {
    const { dice, language } = this;
    const context = this.context();
    const rows = this.movements();
    const listed = this.listed(rows);
    const dateForm = this.dateForm();
    const { columns, second } = this.columns(listed, dateForm);
    const delimiter = dice.pick([',', ',', ';', ';', '\t', '|']);
    const lines: string[] = [];
    const truth = new Map<number, Meant | null>();
    const always = dice.is(0.3);
    const quoted = (cell: string) =>
      always || cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
    const put = (cells: readonly string[]) => void lines.push(cells.map(quoted).join(delimiter));
    if (dice.is(0.2) && this.header !== 'none') {
      put(['Konto 12345', '', '']);
      lines.push('');
    }
    if (this.header !== 'none') put(columns.map(({ title }) => title));
    const besides = (payee: string, figure: string, row: Row | undefined) => {
      if (!row) return;
      put(columns.map((column) => beside(column, payee, figure, row)));
      truth.set(lines.length, null);
    };
    const isPlain = this.style === 'signed';
    if (this.hard.opening && isPlain)
      besides(this.layout.language === 'de' ? 'Anfangssaldo' : 'Opening balance', this.figure(120_000), listed[0]);
    for (const row of listed) {
      put(columns.map(({ cell }) => cell(row)));
      const meant = { date: CalendarDate.fromEpochDay(row.day), minor: row.total, currency: row.currency };
      truth.set(lines.length, row.state === 0 ? meant : null);
    }
    if (this.hard.sums && isPlain) {
      const sum = rows.reduce((all, row) => all + (row.state === 0 ? row.total : 0), 0);
      besides(this.layout.language === 'de' ? 'Summe' : 'Total', this.signed(sum), listed.at(-1));
    }
    const charset = dice.pick([...language.charsets, ...language.charsets, 'utf-8-mark', 'utf-16le-mark', 'utf-16le']);
    const text = `${lines.join(dice.pick(['\n', '\r\n']))}\n`;
    const days = [...truth.values()].flatMap((meant) => (meant ? [meant.date] : []));
    return {
      bytes: encoded(text, charset),
      text,
      context,
      truth,
      group: this.has.balance ? 'with a balance' : this.header === 'known' ? 'with known headers' : 'with neither',
      saysEnough: this.saysEnough(days, dateForm, context, second, rows),
      traits: {
        seed: this.seed,
        ...this.layout,
        header: this.header,
        style: this.style,
        dateForm,
        delimiter,
        charset,
        currency: this.currency,
        rows: rows.length,
        feeOnTop: this.feeOnTop,
        ...only(this.has),
        ...only(this.hard),
      },
    };
  }

  private context(): ReadingContext {
    const { dice, currency, language, style } = this;
    const isKnown = dice.is(0.75);
    const isCard = style === 'inverted' && dice.is(0.5);
    const wantsAccount = dice.is(0.4) || isCard;
    const hasAccount = wantsAccount && !(style === 'inverted' && !isCard && dice.is(0.5));
    return {
      today: TODAY,
      locale: isKnown ? language.locale : dice.pick(['en', 'de', 'en-US', 'fr', '']),
      baseCurrency: isKnown ? currency : dice.pick(['EUR', 'USD', currency, currency]),
      account: hasAccount ? { currency, type: style === 'inverted' ? 'credit-card' : 'checking' } : null,
    };
  }

  private movements(): Row[] {
    const { dice, hard, exponent, currency, language } = this;
    const scale = 10 ** exponent;
    const count = dice.is(0.1) ? 2 + dice.upTo(4) : 6 + dice.upTo(50);
    const length = dice.pick([3, 14, 30, 31, 90, 365]);
    const end = LAST_DAY - dice.upTo(300);
    const firstOfMonth = dice.is(0.05);
    const income = dice.is(0.5) ? language.income : 'ACME GmbH 7';
    const size = (exponent === 0 ? 100 : 1) * (currency === 'HUF' ? 200 : 1) * scale;
    const rows = Array.from({ length: count }, (): Row => {
      const day = end - dice.upTo(length);
      const isIn = dice.is(hard.incomes ? 0.7 : 0.2);
      const drawn = Math.round((isIn ? 50 + dice.fraction() * 3_000 : 1 + dice.fraction() ** 3 * 900) * size);
      const unit = hard.round ? scale : 1;
      const minor = Math.max(1, Math.round(drawn / unit)) * unit;
      const hasFee = this.has.fee && dice.is(0.4) && !isIn;
      const fee = hasFee ? Math.max(1, Math.round((minor * 0.01) / unit)) * unit : 0;
      const signed = isIn ? minor : -minor;
      return {
        day: firstOfMonth ? monthOf(day) : day,
        valueDay: 0,
        minor: signed,
        fee,
        total: signed - (this.feeOnTop ? fee : 0),
        balance: null,
        payee: isIn ? income : dice.pick(language.payees),
        state: this.has.state && dice.is(0.15) ? ((1 + dice.upTo(2)) as 1 | 2) : 0,
        currency,
      };
    }).sort((a, b) => a.day - b.day);
    let balance = Math.round(dice.fraction() * 5_000) * size;
    for (const row of rows) {
      row.valueDay = row.day + (dice.is(0.6) ? 0 : dice.pick([1, 2, 3, -1, -2]));
      if (row.state !== 0) continue;
      balance += row.total;
      row.balance = balance;
    }
    if (hard.blanks)
      rows.forEach((row, i) => {
        if (rows[i + 1]?.day === row.day) row.balance = null;
      });
    return rows;
  }

  /** As the file has them: upwards or downwards, perhaps the rows of a day the other way. */
  private listed(rows: readonly Row[]): Row[] {
    const isDown = this.dice.is(0.5);
    const listed = isDown ? rows.toReversed() : [...rows];
    if (!this.hard.turned) return listed;
    return listed
      .map((row, at) => ({ row, at }))
      .sort((a, b) => (isDown ? b.row.day - a.row.day : a.row.day - b.row.day) || b.at - a.at)
      .map(({ row }) => row);
  }

  private decimal: { sign: string; group: string } | null = null;

  private figure(minor: number): string {
    this.decimal ??= this.drawDecimal();
    const { sign, group } = this.decimal;
    const [whole = '', fraction] = formatMinor(BigInt(Math.abs(minor)), this.exponent).split('.');
    const grouped = groupsOf(whole).join(group);
    return fraction === undefined || sign === '' ? grouped : `${grouped}${sign}${fraction}`;
  }

  private drawDecimal(): { sign: string; group: string } {
    const { dice, currency, exponent } = this;
    const isPoint = ['en', 'us', 'zh', 'ja'].includes(this.layout.language) || ['CHF', 'MXN'].includes(currency);
    const isComma = exponent > 0 && !isPoint && dice.is(0.8);
    const group = dice.pick(isComma ? ['', '', '.', ' ', '\u00a0'] : ['', '', ',', currency === 'CHF' ? "'" : ',']);
    const isWhole = this.hard.round && dice.is(0.4);
    return { sign: isWhole ? '' : isComma ? ',' : '.', group };
  }

  private withUnit(text: string): string {
    return this.unit.startsWith(' ') ? text + this.unit : this.unit + text;
  }

  private signed(minor: number): string {
    return this.withUnit(`${minor < 0 ? '-' : ''}${this.figure(minor)}`);
  }

  private dateForm(): string {
    const { language } = this.layout;
    if (language === 'us') return this.dice.pick(['M/D', 'M/D', 'M/D/YY', 'Y-M-D', 'name']);
    if (language === 'ja' || language === 'zh') return this.dice.pick(['Y/M/D', 'Y-M-D', '年', 'compact']);
    if (language === 'hu') return this.dice.pick(['Y.M.D.', 'Y-M-D']);
    if (language === 'sv') return this.dice.pick(['Y-M-D', 'YY-M-D']);
    return this.dice.pick(['D.M', 'D/M', 'D-M', 'Y-M-D', 'Y-M-D T', 'D.M.YY', 'D/M T', 'compact', 'name', 'weekday']);
  }

  private dateText(day: number, form: string): string {
    const [year = '', month = '', ofMonth = ''] = CalendarDate.fromEpochDay(day).split('-');
    const short = year.slice(2);
    const forms: Record<string, () => string> = {
      'M/D': () => `${month}/${ofMonth}/${year}`,
      'M/D/YY': () => `${Number(month)}/${Number(ofMonth)}/${short}`,
      'Y/M/D': () => `${year}/${month}/${ofMonth}`,
      'Y-M-D': () => `${year}-${month}-${ofMonth}`,
      'Y-M-D T': () => `${year}-${month}-${ofMonth} 1${ofMonth[1]}:0${ofMonth[1]}:00`,
      'Y.M.D.': () => `${year}.${month}.${ofMonth}.`,
      'YY-M-D': () => `${short}-${month}-${ofMonth}`,
      年: () => `${year}年${Number(month)}月${Number(ofMonth)}日`,
      compact: () => `${year}${month}${ofMonth}`,
      'D.M': () => `${ofMonth}.${month}.${year}`,
      'D.M.YY': () => `${ofMonth}.${month}.${short}`,
      'D/M': () => `${ofMonth}/${month}/${year}`,
      'D/M T': () => `${ofMonth}/${month}/${year} 09:1${ofMonth[1]}`,
      'D-M': () => `${ofMonth}-${month}-${year}`,
      name: () => this.inWords(day, { day: 'numeric', month: 'short', year: 'numeric' }),
      weekday: () => this.inWords(day, { dateStyle: 'full' }),
    };
    return forms[form]!();
  }

  private inWords(day: number, options: Intl.DateTimeFormatOptions): string {
    const format = new Intl.DateTimeFormat(this.language.locale, { ...options, timeZone: 'UTC' });
    return format.format(day * 86_400_000);
  }

  private columns(listed: readonly Row[], form: string): { columns: Column[]; second: boolean } {
    const { dice, has, hard, language, header } = this;
    const { titles } = language;
    const column = (is: Title, cell: (row: Row) => string, unit = ''): Column => ({
      title: titles[is] + unit,
      is,
      cell,
    });
    const columns: Column[] = [column('date', (row) => this.dateText(row.day, form))];
    if (has.value) columns.push(column('valueDate', (row) => this.dateText(row.valueDay, form)));
    columns.push(column('payee', (row) => row.payee));
    if (has.category) columns.push(column('category', (row) => ['A1', 'B2', 'C3', 'D4'][Math.abs(row.minor) % 4]!));
    if (has.id) columns.push(column('id', (row) => `TX${row.day}${1_000 + listed.indexOf(row)}`));
    const figures = this.figures(column);
    if (has.foreign) figures.push(...this.foreign());
    if (has.fee) figures.push(column('fee', (row) => this.figure(row.fee)));
    const second = has.currency && !has.balance && dice.is(0.1) && this.secondCurrency(listed);
    if (has.currency)
      figures.splice(
        dice.is(0.7) ? 1 : figures.length,
        0,
        column('currency', (row) => row.currency),
      );
    const balance = column(
      'balance',
      ({ balance: held }) => (held === null ? '' : (held < 0 ? '-' : '') + this.figure(held)),
      this.headerUnit(),
    );
    if (has.balance) figures.splice(this.layout.arrangement === 'balance first' ? 0 : figures.length, 0, balance);
    columns.push(...figures);
    const states = hard.oddState ? UNKNOWN_STATES : language.states;
    if (has.state) columns.push(column('state', (row) => states[row.state]!));
    if (hard.twoValues)
      columns.splice(2 + dice.upTo(columns.length - 1), 0, {
        title: titles.category,
        cell: (row) => (row.day % 2 === 0 ? 'Shared' : 'Private'),
      });
    if (hard.sparse)
      columns.push({
        title: 'Individual amount',
        cell: (row) => (Math.abs(row.minor) % 3 === 0 ? this.figure(Math.round(row.minor / 3)) : ''),
      });
    if (hard.counter) columns.unshift({ title: 'No', cell: (row) => String(listed.indexOf(row) + 1) });
    if (header === 'unknown')
      columns.forEach((each, i) => (each.title = UNKNOWN_TITLES[(i * 5 + this.seed) % UNKNOWN_TITLES.length]!));
    if (this.layout.arrangement === 'last column first') columns.unshift(columns.pop()!);
    return { columns, second };
  }

  private headerUnit(): string {
    return this.unitInHeader ? ` (${this.currency})` : '';
  }

  private figures(column: (is: Title, cell: (row: Row) => string, unit?: string) => Column): Column[] {
    const { dice, style, language } = this;
    const unit = this.headerUnit();
    if (style.startsWith('pair')) {
      const pair = [
        column('debit', (row) => this.half(row, false), unit),
        column('credit', (row) => this.half(row, true), unit),
      ];
      return dice.is(0.2) ? pair.toReversed() : pair;
    }
    const amount = column('amount', (row) => this.amount(row.minor), unit);
    if (!style.startsWith('words')) return [amount];
    const [into = '', out = ''] = style === 'words-unknown' ? dice.pick(UNKNOWN_DIRECTIONS) : language.directions;
    const words = column('direction', (row) => (row.minor > 0 ? into : out));
    return dice.is(0.5) ? [words, amount] : [amount, words];
  }

  private half(row: Row, isIn: boolean): string {
    if (row.minor > 0 !== isIn)
      return this.style === 'pair-dash' ? '-' : this.style === 'pair-zero' ? this.figure(0) : '';
    const isNegative = this.style === (isIn ? 'pair-credit-negative' : 'pair-negative');
    return this.withUnit(`${isNegative ? '-' : ''}${this.figure(row.minor)}`);
  }

  private amount(minor: number): string {
    const figure = this.figure(minor);
    switch (this.style) {
      case 'inverted':
        return this.signed(-minor);
      case 'crdr':
        return `${figure} ${minor < 0 ? 'DR' : 'CR'}`;
      case 'only-cr':
        return `${figure}${minor < 0 ? '' : ' CR'}`;
      case 'brackets':
        return minor < 0 ? `(${figure})` : figure;
      case 'trailing':
        return `${figure}${minor < 0 ? '-' : ''}`;
      case 'words':
      case 'words-unknown':
      case 'unsigned':
        return this.withUnit(figure);
      default:
        return this.signed(minor);
    }
  }

  private foreign(): Column[] {
    const other = this.dice.pick(['USD', 'EUR', 'NOK'].filter((code) => code !== this.currency));
    const isForeign = (row: Row) => Math.abs(row.minor) % 7 === 0;
    const original = (row: Row) => `${row.minor < 0 ? '-' : ''}${this.figure(Math.round(row.minor * 1.37))}`;
    return [
      { title: 'Original amount', cell: (row) => (isForeign(row) ? original(row) : '') },
      { title: 'Original currency', cell: (row) => (isForeign(row) ? other : '') },
    ];
  }

  /** Some rows in another currency with as many decimals. */
  private secondCurrency(rows: readonly Row[]): boolean {
    const second = ['USD', 'EUR', 'GBP'].find(
      (code) => code !== this.currency && currencyExponent(code) === this.exponent,
    );
    if (second === undefined) return false;
    for (const row of rows) if (this.dice.is(0.3)) row.currency = second;
    return true;
  }

  private saysEnough(
    days: readonly string[],
    form: string,
    { account }: ReadingContext,
    second: boolean,
    rows: readonly Row[],
  ): boolean {
    const { style, has, hard, header } = this;
    const isOrderOpen = /^(?:D\/M|M\/D|D-M|YY)/.test(form) && days.every((day) => Number(day.slice(8)) <= 12);
    // Years, months and days of two digits each are days of other years as well.
    if (isOrderOpen || form === 'YY-M-D' || days.length < 6 || hard.oddState) return false;
    if (!account && !has.currency && !this.unitInHeader && this.unit === '') return false;
    const both = [1, -1].every((sign) => rows.some((row) => row.state === 0 && Math.sign(row.minor) === sign));
    // Two words under no name, and that nobody knows, may as well say which rows are booked.
    if (hard.twoValues && header !== 'known' && !has.balance) return false;
    // Without a sign or a mark anywhere a column of amounts says no direction.
    const isBare = header !== 'known' && !has.balance && rows.every(({ minor }) => minor > 0);
    if (!both && (!account || isBare)) return false;
    if (style === 'only-cr' && !both) return false;
    if (has.balance) return style !== 'unsigned' && !(has.value && header !== 'known');
    if (style === 'inverted' || style === 'words-unknown' || has.fee || second) return false;
    const isSigned = !/^(?:pair|words|crdr|only-cr)/.test(style);
    if (isSigned && !account) return false;
    return header === 'known' || !(style.startsWith('pair') || style === 'words' || has.value || hard.sparse);
  }
}

/** Thousands from the right. */
function groupsOf(whole: string): string[] {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return groups;
}

const only = (flags: Readonly<Record<string, boolean>>) =>
  Object.fromEntries(Object.entries(flags).filter(([, is]) => is));

const monthOf = (day: number) => CalendarDate.toEpochDay(`${CalendarDate.fromEpochDay(day).slice(0, 7)}-01`);

/** A line beside the movements: a day, a text and a figure. */
function beside(column: Column, payee: string, figure: string, row: Row): string {
  if (column.is === 'payee') return payee;
  if (column.is === 'amount') return figure;
  return column.is === 'date' ? column.cell(row) : '';
}

function encoded(text: string, charset: string): Buffer {
  const [name = '', mark] = charset.split(/-(?=mark$)/);
  return iconv.encode(mark ? `\ufeff${text}` : text, name);
}
