import { CalendarDate, type CalendarMonth } from '@pft/kernel';
import { legsOf, type Fact, type FactLine } from '../fact/fact';

export type Kind = 'income' | 'expense';

/** The sum of all lines of one day, currency, kind, category and account, unconverted. */
export interface SummaryCell {
  date: CalendarDate;
  currency: string;
  /** What it counts as: an income in a category of spending is spending with a minus. */
  type: Kind;
  categoryId: string | null;
  accountId: string;
  /** Negative where more was refunded than spent. */
  amountMinor: bigint;
  /** Transactions with a line in this cell. */
  count: number;
  /** Transactions whose first line is in this cell, so that a split row counts once in a total over categories. */
  rows: number;
}

/** What one account gained or lost on one day, transfers included. */
export interface Movement {
  date: CalendarDate;
  accountId: string;
  currency: string;
  amountMinor: bigint;
}

/** What a month's facts add up to. Recomputed as a whole, never incremented, so that it cannot drift. */
export interface MonthSummary {
  ledgerId: string;
  month: CalendarMonth;
  /** The ledger's change from which it was computed; a summary of an earlier one never replaces it. */
  sequence: number;
  /** Equal for equal cells: what was worked out from them holds as long as this stays. */
  fingerprint: string;
  /** All transactions of the month, transfers included. */
  rows: number;
  cells: SummaryCell[];
  /** By day, account and its currency. */
  movements: Movement[];
}

function cellOrder(left: SummaryCell, right: SummaryCell): number {
  const [a, b] = [cellKey(left), cellKey(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function cellKey(cell: Omit<SummaryCell, 'amountMinor' | 'count' | 'rows'>): string {
  return `${cell.date}|${cell.currency}|${cell.type}|${cell.categoryId ?? ''}|${cell.accountId}`;
}

/** The lines of a row as they count: an income in a category of spending is spending with a minus. */
export function countedLines(
  { type, lines }: Pick<Fact, 'type' | 'lines'>,
  kinds: ReadonlyMap<string, Kind>,
): (FactLine & { kind: Kind })[] {
  if (type === 'transfer') return [];
  return lines.map(({ categoryId, amountMinor }) => {
    const isRefund = type === 'income' && categoryId !== null && kinds.get(categoryId) === 'expense';
    return { categoryId, kind: isRefund ? 'expense' : type, amountMinor: isRefund ? -amountMinor : amountMinor };
  });
}

/**
 * A pure function of the month's facts and the kinds of the ledger's categories, which are for life: neither the order of the
 * facts nor repeated facts of other months matter.
 */
export function summarizeMonth(
  ledgerId: string,
  month: CalendarMonth,
  facts: readonly Fact[],
  kinds: ReadonlyMap<string, Kind>,
  sequence: number,
): MonthSummary {
  const cells = new Map<string, SummaryCell>();
  const movements = new Map<string, Movement>();
  let rows = 0;
  for (const fact of facts) {
    if (fact.deleted || CalendarDate.monthOf(fact.date) !== month) continue;
    rows += 1;
    for (const { accountId, currency, amountMinor } of legsOf(fact)) {
      const key = `${fact.date}|${accountId}|${currency}`;
      const known = movements.get(key);
      if (known) known.amountMinor += amountMinor;
      else movements.set(key, { date: fact.date, accountId, currency, amountMinor });
    }
    const seen = new Set<SummaryCell>();
    for (const { categoryId, kind: type, amountMinor } of countedLines(fact, kinds)) {
      const { date, currency, accountId } = fact;
      const key = cellKey({ date, currency, type, categoryId, accountId });
      let cell = cells.get(key);
      if (!cell) {
        cell = { date, currency, type, categoryId, accountId, amountMinor: 0n, count: 0, rows: 0 };
        cells.set(key, cell);
      }
      cell.amountMinor += amountMinor;
      if (seen.size === 0) cell.rows += 1;
      if (!seen.has(cell)) cell.count += 1;
      seen.add(cell);
    }
  }
  const sorted = [...cells.values()].sort(cellOrder);
  const moved = [...movements.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, movement]) => movement);
  return { ledgerId, month, sequence, fingerprint: fingerprintOf(sorted), rows, cells: sorted, movements: moved };
}

/** 53 bits mixed from every character ("cyrb53", public domain); it tells versions apart and keeps no secret. */
function fingerprintOf(cells: readonly SummaryCell[]): string {
  let [left, right] = [0xdeadbeef, 0x41c6ce57];
  for (const cell of cells) {
    const text = `${cellKey(cell)}|${cell.amountMinor}|${cell.count}|${cell.rows};`;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      left = Math.imul(left ^ code, 2654435761);
      right = Math.imul(right ^ code, 1597334677);
    }
  }
  left = Math.imul(left ^ (left >>> 16), 2246822507) ^ Math.imul(right ^ (right >>> 13), 3266489909);
  right = Math.imul(right ^ (right >>> 16), 2246822507) ^ Math.imul(left ^ (left >>> 13), 3266489909);
  return (4294967296 * (2097151 & right) + (left >>> 0)).toString(36);
}
