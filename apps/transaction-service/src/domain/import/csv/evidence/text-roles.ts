import { headerKey } from '../cells/header-words';
import { OWN_ACCOUNT_WORDS } from '../cells/header-word-lists';
import type { ColumnRole } from '../cells/header-words';
import type { ImportColumns } from '../mapping';
import { columnSet, type TableRow } from '../table';
import { role, type ColumnFacts } from './column-facts';

type TextRoles = Pick<ImportColumns, 'payee' | 'note' | 'account' | 'category' | 'bankId'>;

/** `Payee` and `Empfänger` say who, however often it is the same one; `Description` may say anything. */
const SAYS_WHO = 0.95;
/** Balances and fees between the movements name nobody. */
const LEAST_WHO = 0.3;
/** Columns of ids that are looked through from the first row to the last one. */
const MOST_IDS = 5;

/** Who, what for, whose account, which category, the bank's id: by words first, then by what the cells are like. */
export function textRoles(
  facts: readonly ColumnFacts[],
  rows: readonly TableRow[],
  taken: ReadonlySet<number | undefined>,
): TextRoles {
  const used = new Set(taken);
  const free = () => facts.filter(({ column }) => !used.has(column));
  const roles: TextRoles = {};
  const set = (name: keyof TextRoles, column: number | undefined) => {
    if (column === undefined) return;
    roles[name] = column;
    used.add(column);
  };
  set('bankId', bankId(free(), rows));
  set('account', account(free()));
  set(
    'category',
    named(
      free().filter(({ isMoney, isDate }) => !isMoney && !isDate),
      'category',
      0,
    ),
  );
  const isText = (column: ColumnFacts) =>
    column.filled === 0 ||
    (!column.isDate &&
      !column.isMoney &&
      !column.isCode &&
      (column.isText || role(column, 'payee', 'note') > 0.5) &&
      column.ibans < column.filled * 0.5);
  set('payee', named(free().filter(isText), 'payee', 0) ?? payeeByContent(free().filter(isText)));
  const notes = free().filter((column) => isText(column) && column.filled > 0);
  set('note', named(notes, 'note', 0) ?? named(notes, 'payee', 0) ?? named(free().filter(isText), 'note', 0.5));
  return roles;
}

/** The column that the header names best; an empty one only where no other is named. */
function named(columns: readonly ColumnFacts[], name: ColumnRole, least: number): number | undefined {
  const fits = columns.filter((column) => role(column, name) > least);
  const filled = fits.filter((column) => column.filled > 0);
  const pool = filled.length > 0 ? filled : fits;
  const liking = (column: ColumnFacts) => {
    const part = column.filled / Math.max(column.sampled, 1);
    if (name === 'payee' && role(column, name) > SAYS_WHO && part >= LEAST_WHO) return role(column, name) + 0.8;
    // What says the same in row after row is what kind of movement it is rather than with whom or what for.
    const isTelling = isVaried(column) && (name === 'payee' || name === 'note');
    return role(column, name) + part * 0.3 + (isTelling ? 0.5 : 0);
  };
  return [...pool].sort((a, b) => liking(b) - liking(a))[0]?.column;
}

const isVaried = ({ distinct, filled }: ColumnFacts): boolean => distinct > 12 || distinct * 2 > filled;

function payeeByContent(columns: readonly ColumnFacts[]): number | undefined {
  const texts = columns.filter((column) => column.filled > 0 && role(column, 'category', 'account', 'bankId') === 0);
  const liking = ({ letters, sampled, distinct }: ColumnFacts) => {
    const rows = Math.max(sampled, 1);
    return Math.min(letters / rows, 20) / 10 + (distinct / Math.min(rows, 400)) * 3 + Math.min(distinct, 10) / 5;
  };
  return [...texts].sort((a, b) => liking(b) - liking(a))[0]?.column;
}

function account(columns: readonly ColumnFacts[]): number | undefined {
  const isOwn = ({ title, isDate }: ColumnFacts) => OWN_ACCOUNT_WORDS.has(headerKey(title)) && !isDate;
  const clear = named(columns.filter(isOwn), 'account', 0);
  if (clear !== undefined) return clear;
  // `IBAN` or `Kontonummer` alone may be the other side's; the own account is the same in row after row.
  const constant = columns.filter(
    ({ distinct, filled, sampled }) =>
      filled >= sampled * 0.9 && sampled >= 2 && distinct * 10 <= Math.max(sampled, 10),
  );
  return named(constant, 'account', 0);
}

/** The bank's id is a real one when it is in every row, never twice, and no mere counting of rows. */
function bankId(columns: readonly ColumnFacts[], rows: readonly TableRow[]): number | undefined {
  const likely = columns
    .filter((column) => role(column, 'bankId') > 0.4 && column.distinct === Math.min(column.filled, 400))
    .sort((a, b) => role(b, 'bankId') - role(a, 'bankId'))
    .map(({ column }) => column);
  return realIds(rows, likely.slice(0, MOST_IDS))[0];
}

/** Those of the columns whose cells are an id: all rows are read once, however many columns there are. */
function realIds(rows: readonly TableRow[], columns: readonly number[]): number[] {
  let open = columns.map((column) => ({ column, seen: new Set<string>(), empty: 0, counting: true }));
  const wanted = columnSet(columns, Math.max(0, ...columns) + 1);
  for (const row of columns.length > 0 ? rows : []) {
    const cells = row.pick(wanted);
    open = open.filter((ids) => {
      const id = cells[ids.column]?.trim() ?? '';
      if (id === '') return rows.length - ++ids.empty >= rows.length * 0.9;
      ids.counting &&= /^\d{1,6}$/.test(id);
      return ids.seen.size < ids.seen.add(id).size;
    });
    if (open.length === 0) break;
  }
  return open.filter(({ counting, seen }) => !counting && seen.size > 0).map(({ column }) => column);
}
