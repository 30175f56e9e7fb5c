import type { ImportQuestion } from '../../statement';
import type { FoundTable } from '../find-table';
import type { ImportMapping } from '../mapping';
import { columnSet } from '../table';

const OF_SPREADSHEET = /^\d{4}-\d\d-(\d\d)(?: |$)/;
const OF_TEXT = /^\d{1,2}([./-])\d{1,2}\1\d{2,4}\b/;
const MONTHS = 12;

/**
 * A spreadsheet that opens a bank's texts takes those for days that its own order allows, and exchanges day and month in them; the
 * others stay texts. Then no day of its own lies behind the twelfth.
 */
export function mixedDays({ header, rows, width }: FoundTable, { columns: { date } }: ImportMapping): ImportQuestion[] {
  const wanted = columnSet([date], width);
  let [days, texts] = [0, 0];
  for (const row of rows) {
    const cell = (row.pick(wanted)[date] ?? '').trim();
    const day = OF_SPREADSHEET.exec(cell)?.[1];
    if (day !== undefined && Number(day) > MONTHS) return [];
    if (day !== undefined) days++;
    else if (OF_TEXT.test(cell)) texts++;
  }
  if (days === 0 || texts === 0) return [];
  const named = header?.cells[date] ?? '';
  const text =
    `In ${named === '' ? 'the column of dates' : `«${named}»`} ${days} days are dates of the spreadsheet and ${texts} are texts. ` +
    'Whatever opened the file may have exchanged day and month of the former. Are they right?';
  return [{ code: 'dates-mixed', text, options: [] }];
}
