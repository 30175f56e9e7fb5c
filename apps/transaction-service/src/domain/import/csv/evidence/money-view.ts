import type { ReadingContext } from '../../statement';
import type { DecimalSign } from '../cells/amount-text';
import { isBlank, wordKey } from '../cells/clean-text';
import type { ImportColumns, ImportMapping, StateColumn } from '../mapping';
import type { SeenRow } from '../table';
import type { ColumnFacts } from './column-facts';
import { figuresOf, type Figures } from './figures';

/** How money moves by the mapping: the roles of its columns and what goes with them. */
export interface MoneyReading {
  columns: Pick<ImportColumns, 'amount' | 'debit' | 'credit' | 'amounts' | 'sign' | 'fee' | 'balance'>;
  inverted?: boolean;
  unmarked?: 'out';
  balance?: ImportMapping['balance'];
}

/** What is known of a table before its figures are. */
export interface MoneyEvidence {
  rows: readonly SeenRow[];
  /** All columns that hold figures. */
  money: readonly ColumnFacts[];
  facts: readonly ColumnFacts[];
  /** Columns whose few words may say a direction. */
  signColumns: readonly ColumnFacts[];
  stateColumn: ColumnFacts | null;
  /** The words of that column that say that a row is not booked. */
  state: StateColumn | undefined;
  days: Int32Array;
  /** Rows whose figures are no movement. */
  isUndated: (row: number) => boolean;
  /** 1 for those, and for rows that their state says are not booked. */
  skip: Uint8Array;
  decimal: DecimalSign;
  context: ReadingContext;
}

/** Figures, words and states of the window, by column. */
export class MoneyView implements MoneyEvidence {
  readonly rows!: readonly SeenRow[];
  readonly money!: readonly ColumnFacts[];
  readonly facts!: readonly ColumnFacts[];
  readonly signColumns!: readonly ColumnFacts[];
  readonly stateColumn!: ColumnFacts | null;
  readonly state!: StateColumn | undefined;
  readonly days!: Int32Array;
  readonly isUndated!: (row: number) => boolean;
  readonly skip!: Uint8Array;
  readonly decimal!: DecimalSign;
  readonly context!: ReadingContext;
  private readonly figures = new Map<number, Figures>();

  constructor(evidence: MoneyEvidence) {
    Object.assign(this, evidence);
  }

  at({ column }: ColumnFacts): Float64Array {
    return this.figuresOf(column).values;
  }

  onlyCreditsMarked({ column }: ColumnFacts): boolean {
    return this.figuresOf(column).onlyCreditsMarked;
  }

  cell(row: number, { column }: ColumnFacts): string {
    return this.rows[row]?.cells[column] ?? '';
  }

  word(row: number, column: ColumnFacts): string {
    return wordKey(this.cell(row, column));
  }

  isBlank(row: number, column: ColumnFacts): boolean {
    return isBlank(this.cell(row, column));
  }

  private figuresOf(column: number): Figures {
    let found = this.figures.get(column);
    if (!found) {
      const cells = this.rows.map((row, i) => (this.isUndated(i) ? '' : (row.cells[column] ?? '')));
      this.figures.set(column, (found = figuresOf(cells, this.rows.length, this.decimal)));
    }
    return found;
  }
}
