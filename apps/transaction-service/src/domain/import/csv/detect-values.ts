import { CalendarDate, currencyExponent } from '@pft/kernel';
import { readAmount, type DecimalSign } from './cells/amount-text';
import { formatsOf, writeDateFormat, dateReader, parseDateFormat } from './cells/date-text';
import { ImportDecimalUnclear } from '../import-errors';
import type { TableRow } from './table';

export interface CellAt {
  line: number;
  text: string;
  /** Of the row, where it is known already. */
  currency: string | null;
}

const FITS = 0.75;

/**
 * The decimal sign of an amount column, decided over all of its cells. A cell such as `1,000` reads either way; the sign
 * with which more cells have the digits that their currency has wins.
 * @throws ImportDecimalUnclear when no sign reads three quarters of the cells that are amounts at all
 */
export function detectDecimal(cells: Iterable<CellAt>, delimiter: string): DecimalSign {
  const counts = { '.': { read: 0, fitting: 0, usual: 0 }, ',': { read: 0, fitting: 0, usual: 0 } };
  let readable = 0;
  let first: CellAt | null = null;
  const misfits: Record<DecimalSign, CellAt | null> = { '.': null, ',': null };
  for (const cell of cells) {
    first ??= cell;
    const exponent = cell.currency ? currencyExponent(cell.currency) : 2;
    let any = false;
    for (const sign of ['.', ','] as const) {
      const amount = readAmount(cell.text, sign);
      if (!amount) {
        misfits[sign] ??= cell;
        continue;
      }
      any = true;
      counts[sign].read++;
      if (amount.fraction.length <= exponent) counts[sign].fitting++;
      if (amount.fraction.length === exponent) counts[sign].usual++;
    }
    if (any) readable++;
  }
  const usual = delimiter === ';' ? ',' : '.';
  const other = usual === '.' ? ',' : '.';
  const better = (['read', 'fitting', 'usual'] as const).reduce<DecimalSign | null>((chosen, fact) => {
    if (chosen || counts[usual][fact] === counts[other][fact]) return chosen;
    return counts[usual][fact] > counts[other][fact] ? usual : other;
  }, null);
  const sign = better ?? usual;
  if (first && (readable === 0 || counts[sign].read < readable * FITS)) {
    const at = misfits[sign] ?? first;
    throw new ImportDecimalUnclear(at.line, at.text);
  }
  return sign;
}

export interface DetectedDates {
  dateFormat: string;
  /** Both orders of day and month read the whole column. */
  ambiguous: boolean;
}

/**
 * The format of a date column, decided over all of its cells. Where day and month may be either, the order is taken that
 * keeps the rows in sequence and close together, then the usual one of the separator or the currency.
 */
export function detectDates(texts: readonly string[], currency: string | null): DetectedDates | null {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const format of formatsOf(text)) {
      const key = writeDateFormat(format);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (!best) return null;
  if (!second || second[1] < best[1] || !sameButOrder(best[0], second[0]))
    return { dateFormat: best[0], ambiguous: false };
  const pair = [best[0], second[0]] as const;
  const chosen = moreOrderly(texts, pair) ?? usualOrder(pair, currency);
  return { dateFormat: chosen, ambiguous: true };
}

function sameButOrder(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

/** The format whose dates jump back and forth less, then the one whose dates lie closer together. */
function moreOrderly(texts: readonly string[], [a, b]: readonly [string, string]): string | null {
  const [first, second] = [disorder(texts, a), disorder(texts, b)];
  if (first.turns !== second.turns) return first.turns < second.turns ? a : b;
  if (first.span !== second.span) return first.span < second.span ? a : b;
  return null;
}

function disorder(texts: readonly string[], formatText: string): { turns: number; span: number } {
  const format = parseDateFormat(formatText);
  const read = format ? dateReader(format) : () => null;
  const days = texts
    .map(read)
    .filter((date) => date !== null)
    .map(CalendarDate.toEpochDay);
  let ups = 0;
  let downs = 0;
  let [earliest, latest] = [Infinity, -Infinity];
  days.forEach((day, index) => {
    const before = days[index - 1] ?? day;
    if (day > before) ups++;
    if (day < before) downs++;
    earliest = Math.min(earliest, day);
    latest = Math.max(latest, day);
  });
  return { turns: Math.min(ups, downs), span: days.length === 0 ? 0 : latest - earliest };
}

/** Without any evidence: the month comes first with slashes and US dollars, the day everywhere else. */
function usualOrder(pair: readonly [string, string], currency: string | null): string {
  const monthFirst = currency === 'USD' && pair[0].includes('/');
  const wanted = monthFirst ? 'MM' : 'DD';
  return pair.find((format) => format.startsWith(wanted)) ?? pair[0];
}

export function textsOf(rows: readonly TableRow[], column: number): string[] {
  const texts: string[] = [];
  for (const { cells } of rows) {
    const text = cells[column]?.trim();
    if (text) texts.push(text);
  }
  return texts;
}
