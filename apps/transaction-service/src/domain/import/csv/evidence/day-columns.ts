import { dayReader, writeDateFormat, type SerialFormat } from '../cells/date-format';
import { dateShape, dayOf, type DateOrder, type DateShape } from '../cells/date-text';
import { cleanText } from '../cells/clean-text';
import { columnSet, type TableRow } from '../table';

const ORDERS = ['DMY', 'MDY', 'YMD'] as const satisfies readonly DateOrder[];
/** In place of a day where a row has none. */
export const NO_DAY = -2_147_483_648;

/** The days of one column in all rows, by the order in which they may be meant. */
export interface DayColumn {
  column: number;
  days: Readonly<Record<DateOrder, Int32Array>>;
  /** The first date that reads more than one way. */
  open: DateShape | null;
  /** The first date. */
  usual: DateShape | null;
  /** How its days are counted where they are numbers. */
  serial?: SerialFormat;
}

/** The days of several columns, in one walk through the rows. */
export function dayColumns(rows: readonly TableRow[], columns: readonly number[]): DayColumn[] {
  const found = columns.map(
    (column) => ({ column, days: emptyDays(rows.length), open: null, usual: null }) as DayColumn,
  );
  const wanted = columnSet(columns, Math.max(0, ...columns) + 1);
  rows.forEach((row, i) => {
    const cells = row.pick(wanted);
    for (const each of found) {
      const shape = dateShape(cleanText(cells[each.column] ?? '').trim());
      if (!shape) continue;
      each.usual ??= shape;
      if (shape.form === 'numeric') each.open ??= shape;
      for (const order of ORDERS) each.days[order][i] = dayOf(shape, order) ?? NO_DAY;
    }
  });
  return found;
}

/** Columns of serial numbers, which read one way only. */
export function serialColumns(
  rows: readonly TableRow[],
  columns: readonly number[],
  serial: SerialFormat,
): DayColumn[] {
  const read = dayReader({ order: 'YMD', kind: serial });
  const wanted = columnSet(columns, Math.max(0, ...columns) + 1);
  const found = columns.map((column) => ({ column, days: new Int32Array(rows.length).fill(NO_DAY) }));
  rows.forEach((row, i) => {
    const cells = row.pick(wanted);
    for (const { column, days } of found) days[i] = read(cleanText(cells[column] ?? '').trim()) ?? NO_DAY;
  });
  return found.map(({ column, days }) => ({
    column,
    days: { DMY: days, MDY: days, YMD: days },
    open: null,
    usual: null,
    serial,
  }));
}

function emptyDays(length: number): Record<DateOrder, Int32Array> {
  const empty = () => new Int32Array(length).fill(NO_DAY);
  return { DMY: empty(), MDY: empty(), YMD: empty() };
}

export interface DayFacts {
  valid: number;
  future: number;
  /** Steps backwards, or forwards where those are fewer. */
  broken: number;
  earliest: number;
  latest: number;
}

export function dayFacts(days: Int32Array, tomorrow: number): DayFacts {
  let [valid, future, up, down, before] = [0, 0, 0, 0, NO_DAY];
  let [earliest, latest] = [Infinity, -Infinity];
  for (const day of days) {
    if (day === NO_DAY) continue;
    valid++;
    if (day > tomorrow) future++;
    if (before !== NO_DAY && day < before) up++;
    if (before !== NO_DAY && day > before) down++;
    before = day;
    earliest = Math.min(earliest, day);
    latest = Math.max(latest, day);
  }
  return { valid, future, broken: Math.min(up, down), earliest, latest };
}

/** How dates of the column are written, in that order. */
export function formatOf({ open, usual, serial = 'serial' }: DayColumn, order: DateOrder): string {
  const shape = open ?? usual;
  return shape ? writeDateFormat(shape, order) : serial;
}
