import type { DomainErrorKind } from '@pft/kernel';
import type { LedgerOfImport, ReadingWish } from '../../../application/import/reading/import-reader';
import type { ReadImport } from '../../../application/import/reading/read-import';
import type { TableSize } from '../../../domain/import/import-errors';

/** What the thread that reads files is told when it starts. */
export interface ReaderJob {
  source: string | Uint8Array;
  wish: ReadingWish;
  maxRows: number;
  maxColumns: number;
  /** Where the rows are written to. */
  rowsPath: string;
}

export type Question = {
  [K in keyof LedgerOfImport]: { ask: K; with: Parameters<LedgerOfImport[K]> };
}[keyof LedgerOfImport];

/** A refusal by a rule of the domain: its class does not travel, what it says does. */
export interface Refusal {
  code: string;
  kind: DomainErrorKind;
  message: string;
  facts: Readonly<Record<string, unknown>>;
  field: string | undefined;
}

/** What the thread says: a question about the ledger, how large the table is, and in the end one of the others. */
export type FromReader =
  | Question
  | { size: TableSize }
  | { read: Omit<ReadImport, 'rows'>; batches: number[] }
  | { refused: Refusal }
  | { full: true };

export type ToReader = { answer: unknown } | { failed: true };
