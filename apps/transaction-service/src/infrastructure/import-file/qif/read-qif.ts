import { currencyExponent, Money } from '@pft/kernel';
import { readAmount } from '../../../domain/import/csv/cells/amount-text';
import type {
  EntrySource,
  EntryValues,
  ImportWarning,
  QifReading,
  ReadingContext,
  ReadingRules,
  Statement,
  StatementBalance,
  StatementEntry,
  StatementSection,
} from '../../../domain/import/statement';
import {
  EntryProblem,
  keptTexts,
  moneyOf,
  NAME_LENGTH,
  NOTE_LENGTH,
  requireDay,
  shortened,
  storedText,
} from '../entry-values';
import { decideOrder, readDate } from './dates';
import { linesOf, type QifRecord, type QifRecords, type QifSection } from './records';

const LINES_NAMED = 10;
/** Parts that a transaction of the ledger may have. */
const MOST_PARTS = 100;

/** A part of a record: from its S line on. */
interface Part {
  line: number;
  category: string;
  memo: string | null;
  amount: string | null;
}

/** What a record says, as it is written: the first line of each kind counts, those of a part belong to the part. */
interface Fields {
  lines: readonly string[];
  date: string;
  amount: string | null;
  payee: string | null;
  memo: string | null;
  category: string;
  parts: readonly Part[];
}

function fieldsOf(text: string, record: QifRecord): Fields {
  const lines = linesOf(text, record);
  const first = new Map<string, string>();
  const parts: Part[] = [];
  for (const [index, line] of lines.entries()) {
    const [code, value] = [line[0] ?? '', line.slice(1)];
    const part = parts.at(-1);
    if (code === 'S') parts.push({ line: record.line + index, category: value.trim(), memo: null, amount: null });
    else if (code === 'E' && part) part.memo ??= value;
    else if (code === '$' && part) part.amount ??= value;
    else if (!first.has(code)) first.set(code, value);
  }
  return {
    lines,
    date: first.get('D') ?? '',
    amount: first.get('T') ?? first.get('U') ?? null,
    payee: first.get('P') ?? null,
    memo: first.get('M') ?? null,
    category: first.get('L')?.trim() ?? '',
    parts,
  };
}

/** What `Parent:Child/Class` and `[Account]/Class` mean; the class becomes a tag. */
interface Category {
  account: string | null;
  category: string | null;
  tags: readonly string[];
}

function categoryOf(written: string, known: ReadonlySet<string>): Category {
  const account = /^\[([^\]]+)\](?:\/(.*))?$/.exec(written);
  if (account) return { account: account[1]?.trim() ?? '', category: null, tags: tagsOf(account[2]) };
  if (/^-+Split-+$/i.test(written)) return { account: null, category: null, tags: [] };
  const slash = known.has(written) ? -1 : written.indexOf('/');
  const name = slash < 0 ? written : written.slice(0, slash);
  const tags = slash < 0 ? [] : tagsOf(written.slice(slash + 1));
  return { account: null, category: storedText(name, NAME_LENGTH), tags };
}

const TAG_LENGTH = 50;

function tagsOf(text: string | undefined): string[] {
  const tag = storedText(text, TAG_LENGTH);
  return tag === null ? [] : [tag];
}

const nameKey = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** How the first record of an account is called that holds what it began with, and which is written in the account itself. */
const OPENING =
  /^(?:opening|starting|initial|beginning) balance|^(?:anfangs|eröffnungs)(?:saldo|bestand)|^saldo (?:inicial|iniziale|początkow)|^solde (?:initial|d'ouverture)|^(?:begin|opening)s?saldo/i;

/** Of a section: its account, and the record with the opening balance. */
interface Account {
  name: string | null;
  opening: QifRecord | null;
}

function accountOf(text: string, { account, records }: QifSection, known: ReadonlySet<string>): Account {
  for (const [index, record] of records.entries()) {
    if (!record.account) continue;
    const { category, payee } = fieldsOf(text, record);
    const named = categoryOf(category, known).account;
    const speaks = OPENING.test(payee?.trim() ?? '');
    if (named === null || (!speaks && (index > 0 || account === null))) continue;
    if (account === null || nameKey(account.name) === nameKey(named))
      return { name: account?.name ?? named, opening: record };
  }
  return { name: account?.name ?? null, opening: null };
}

/** What of the dates and amounts can be told from them, and what is not sure about it. */
export function decideReading(
  text: string,
  { sections }: QifRecords,
  context: ReadingContext,
): { reading: QifReading; warnings: ImportWarning[] } {
  const currency = context.account?.currency ?? context.baseCurrency;
  const amounts: string[] = [];
  const dates = sections.map(({ records }) =>
    records.map((record) => {
      const { date, amount, parts } = fieldsOf(text, record);
      if (amount !== null) amounts.push(amount);
      for (const part of parts) if (part.amount !== null) amounts.push(part.amount);
      return date;
    }),
  );
  const { dateOrder, doubt } = decideOrder(dates, currency, context);
  const { decimal, unsure } = decideDecimal(amounts, currency);
  const warnings: ImportWarning[] = [];
  if (doubt !== null) warnings.push({ code: 'date-order-assumed', detail: doubt });
  if (unsure !== null)
    warnings.push({
      code: 'decimal-assumed',
      detail: `«${shortened(unsure)}» may have decimals or thousands. The amounts are read with a decimal ${decimal === '.' ? 'point' : 'comma'}.`,
    });
  return { reading: { format: 'qif', dateOrder, decimal }, warnings };
}

/** The sign by which more amounts can be read; `unsure` is one that both read, and differently. */
function decideDecimal(
  amounts: Iterable<string>,
  currency: string,
): { decimal: QifReading['decimal']; unsure: string | null } {
  let [points, commas] = [0, 0];
  let unsure: string | null = null;
  for (const amount of amounts) {
    const [point, comma] = [minorOf(amount, '.', currency), minorOf(amount, ',', currency)];
    if (point !== null) points++;
    if (comma !== null) commas++;
    if (point !== null && comma !== null && point !== comma) unsure ??= amount;
  }
  if (points !== commas) return { decimal: points > commas ? '.' : ',', unsure: null };
  return { decimal: '.', unsure };
}

/** Null for what is no amount; without an exception for each, because a file may have a million that are none. */
function minorOf(text: string, decimal: QifReading['decimal'], currency: string): bigint | null {
  const written = readAmount(text, decimal);
  if (!written) return null;
  const exponent = currencyExponent(currency);
  const { whole, fraction, negative } = written;
  if (whole.length > 20 || !/^0*$/.test(fraction.slice(exponent))) return null;
  const minor = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return negative ? -minor : minor;
}

function signed(text: string, decimal: QifReading['decimal'], currency: string): Money {
  const written = readAmount(text, decimal);
  if (!written)
    throw new EntryProblem(
      text.trim() === ''
        ? 'The amount is missing.'
        : `«${shortened(text.trim())}» is no amount with a decimal ${decimal === '.' ? 'point' : 'comma'}.`,
    );
  const amount = moneyOf(written.whole, written.fraction, currency);
  return written.negative ? amount.negate() : amount;
}

/**
 * What the records say: «Quicken Interchange Format (QIF) files», the appendix of Quicken's manual, and what other programs
 * make of it. A transfer that two accounts of the file both tell is one entry, that of the account it left.
 */
export function readQif(text: string, records: QifRecords, reading: QifReading, rules: ReadingRules): Statement {
  const reader = new QifReader(text, records, reading, rules);
  const entries = onceEach(records.sections.flatMap((section) => reader.section(section)));
  return { sections: reader.sections, entries, warnings: [...notImported(records), ...reader.warnings()] };
}

class QifReader {
  readonly sections: StatementSection[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly uneven: number[] = [];

  constructor(
    private readonly text: string,
    private readonly records: QifRecords,
    private readonly reading: QifReading,
    private readonly rules: ReadingRules,
  ) {}

  section(section: QifSection): StatementEntry[] {
    const { name, opening } = accountOf(this.text, section, this.records.categories);
    const accountText = storedText(name, NAME_LENGTH) ?? this.nameOfType(section);
    const currency = this.rules.fallbackCurrency(accountText);
    const place = accountText === null ? undefined : this.place(accountText, section, currency);
    const entries: StatementEntry[] = [];
    for (const record of section.records) {
      if (record === opening && place !== undefined && this.open(place, record, currency)) continue;
      entries.push(...this.entries(record, { accountText, currency, place }));
    }
    return entries;
  }

  warnings(): ImportWarning[] {
    if (this.uneven.length === 0) return [];
    return [
      {
        code: 'splits-differ',
        detail: `The parts do not add up to the amount, so that the rest has no category: ${linesNamed(this.uneven)}.`,
      },
    ];
  }

  /** Accounts without a name are kept apart by their kind where the file has several kinds. */
  private nameOfType({ type }: QifSection): string | null {
    const kinds = new Set(this.records.sections.map((section) => section.type));
    if (kinds.size < 2 || !type) return null;
    return `${type[0]?.toUpperCase()}${type.slice(1).replace('-', ' ')}`;
  }

  private place(name: string, { account, type }: QifSection, currency: string): number {
    const key = nameKey(name);
    const there = this.indexes.get(key);
    if (there !== undefined) return there;
    const index = this.sections.length;
    this.indexes.set(key, index);
    const kind = account?.type ?? type;
    this.sections.push({
      account: { text: name, iban: null, number: null, name, currency, ...(kind && { type: kind }) },
      opening: null,
      closing: null,
    });
    return index;
  }

  /** Takes the record for what the account began with; false where that cannot be told, so that it is an entry in error. */
  private open(place: number, record: QifRecord, currency: string): boolean {
    const { date, amount } = fieldsOf(this.text, record);
    const section = this.sections[place];
    const opening = this.balanceOf(date, amount ?? '0', currency);
    if (!section || !opening) return false;
    section.opening ??= opening;
    return true;
  }

  private balanceOf(date: string, amount: string, currency: string): StatementBalance | null {
    const minor = minorOf(amount, this.reading.decimal, currency);
    const day = readDate(date)?.[this.reading.dateOrder] ?? null;
    return minor === null ? null : { date: day, amount: Money.of(minor, currency) };
  }

  /** One entry, and one more for each part that went to another account. */
  private entries(record: QifRecord, of: Owner): StatementEntry[] {
    const source = new RecordLines(this.text, record);
    try {
      const fields = fieldsOf(this.text, record);
      return this.movements(fields, record.line, of).map(({ part, values, cut }): StatementEntry => {
        if (part === null) return entryAt(record.line, source, of.place, values, cut);
        const cells = [fields.date, fields.payee ?? '', part.category, part.memo ?? '', part.amount ?? ''];
        return entryAt(part.line, { cells }, of.place, values, cut);
      });
    } catch (error) {
      if (!(error instanceof EntryProblem)) throw error;
      const problem = { line: record.line, source, problem: error.message };
      return [of.place === undefined ? problem : { ...problem, section: of.place }];
    }
  }

  private movements(fields: Fields, line: number, { accountText, currency }: Owner): Movement[] {
    const { cut, payee, note } = keptTexts(fields.payee, fields.memo);
    const base = { date: this.day(fields.date), valueDate: null, payee, note, accountText, bankId: null };
    const movements: Movement[] = [];
    const own: OwnPart[] = [];
    let rest = fields.amount === null && fields.parts.length > 0 ? null : this.amount(fields.amount ?? '', currency);
    let sum = Money.zero(currency);
    let moved = Money.zero(currency);
    for (const part of fields.parts) {
      const amount = part.amount === null ? Money.zero(currency) : this.amount(part.amount, currency);
      if (amount.isZero()) continue;
      const { account, ...category } = categoryOf(part.category, this.records.categories);
      const memo = storedText(part.memo, NOTE_LENGTH);
      sum = sum.plus(amount);
      if (account === null || isSame(account, accountText)) {
        own.push({ amount, note: memo, ...category });
        continue;
      }
      moved = moved.plus(amount);
      const transfer = this.transfer(account, currency);
      const values = { ...base, ...directed(amount), note: memo ?? note, categoryText: null, transfer };
      movements.push({
        part,
        values: { ...values, ...(category.tags.length > 0 && { tags: category.tags }) },
        cut: [],
      });
    }
    const total = rest ?? sum;
    rest = total.minus(moved);
    if (rest.isZero() && movements.length > 0) return movements;
    if (rest.isZero()) throw new EntryProblem('The amount is zero: nothing was moved.');
    if (own.length > 0 && !sum.equals(total)) {
      this.uneven.push(line);
      own.push({ amount: total.minus(sum), category: null, note: null, tags: [] });
    }
    if (own.length > MOST_PARTS)
      throw new EntryProblem(`The entry has ${own.length} parts, a transaction has ${MOST_PARTS} at most.`);
    const whole = own.length === 0 ? categoryOf(fields.category, this.records.categories) : null;
    const goesTo = whole?.account && !isSame(whole.account, accountText) ? whole.account : null;
    const [single] = own.length === 1 ? own : [];
    const { amount, type } = directed(rest);
    const categoryText = single?.category ?? whole?.category ?? null;
    // Named one by one: what is spread takes more memory, and few entries have more than these.
    const values: EntryValues = {
      date: base.date,
      valueDate: null,
      type,
      amount,
      payee,
      note: note ?? single?.note ?? null,
      accountText,
      categoryText,
      bankId: null,
    };
    if (goesTo !== null) values.transfer = this.transfer(goesTo, currency);
    if (own.length > 1) values.splits = own.map((part) => splitOf(part, type));
    const tags = new Set([...(whole?.tags ?? []), ...own.flatMap((part) => part.tags)]);
    if (tags.size > 0) values.tags = [...tags];
    return [{ part: null, values, cut }, ...movements];
  }

  /** How much arrived is what left, unless the other account is kept in another currency; then only the other one tells it. */
  private transfer(account: string, currency: string): Transfer {
    const accountText = storedText(account, NAME_LENGTH) ?? account;
    const other = this.rules.fallbackCurrency(accountText);
    return { accountText, amount: other === currency ? null : Money.zero(other) };
  }

  private amount(text: string, currency: string): Money {
    return signed(text, this.reading.decimal, currency);
  }

  private day(text: string): string {
    if (text.trim() === '') throw new EntryProblem('The date is missing.');
    const { dateOrder } = this.reading;
    const date = readDate(text)?.[dateOrder];
    if (!date)
      throw new EntryProblem(
        `The date «${shortened(text.trim())}» is no day written with the ${dateOrder === 'DMY' ? 'day' : 'month'} first.`,
      );
    return requireDay(date, 'date', this.rules);
  }
}

type Transfer = NonNullable<EntryValues['transfer']>;

/** The account in which a record stands, with its index among the sections. */
interface Owner {
  accountText: string | null;
  currency: string;
  place: number | undefined;
}

/** A part that stays within the account. */
interface OwnPart {
  amount: Money;
  category: string | null;
  note: string | null;
  tags: readonly string[];
}

interface Movement {
  /** Null for the record itself. */
  part: Part | null;
  values: EntryValues;
  cut: readonly ('payee' | 'note')[];
}

/** The lines of a record. One object for each of 100,000 entries, so that it is small. */
class RecordLines {
  constructor(
    private readonly text: string,
    private readonly record: QifRecord,
  ) {}

  get cells(): string[] {
    return linesOf(this.text, this.record);
  }
}

function entryAt(
  line: number,
  source: EntrySource,
  section: number | undefined,
  values: EntryValues,
  cut: Movement['cut'],
): StatementEntry {
  const entry: StatementEntry = section === undefined ? { line, source, values } : { line, source, section, values };
  return cut.length > 0 ? { ...entry, cut } : entry;
}

const isSame = (name: string, other: string | null) => other !== null && nameKey(name) === nameKey(other);

const directed = (amount: Money) => ({
  amount: amount.abs(),
  type: amount.isNegative() ? ('expense' as const) : ('income' as const),
});

const splitOf = ({ amount, category, note }: OwnPart, type: 'income' | 'expense') => ({
  amount: type === 'expense' ? amount.negate() : amount,
  categoryText: category,
  note,
});

/**
 * A transfer is written in both accounts, on the same day: what left the one stays, what came into the other goes. Between two
 * currencies the second one tells how much arrived; where it is missing nobody does.
 */
function onceEach(entries: readonly StatementEntry[]): StatementEntry[] {
  const left = new Map<string, StatementEntry[]>();
  for (const entry of entries) {
    const key = transferKey(entry, 'expense');
    if (key === null) continue;
    const there = left.get(key);
    if (there) there.push(entry);
    else left.set(key, [entry]);
  }
  for (const twins of left.values()) twins.reverse();
  const arrived = new Map<StatementEntry, Money>();
  const staying = entries.filter((entry) => {
    const key = transferKey(entry, 'income');
    const twin = key === null ? undefined : left.get(key)?.pop();
    if (twin && 'values' in entry) arrived.set(twin, entry.values.amount);
    return twin === undefined;
  });
  return staying.map((entry) => {
    if (!('values' in entry) || !entry.values.transfer?.amount) return entry;
    const { values, line, source } = entry;
    const amount = arrived.get(entry);
    if (amount) return { ...entry, values: { ...values, transfer: { ...entry.values.transfer, amount } } };
    const { accountText, amount: zero } = entry.values.transfer;
    const problem = `«${accountText}» is kept in ${zero.currency}, and the file does not say how much of the ${values.amount.currency} arrived there.`;
    return { line, source, ...(entry.section !== undefined && { section: entry.section }), problem };
  });
}

/** From where to where on which day, and how much where both accounts are kept in one currency. */
function transferKey(entry: StatementEntry, type: 'income' | 'expense'): string | null {
  if (!('values' in entry) || entry.values.type !== type) return null;
  const { transfer, accountText, date, amount } = entry.values;
  if (!transfer || accountText === null) return null;
  const [own, other] = [nameKey(accountText), nameKey(transfer.accountText)];
  const [from, to] = type === 'expense' ? [own, other] : [other, own];
  return JSON.stringify([from, to, date, transfer.amount === null ? String(amount) : '']);
}

function notImported({ investments, leftOut }: QifRecords): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (investments > 0)
    warnings.push({
      code: 'investments-not-imported',
      detail: `Not imported: ${investments} ${investments === 1 ? 'trade' : 'trades'} of investment accounts. The ledger has no place for securities.`,
    });
  if (leftOut.size > 0) {
    const named = [...leftOut].slice(0, LINES_NAMED).map(([title, count]) => `${count} of «${shortened(title)}»`);
    warnings.push({
      code: 'section-not-imported',
      detail: `Records that are no movements of an account are not imported: ${named.join(', ')}${andMore(leftOut.size)}.`,
    });
  }
  return warnings;
}

const andMore = (count: number) => (count > LINES_NAMED ? ` and ${count - LINES_NAMED} more` : '');

function linesNamed(lines: readonly number[]): string {
  return `line ${lines.slice(0, LINES_NAMED).join(', ')}${andMore(lines.length)}`;
}
