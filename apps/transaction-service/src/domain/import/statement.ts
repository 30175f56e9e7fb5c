import type { Money } from '@pft/kernel';
import type { ImportMapping } from './csv/mapping';
import type { TableSize } from './import-errors';

/** What a bank's file says, whatever its format. All that comes after a reader knows this and no format. */
export interface Statement {
  /** Those that the file names by itself; a table names one in each row instead, or none. */
  accounts: readonly StatementAccount[];
  balances: readonly StatementBalance[];
  /** In the order of the file. */
  entries: readonly StatementEntry[];
}

export interface StatementAccount {
  /** What `accountText` of its entries says. */
  text: string;
  iban: string | null;
  number: string | null;
  name: string | null;
  currency: string;
}

/** What an account held at the beginning or at the end of a day. */
export interface StatementBalance {
  kind: 'opening' | 'closing';
  accountText: string | null;
  date: string;
  /** Below zero for what is owed. */
  amount: Money;
}

/** An entry of the file: what it says, or why it cannot be told. */
export type StatementEntry = {
  /** The physical line on which it begins, counted from 1; no two entries begin on the same one. */
  line: number;
  source: EntrySource;
} & /** `cut`: texts that are longer in the file than the ledger keeps them. */ (
  { values: EntryValues; cut?: readonly ('payee' | 'note')[] } | { problem: string }
);

/**
 * The raw cells of an entry: its texts as the file has them, of a table's row or of another format's fields. Perhaps read from
 * the file each time they are asked for, so that a long file need not be in memory twice.
 */
export interface EntrySource {
  readonly cells: readonly string[];
}

export interface EntryValues {
  /** The booking day. */
  date: string;
  valueDate: string | null;
  type: 'income' | 'expense';
  /** Positive. */
  amount: Money;
  payee: string | null;
  note: string | null;
  /** The account as the file names it; null where the entry names none. */
  accountText: string | null;
  categoryText: string | null;
  bankId: string | null;
  /** The account of the other side, where the format tells it apart from the payee. */
  counterparty?: string;
  /** Announced by the bank and not booked yet. */
  pending?: true;
}

/** What a reader has to know beside the file. */
export interface ReadingRules {
  /** The currency of an entry where the file names none; the account is as the file names it. */
  fallbackCurrency: (accountText: string | null) => string;
  /** Dates before 1900 and after this day are misread rather than meant. */
  latestDate: string;
}

/** How a file is read: its format, and what of it a person may correct. A format that leaves nothing open is its name alone. */
export type ImportReading = CsvReading;

export interface CsvReading {
  readonly format: 'csv';
  readonly mapping: ImportMapping;
}

export type ImportFormat = ImportReading['format'];

/** Null for a format that leaves nothing to choose. */
export function mappingOf(reading: ImportReading): ImportMapping | null {
  return 'mapping' in reading ? reading.mapping : null;
}

export interface ImportWarning {
  code: string;
  detail: string;
}

/** A reading with what is not sure about it. */
export interface Proposal {
  reading: ImportReading;
  warnings: readonly ImportWarning[];
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
  propose(): Proposal;
  /** A reading of another file of this shape, as it holds for this one; null where it does not. */
  recall(remembered: ImportReading, proposed: ImportReading): ImportReading | null;
  read(reading: ImportReading, rules: ReadingRules): Statement;
}
