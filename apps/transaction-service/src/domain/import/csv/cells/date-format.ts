import { CalendarDate } from '@pft/kernel';
import { dateShape, dayOf, type DateOrder, type DateShape } from './date-text';

/**
 * A date format names the order of day (`DD`), month (`MM`, or `MMM` for its name) and year (`YYYY` or `YY`) and what stands
 * between them: `DD.MM.YYYY`, `MM/DD/YY`, `YYYY-MM-DD`, `YYYYMMDD`, `DD MMM YYYY`, `YYYY年MM月DD日`; `serial` is a number of
 * days since 1899-12-30, as spreadsheets count, `serial-1904` one since 1904-01-01, as those of old Macs do. What can be read one way only is read whatever the format says: a year of
 * four digits in front, the name of a month. A time of day, an offset and a weekday around a date are ignored.
 */
export interface DateFormat {
  order: DateOrder;
  kind: 'date' | 'six-digits' | SerialFormat;
}

export type SerialFormat = 'serial' | 'serial-1904';
/** The day from which each counts, in days since 1970. */
const DAY_ZERO: Readonly<Record<SerialFormat, number>> = { serial: -25_569, 'serial-1904': -24_107 };
const isSerial = (text: string): text is SerialFormat => Object.hasOwn(DAY_ZERO, text);

const CJK = 'YYYY年MM月DD日';
const FORMAT = /^(DD|MMM?|YYYY|YY)([./ -]?)(DD|MMM?)\2(DD|MMM?|YYYY|YY)$/;

export function parseDateFormat(text: string): DateFormat | null {
  if (isSerial(text)) return { order: 'YMD', kind: text };
  if (text === CJK) return { order: 'YMD', kind: 'date' };
  const match = FORMAT.exec(text);
  if (!match) return null;
  const tokens = [match[1], match[3], match[4]] as string[];
  const order = tokens.map((token) => token[0]).join('');
  if (order !== 'DMY' && order !== 'MDY' && order !== 'YMD') return null;
  const kind = match[2] === '' && tokens.includes('YY') && !tokens.includes('MMM') ? 'six-digits' : 'date';
  return { order, kind };
}

/** The format of dates like this one in that order. */
export function writeDateFormat(shape: DateShape, order: DateOrder): string {
  if (shape.separator === '年') return CJK;
  const written = shape.form === 'year-first' ? 'YMD' : (shape.namedOrder ?? order);
  const tokens = { D: 'DD', M: shape.form === 'named' ? 'MMM' : 'MM', Y: shape.shortYear ? 'YY' : 'YYYY' };
  return [...written].map((part) => tokens[part as 'D' | 'M' | 'Y']).join(shape.separator);
}

/** The days since 1970 that a cell says in a format; null where it is no such date or no day of the calendar. */
export type DayReader = (text: string) => number | null;

export function dayReader({ order, kind }: DateFormat): DayReader {
  if (isSerial(kind))
    return (text) => (/^\d{4,5}(?:[.,]\d+)?$/.test(text) ? Number.parseInt(text, 10) + DAY_ZERO[kind] : null);
  return (text) => {
    const shape = kind === 'six-digits' && /^\d{6}$/.test(text) ? sixDigits(text) : dateShape(text);
    return shape && dayOf(shape, order);
  };
}

function sixDigits(text: string): DateShape {
  const [a = 0, b = 0, c = 0] = [0, 2, 4].map((from) => Number(text.slice(from, from + 2)));
  return { form: 'numeric', separator: '', shortYear: true, parts: [a, b, c] };
}

export const dateOfDay = (day: number): CalendarDate => CalendarDate.fromEpochDay(day);
