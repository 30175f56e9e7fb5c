import { MAX_AMOUNT_MINOR, Money } from '@pft/kernel';
import type {
  EntrySource,
  EntryValues,
  ImportWarning,
  QifReading,
  ReadingRules,
  Statement,
  StatementBalance,
  StatementEntry,
  StatementSection,
} from '../../../domain/import/statement';
import { EntryProblem, keptTexts, NAME_LENGTH, NOTE_LENGTH, requireDay, shortened, storedText } from '../entry-values';
import { readDate } from './dates';
import { minorOf, signed } from './decide-reading';
import { categoryOf, fieldsOf, nameKey, type Fields, type Part } from './fields';
import { onceEach } from './once-each';
import { linesOf, type QifRecord, type QifRecords, type QifSection } from './records';

const LINES_NAMED = 10;
/** Parts that a transaction of the ledger may have. */
const MOST_PARTS = 100;

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
    const isHeld = minor !== null && minor <= MAX_AMOUNT_MINOR && minor >= -MAX_AMOUNT_MINOR;
    return isHeld ? { date: day, amount: Money.of(minor, currency) } : null;
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
