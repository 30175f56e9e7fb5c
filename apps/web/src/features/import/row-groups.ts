import type { ImportRow } from '@/api/types';
import type { Words } from '@/words/words';

/** Rows of a file that are decided together: of one payee and direction, or those that are not to be booked for one cause. */
export interface RowGroup {
  key: string;
  /** What stands in each payee of the group, by which it is remembered; null where there is none. */
  text: string | null;
  title: string;
  /** Of which kind a category for all of them is; null where they have none. */
  type: 'income' | 'expense' | null;
  rows: ImportRow[];
}

/** What is drawn below each other: the head of a group, and rows; a group of one is its row. */
export type Line =
  { kind: 'group'; group: RowGroup; open: boolean } | { kind: 'row'; row: ImportRow; group: RowGroup; alone: boolean };

const asides = ['duplicate', 'ignored', 'error'] as const;
type Aside = (typeof asides)[number];
export const isAside = (verdict: ImportRow['verdict']): verdict is Aside => asides.some((aside) => aside === verdict);

/**
 * What a payee is called without the terminal, card and time that banks write behind it: its words before the first one that
 * holds a digit. A payee that begins with one is taken whole.
 */
export function payeeText(payee: string): string {
  const whole = payee.trim();
  const parts = whole.split(/(\s+)/);
  const end = parts.findIndex((part) => /\p{N}/u.test(part));
  return end <= 0 ? whole : parts.slice(0, end).join('').trim();
}

function groupOf(row: ImportRow, t: Words<'import'>): Omit<RowGroup, 'rows'> {
  if (isAside(row.verdict)) return { key: row.verdict, text: null, title: t(`asides.${row.verdict}`), type: null };
  const text = row.payee ? payeeText(row.payee) : null;
  const title = row.payeeName ?? text;
  return {
    key: `${row.type} ${title?.toLowerCase() ?? ''}`,
    text: textOf(row, text),
    title: title ?? t('noPayee'),
    type: row.type,
  };
}

/** The clean name where it stands in what the bank wrote: it is remembered by that. */
const textOf = ({ payee, payeeName }: ImportRow, text: string | null): string | null =>
  payeeName && payee?.toLowerCase().includes(payeeName.toLowerCase()) ? payeeName : text;

/** In the order in which they first come, those that are not booked behind all others. */
export function groupRows(rows: readonly ImportRow[], t: Words<'import'>): RowGroup[] {
  const groups = new Map<string, RowGroup>();
  for (const row of rows) {
    const about = groupOf(row, t);
    const there = groups.get(about.key);
    if (there) there.rows.push(row);
    else groups.set(about.key, { ...about, rows: [row] });
  }
  const rank = ({ key }: RowGroup): number => asides.findIndex((aside) => aside === key);
  return [...groups.values()].sort((one, other) => rank(one) - rank(other));
}

export function linesOf(groups: readonly RowGroup[], closed: ReadonlySet<string>): Line[] {
  return groups.flatMap((group): Line[] => {
    const [only] = group.rows;
    if (group.rows.length === 1 && only && group.type) return [{ kind: 'row', row: only, group, alone: true }];
    const open = !closed.has(group.key);
    const rows = open ? group.rows.map((row): Line => ({ kind: 'row', row, group, alone: false })) : [];
    return [{ kind: 'group', group, open }, ...rows];
  });
}

/** The category that all rows of a group have, '' where none has one, null where they differ. */
export function commonCategory({ rows }: RowGroup): string | null {
  const [first] = rows;
  return rows.every(({ categoryId }) => categoryId === first?.categoryId) ? (first?.categoryId ?? '') : null;
}

/** Long enough that what is remembered by it is about this payee. */
const SHORTEST_TEXT = 3;

/**
 * How the category of a group is asked for: remembered by its text, where that says no more than the group; by the rows'
 * numbers else.
 */
export function categoryChange(
  { text, type, rows }: RowGroup,
  categoryId: string,
  all: readonly ImportRow[],
):
  | { categorize: { payeeContains: string; categoryId: string } }
  | { rows: { row: number; categoryId: string | null }[] } {
  const numbers = new Set(rows.map(({ row }) => row));
  const strays = text === null || all.some((each) => hasText(each, type, text) && !numbers.has(each.row));
  if (categoryId !== '' && text !== null && text.length >= SHORTEST_TEXT && !strays)
    return { categorize: { payeeContains: text, categoryId } };
  return { rows: rows.map(({ row }) => ({ row, categoryId: categoryId || null })) };
}

export function hasText(row: ImportRow, type: ImportRow['type'], text: string): boolean {
  return row.type === type && (row.payee?.toLowerCase().includes(text.toLowerCase()) ?? false);
}
