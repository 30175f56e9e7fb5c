import { CalendarDate } from '@pft/kernel';
import type { QifReading, ReadingContext } from '../../../domain/import/statement';

export type DateOrder = QifReading['dateOrder'];

/**
 * `12/31'25`, ` 6/ 4'26` padded by blanks, `2/14'2020`, `31.12.2025`, `1/2/99`: day and month in an order that no file says.
 * The apostrophe stands before years from 2000 on. A year of four digits at the beginning leaves nothing open.
 */
const WRITTEN = /^(\d{1,2})[/.-](\d{1,2})([/.'’-])(\d{1,2}|\d{4})$/;
const YEAR_FIRST = /^(\d{4})(?:[/.-](\d{1,2})[/.-](\d{1,2})|(\d{2})(\d{2}))$/;
const LONGEST = 40;

export interface WrittenDate {
  /** As it is read with the day first, and with the month first; null for no day of the calendar. */
  DMY: CalendarDate | null;
  MDY: CalendarDate | null;
  dotted: boolean;
}

export function readDate(text: string): WrittenDate | null {
  const compact = text.slice(0, LONGEST).replace(/\s+/g, '');
  const ordered = YEAR_FIRST.exec(compact);
  if (ordered) {
    const date = dayOf(ordered[1] ?? '', ordered[2] ?? ordered[4] ?? '', ordered[3] ?? ordered[5] ?? '');
    return { DMY: date, MDY: date, dotted: false };
  }
  const match = WRITTEN.exec(compact);
  if (!match) return null;
  const [, first = '', second = '', mark = '', last = ''] = match;
  const year = yearOf(last, /['’]/.test(mark));
  return { DMY: dayOf(year, second, first), MDY: dayOf(year, first, second), dotted: compact.includes('.') };
}

function yearOf(text: string, apostrophe: boolean): string {
  if (text.length === 4) return text;
  return String((apostrophe || Number(text) < 70 ? 2000 : 1900) + Number(text));
}

function dayOf(year: string, month: string, day: string): CalendarDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return CalendarDate.is(date) ? date : null;
}

/** What speaks for one order of day and month, gathered date by date. */
class Evidence {
  /** Dates that are none, and dates after today. */
  wrong = 0;
  later = 0;
  /** Steps against the order in which a section runs. */
  broken = 0;
  first: CalendarDate | null = null;
  last: CalendarDate | null = null;
  private before: CalendarDate | null = null;
  private up = 0;
  private down = 0;

  see(date: CalendarDate | null, today: string): void {
    if (date === null) {
      this.wrong++;
      return;
    }
    if (date > today) this.later++;
    if (this.first === null || date < this.first) this.first = date;
    if (this.last === null || date > this.last) this.last = date;
    if (this.before !== null && date > this.before) this.up++;
    if (this.before !== null && date < this.before) this.down++;
    this.before = date;
  }

  endSection(): void {
    this.broken += Math.min(this.up, this.down);
    [this.before, this.up, this.down] = [null, 0, 0];
  }
}

/** How day and month are read, and in words where neither the dates nor their order decide that. */
export function decideOrder(
  sections: Iterable<Iterable<string>>,
  currency: string,
  { locale, today }: Pick<ReadingContext, 'locale' | 'today'>,
): { dateOrder: DateOrder; doubt: string | null } {
  const [dayFirst, monthFirst] = [new Evidence(), new Evidence()];
  let open = false;
  let dotted = false;
  for (const dates of sections) {
    for (const text of dates) {
      const date = readDate(text);
      if (!date) continue;
      dayFirst.see(date.DMY, today);
      monthFirst.see(date.MDY, today);
      open ||= date.DMY !== date.MDY;
      dotted ||= date.dotted;
    }
    dayFirst.endSection();
    monthFirst.endSection();
  }
  for (const kind of ['wrong', 'later', 'broken'] as const) {
    const [day, month] = [dayFirst[kind], monthFirst[kind]];
    // Something that both do tells nothing, but that one of them is wrong less often.
    if (day !== month && (kind === 'wrong' || day === 0 || month === 0))
      return { dateOrder: day < month ? 'DMY' : 'MDY', doubt: null };
  }
  if (!open || dotted) return { dateOrder: 'DMY', doubt: null };
  const dateOrder = orderOfCurrency(currency);
  const { first, last } = dateOrder === 'MDY' ? monthFirst : dayFirst;
  const words = { DMY: 'day first', MDY: 'month first' };
  const locally = orderOfLocale(locale);
  const against =
    locally === null || locally === dateOrder
      ? ''
      : ` Where your settings (${locale}) are used they are written ${words[locally]}.`;
  const doubt =
    `Day and month of the dates may be either. They are read as ${first} to ${last}, ${words[dateOrder]}, ` +
    `as is usual where one pays in ${currency}.${against}`;
  return { dateOrder, doubt };
}

const orderOfCurrency = (currency: string): DateOrder => (currency === 'USD' ? 'MDY' : 'DMY');

/** A language alone says nothing: English is written in both orders. */
function orderOfLocale(locale: string): DateOrder | null {
  try {
    const { region, baseName } = new Intl.Locale(locale);
    if (region === undefined) return null;
    const parts = new Intl.DateTimeFormat(baseName).formatToParts(0).map(({ type }) => type);
    return parts.indexOf('month') < parts.indexOf('day') ? 'MDY' : 'DMY';
  } catch {
    return null;
  }
}
