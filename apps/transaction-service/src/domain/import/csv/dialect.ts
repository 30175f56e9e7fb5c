import { ImportQuoteUnclosed } from '../import-errors';
import { looksLikeAmount } from './cells/amount-text';
import { looksLikeDate } from './cells/date-text';
import { headerRoles } from './cells/header-words';
import { DELIMITERS, QUOTE_STYLES, scanTable, seen, type Dialect, type SeenRow, type TableRow } from './table';
import { usualNumber } from './usual-number';

const SAMPLE_CHARACTERS = 100_000;
const SAMPLE_ROWS = 300;
const HEADER_LINES = 60;
const LIMITS = { maxRows: 2_000, maxColumns: 2_000 };

/**
 * The delimiter and the style of quotes with which most records are equally wide and hold a date and a figure.
 * `delimiter` is one that is known already.
 */
export function chooseDialect(text: string, delimiter: string | null): Dialect {
  const head = text.slice(0, SAMPLE_CHARACTERS);
  let best: Dialect & { score: number } = { delimiter: delimiter ?? ',', quotes: 'doubled', score: -Infinity };
  for (const candidate of delimiter === null ? DELIMITERS : [delimiter]) {
    if (!head.includes(candidate)) continue;
    for (const quotes of QUOTE_STYLES) {
      if (quotes !== 'doubled' && !head.includes('"')) continue;
      if (quotes === 'backslash' && !head.includes('\\"')) continue;
      const dialect = { delimiter: candidate, quotes };
      const score = scoreOf(sampleOf(head, dialect, head.length < text.length)) - spacing(head, candidate);
      if (score > best.score) best = { ...dialect, score };
    }
  }
  return { delimiter: best.delimiter, quotes: best.quotes };
}

interface Sample {
  rows: readonly SeenRow[];
  unclosed: boolean;
}

/** The first records; a quote that is open where the sample ends spoils only the record it is in. */
function sampleOf(head: string, dialect: Dialect, isCut: boolean): Sample {
  const rows: TableRow[] = [];
  try {
    for (const row of scanTable(head, dialect, LIMITS)) {
      rows.push(row);
      if (rows.length === SAMPLE_ROWS) break;
    }
  } catch (error) {
    return { rows: seen(rows), unclosed: !(error instanceof ImportQuoteUnclosed && isCut) };
  }
  return { rows: seen(rows), unclosed: false };
}

const isAmountOnly = (cell: string) => /\d/.test(cell) && !looksLikeDate(cell) && looksLikeAmount(cell);

function scoreOf({ rows, unclosed }: Sample): number {
  const dated = rows.filter(({ cells }) => cells.length > 1 && cells.some(looksLikeDate));
  const table = dated.length > 0 ? dated : rows;
  const width = usualNumber(table.map(({ cells }) => cells.length));
  if (width < 2) return -10;
  const even = table.filter(({ cells }) => cells.length === width).length;
  const figures = dated.filter(({ cells }) => cells.length === width && cells.some(isAmountOnly)).length;
  const alike = rows.filter(({ cells }) => cells.length === width).length;
  const hasHeader = rows
    .slice(0, HEADER_LINES)
    .some(({ cells }) => cells.filter((cell) => headerRoles(cell).size > 0).length >= 3);
  return (
    (alike + figures * 4 + even * 2 + dated.length) / rows.length +
    (hasHeader ? 1.5 : 0) +
    Math.min(width, 20) / 100 +
    Math.min(rows.length, 50) / 500 -
    (unclosed ? 2 : 0)
  );
}

/** A comma that is mostly followed by a space is one of the language: `sábado, 1 de agosto`. */
function spacing(head: string, delimiter: string): number {
  const start = head.slice(0, 5_000);
  const all = start.split(delimiter).length - 1;
  return start.split(`${delimiter} `).length - 1 > all / 2 ? 0.4 : 0;
}
