import { CalendarDate } from '@pft/kernel';
import type { Transaction } from '@/api/types';

/** What stands below one another in the list: the months, and their transactions. */
export type Line = { kind: 'month'; month: string } | { kind: 'row'; row: Transaction };

/** Months stand between the rows only where these are in the order of their days. */
export function linesOf(rows: readonly Transaction[], byDay: boolean): Line[] {
  const lines: Line[] = [];
  let month = '';
  for (const row of rows) {
    if (byDay && CalendarDate.monthOf(row.date) !== month) {
      month = CalendarDate.monthOf(row.date);
      lines.push({ kind: 'month', month });
    }
    lines.push({ kind: 'row', row });
  }
  return lines;
}

export interface Section {
  /** Null where the rows are in another order than that of their days. */
  month: string | null;
  /** Where its head stands among the lines. */
  head: number;
  rows: { index: number; row: Transaction }[];
}

/** The lines from `first` to `last`, under their months: that of the first row too, which may stand further up. */
export function sectionsOf(lines: readonly Line[], first: number, last: number): Section[] {
  const sections: Section[] = [];
  for (let index = first; index <= last; index += 1) {
    const line = lines[index];
    if (!line) break;
    if (line.kind === 'month') sections.push({ month: line.month, head: index, rows: [] });
    else {
      if (sections.length === 0) sections.push(sectionAbove(lines, index));
      sections.at(-1)?.rows.push({ index, row: line.row });
    }
  }
  return sections;
}

function sectionAbove(lines: readonly Line[], from: number): Section {
  for (let head = from; head >= 0; head -= 1) {
    const line = lines[head];
    if (line?.kind === 'month') return { month: line.month, head, rows: [] };
  }
  return { month: null, head: -1, rows: [] };
}

export const keyOf = (line: Line | undefined, index: number): string =>
  line ? (line.kind === 'month' ? line.month : line.row.id) : String(index);
