import type { Money } from '@pft/kernel';
import type { ImportMapping, ImportMappingPatch } from './csv/mapping';
import type { PeerReading } from './csv/peers/peer-reading';
import type { PeerSource } from './csv/peers/peer-source';
import type { TableSize } from './import-errors';

/**
 * What a bank's file says, whatever its format. All that comes after a reader knows this and no format. Its sections are what
 * the file calls statements: one for each account and period; a table has none unless it states an account or a balance.
 */
export interface Statement {
  sections: readonly StatementSection[];
  /** In the order of the file. */
  entries: readonly StatementEntry[];
  /** What the file holds beside movements and what is not sure about it: trades, a member of an archive that cannot be read. */
  warnings: readonly ImportWarning[];
}

export interface StatementSection {
  account: StatementAccount | null;
  opening: StatementBalance | null;
  closing: StatementBalance | null;
  /** At the end of days in between, where the file states them: by these it is known from which day on something is missing. */
  interim?: readonly StatementBalance[];
  /** The member of an archive in which it stands. */
  file?: string;
}

export interface StatementAccount {
  /** What `accountText` of its entries says. */
  text: string;
  iban: string | null;
  /** Bank code and number as one text where the format tells both. */
  number: string | null;
  name: string | null;
  /** Null where the file does not say. */
  currency: string | null;
  /** Of an account that the ledger does not have yet; `checking` where the file does not say. */
  type?: 'cash' | 'checking' | 'savings' | 'credit-card' | 'loan' | 'investment' | 'other';
}

/** What an account held at the beginning (opening) or at the end (closing) of a day. */
export interface StatementBalance {
  date: string | null;
  /** Below zero for what is owed. */
  amount: Money;
}

/** An entry of the file: what it says, or why it cannot be told. */
export type StatementEntry = {
  /** The physical line, or the sheet's row, on which it begins, counted from 1. Several may begin on the same one. */
  line: number;
  source: EntrySource;
  /** Where it stands among the sections; need not be said where there is one. */
  section?: number;
} & /** `cut`: texts that are longer in the file than the ledger keeps them. `ignored`: unreadable, and no movement either. */ (
  { values: EntryValues; cut?: readonly ('payee' | 'note')[] } | { problem: string; ignored?: IgnoredReason }
);

/**
 * The raw cells of an entry: its texts as the file has them, of a table's row or of another format's fields. Perhaps read from
 * the file each time they are asked for, so that a long file need not be in memory twice.
 */
export interface EntrySource {
  readonly cells: readonly string[];
}

/** Why an entry is no movement: not booked yet, never to be, or a balance or a sum of others. */
export type IgnoredReason = 'pending' | 'void' | 'balance' | 'total';

export interface EntryValues {
  /** The booking day as written; where there is none the value date. */
  date: string;
  valueDate: string | null;
  type: 'income' | 'expense';
  /** Positive: what moved on the account. */
  amount: Money;
  payee: string | null;
  note: string | null;
  /** The account as the file names it; null where the entry names none. */
  accountText: string | null;
  categoryText: string | null;
  bankId: string | null;
  /** No movement, with the reason; it can be taken in all the same. */
  ignored?: IgnoredReason;
  /** IBAN, number or name of the account of the other side, where the format tells it apart from the payee. */
  counterparty?: string;
  /** The other account of the person's own, to which or from which the amount went: one entry says both legs. `amount` where it arrived in another currency. */
  transfer?: { accountText: string; amount: Money | null };
  /** What was paid in another currency. */
  originalAmount?: Money;
  tags?: readonly string[];
  /** At least two parts that sum to the amount; one of the other direction is below zero. */
  splits?: readonly { amount: Money; categoryText: string | null; note: string | null }[];
}

/** What a reader has to know beside the file. */
export interface ReadingRules {
  /** The currency of an entry where the file names none; the account is as the file names it. */
  fallbackCurrency: (accountText: string | null) => string;
  /** Dates before 1900 and after this day are misread rather than meant. */
  latestDate: string;
}

/** How a file is read: its format, and what of it a person may correct. A format that leaves nothing open is its name alone. */
export type ImportReading = CsvReading | PeerReading | QifReading | PlainReading;

export interface CsvReading {
  readonly format: 'csv';
  readonly mapping: ImportMapping;
  /** The program that has exported the table; what no mapping says of its rows is known of it. */
  readonly source?: PeerSource;
}

/** What no QIF file says of itself, as it was found out for this one. */
export interface QifReading {
  readonly format: 'qif';
  readonly dateOrder: 'DMY' | 'MDY';
  readonly decimal: '.' | ',';
}

export interface PlainReading {
  readonly format: PlainFormat;
}

export type PlainFormat = 'ofx' | 'camt.052' | 'camt.053' | 'camt.054' | 'mt940' | 'mt942';

export type ImportFormat = ImportReading['format'];

/** Null for a format that leaves nothing to choose. */
export function mappingOf(reading: ImportReading): ImportMapping | null {
  return 'mapping' in reading ? reading.mapping : null;
}

/** The program whose export the file is; null for all others. */
export function sourceOf(reading: ImportReading): PeerSource | null {
  return ('source' in reading && reading.source) || null;
}

export interface ImportWarning {
  code: string;
  detail: string;
}

/**
 * What only a person can decide: the readings of the file between which nothing in it decides, the likeliest, as which it is
 * proposed, first. One without options is no matter of the reading and can be confirmed only.
 */
export interface ImportQuestion {
  code: string;
  text: string;
  options: readonly {
    label: string;
    mapping: ImportMappingPatch;
    /** What the option says of one line that another one reads differently. */
    example: { line: number; before: string; after: string };
  }[];
}

/** How sure a reading is: by what it was proven, and how many of how many steps of a balance or rows agree. */
export interface ReadingConfidence {
  proof: 'balance' | 'header' | 'content';
  agree: number;
  of: number;
}

/** A reading with what is not sure about it. */
export interface Proposal {
  reading: ImportReading;
  warnings: readonly ImportWarning[];
  questions?: readonly ImportQuestion[];
  confidence?: ReadingConfidence;
}

/** Who uploads a file and into which account: evidence where the file leaves something open. */
export interface ReadingContext {
  /** BCP 47, as the person set it. */
  locale: string;
  baseCurrency: string;
  /** Null where none was chosen. */
  account: { currency: string; type: string } | null;
  /** The person's day; a booking after it is unlikely. */
  today: string;
}

/** A column of the file as a person sees it, to choose columns by. */
export interface FileColumn {
  column: number;
  header: string | null;
  samples: string[];
}

/** A file that is open and not read yet: its format is known, what it says may still be understood in several ways. */
export interface StatementFile {
  size(): TableSize;
  /** What files of the same bank have in common; null where nothing of a reading is worth remembering for them. */
  shape(): string | null;
  columns(): FileColumn[];
  /** @throws what refuses the whole file */
  propose(context: ReadingContext): Proposal;
  /**
   * A reading of another file of this shape, as far as nothing in this one speaks against it, with what is still not sure about
   * it; null where it does not hold.
   */
  recall(remembered: ImportReading, proposal: Proposal): Proposal | null;
  read(reading: ImportReading, rules: ReadingRules): Statement;
}
