import { readAmount, splitAmount, type DecimalSign } from '../cells/amount-text';
import { cleanText, isBlank } from '../cells/clean-text';
import { dayReader, parseDateFormat, type DayReader } from '../cells/date-format';
import type { EntrySource, ReadingRules, StatementEntry } from '../../statement';
import { shortText } from '../reading/stored-text';
import { bookingDay, fail, minorOf, RowProblem } from '../reading/written-values';
import type { TableRow } from '../table';
import type { HeaderPlaces } from './layouts';
import type { PeerStatement } from './peer-statement';

/** How days and figures of a table are written. */
export interface Written {
  decimal: DecimalSign;
  dateFormat: string;
}

/** A line of a table, by the words above its columns. */
export interface Line {
  row: TableRow;
  /** As it is looked at; empty for a column that is not there. */
  cell(name: string): string;
  /** As it stands in the file, for texts that are kept. */
  text(name: string): string;
}

/** Reads lines of one table. */
export class Lines {
  private readonly day: DayReader;

  constructor(
    private readonly places: HeaderPlaces,
    private readonly written: Written,
    readonly rules: ReadingRules,
  ) {
    const format = parseDateFormat(written.dateFormat);
    this.day = format ? dayReader(format) : () => null;
  }

  of(row: TableRow): Line {
    const { cells } = row;
    const text = (name: string) => cells[this.places.get(name) ?? -1] ?? '';
    return { row, text, cell: (name) => cleanText(text(name)).trim() };
  }

  /** @throws RowProblem */
  dayOf(text: string): string {
    return bookingDay(text, this.day, this.written.dateFormat, this.rules);
  }

  /** In minor units, with its sign. @throws RowProblem */
  minor(text: string, currency: string): bigint {
    const { decimal } = this.written;
    if (isBlank(text)) return fail('The amount is missing.');
    const amount =
      readAmount(text, decimal) ??
      fail(`«${shortText(text)}» is no amount with a decimal ${decimal === '.' ? 'point' : 'comma'}.`);
    const minor = minorOf(amount, currency, decimal);
    return amount.negative ? -minor : minor;
  }
}

/** What stands beside a figure. */
export const unitOf = (text: string): string | null => splitAmount(text)?.unit ?? null;

/** The cells of all lines of an entry, read when they are asked for. */
export class LinesOfEntry implements EntrySource {
  constructor(private readonly rows: readonly EntrySource[]) {}

  get cells(): string[] {
    return this.rows.flatMap(({ cells }) => cells);
  }
}

/** Adds what the lines say together, or why that cannot be told. */
export function addTogether(
  lines: readonly Line[],
  statement: PeerStatement,
  add: (place: Pick<StatementEntry, 'line' | 'source'>) => void,
): void {
  const [first] = lines;
  if (!first) return;
  const source = lines.length === 1 ? first.row : new LinesOfEntry(lines.map(({ row }) => row));
  const place = { line: first.row.line, source };
  try {
    add(place);
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    statement.addAsRead({ ...place, problem: error.message });
  }
}
