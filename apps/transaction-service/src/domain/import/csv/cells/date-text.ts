import { CalendarDate } from '@pft/kernel';

/**
 * A date format names order and separator of day (`DD`), month (`MM`, or `MMM` for its name) and year (`YYYY` or `YY`):
 * `DD.MM.YYYY`, `MM/DD/YY`, `YYYY-MM-DD`, `YYYYMMDD`, `DD MMM YYYY`. `DD` and `MM` also read one digit. A time of day and
 * an offset after the date are ignored: a stamp's date is the date as written.
 */
export interface DateFormat {
  order: 'DMY' | 'MDY' | 'YMD';
  separator: '.' | '/' | '-' | ' ' | '';
  namedMonth: boolean;
  shortYear: boolean;
}

const FORMAT = /^(DD|MMM?|YYYY|YY)([./ -]?)(DD|MMM?)\2(DD|MMM?|YYYY|YY)$/;
const TIME =
  '(?:(?:T|,? +)\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[AaPp]\\.?[Mm]\\.?)?(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?)?';
const NAME = '[\\p{L}]{3,12}\\.?';

export function parseDateFormat(text: string): DateFormat | null {
  const match = FORMAT.exec(text);
  if (!match) return null;
  const tokens = [match[1], match[3], match[4]] as string[];
  const order = tokens.map((token) => token[0]).join('');
  if (order !== 'DMY' && order !== 'MDY' && order !== 'YMD') return null;
  const namedMonth = tokens.includes('MMM');
  const separator = match[2] as DateFormat['separator'];
  if (namedMonth && separator === '') return null;
  return { order, separator, namedMonth, shortYear: tokens.includes('YY') };
}

export function writeDateFormat({ order, separator, namedMonth, shortYear }: DateFormat): string {
  const tokens = { D: 'DD', M: namedMonth ? 'MMM' : 'MM', Y: shortYear ? 'YY' : 'YYYY' };
  return [...order].map((part) => tokens[part as 'D' | 'M' | 'Y']).join(separator);
}

const SEPARATORS: Record<DateFormat['separator'], string> = {
  '.': '\\. ?',
  '/': '/',
  '-': '-',
  ' ': '(?:,? +|\\. ?)',
  '': '',
};

export type DateReader = (text: string) => CalendarDate | null;

/** A function that reads cells of one format, and answers null where a cell is no such date or no day of the calendar. */
export function dateReader(format: DateFormat): DateReader {
  const digits = format.separator === '' ? '\\d{2}' : '\\d{1,2}';
  const tokens = { D: `(${digits})`, M: format.namedMonth ? `(${NAME})` : `(${digits})`, Y: '' };
  tokens.Y = format.shortYear ? '(\\d{2})' : '(\\d{4})';
  const date = [...format.order].map((part) => tokens[part as 'D' | 'M' | 'Y']).join(SEPARATORS[format.separator]);
  const compactTime = format.separator === '' ? '(?:\\d{6})?' : '';
  const pattern = new RegExp(`^${date}\\.?${compactTime}${TIME}$`, 'u');
  const [day, month, year] = ['D', 'M', 'Y'].map((part) => format.order.indexOf(part) + 1) as [number, number, number];
  return (text) => {
    const match = pattern.exec(text.trim());
    if (!match) return null;
    const monthText = match[month] ?? '';
    const monthNumber = format.namedMonth ? monthOfName(monthText) : Number(monthText);
    const written = `${fullYear(match[year] ?? '')}-${pad(monthNumber)}-${pad(Number(match[day]))}`;
    return CalendarDate.is(written) ? written : null;
  };
}

const pad = (value: number) => String(value).padStart(2, '0');

/** POSIX: 69 and below is 20xx, 70 and above 19xx. */
function fullYear(text: string): string {
  if (text.length === 4) return text;
  return Number(text) < 70 ? `20${text}` : `19${text}`;
}

/** First letters of month names in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish. */
const MONTH_NAMES: readonly string[] = [
  'jan jän jae gen ene sty',
  'feb fév fev lut',
  'mar mär mae mrt maa mrz',
  'apr avr abr kwi',
  'may mai mag mei maj',
  'jun juin giu cze',
  'jul juil lug lip',
  'aug aoû aou ago sie',
  'sep set wrz',
  'oct okt ott out paź paz',
  'nov lis',
  'dec dez déc dic gru',
];

/** 1 to 12, or 0 for no month's name. */
function monthOfName(text: string): number {
  const name = text.toLowerCase();
  return MONTH_NAMES.findIndex((starts) => starts.split(' ').some((start) => name.startsWith(start))) + 1;
}

const NUMERIC = new RegExp(`^(\\d{1,4})(\\. ?|[/ -])(\\d{1,2})\\2(\\d{2}|\\d{4})\\.?${TIME}$`);
const COMPACT = new RegExp(`^((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:\\d{6})?${TIME}$`);
const NAMED = new RegExp(`^(${NAME}|\\d{1,2})([. /-] ?)(${NAME}|\\d{1,2}),?(?:[. /-] ?)(\\d{2}|\\d{4})${TIME}$`, 'u');

/** True for text that is a date in one of the formats that are detected. */
export function looksLikeDate(text: string): boolean {
  return formatsOf(text.trim()).length > 0;
}

/** All formats in which the text is a day of the calendar; ambiguous text has two. */
export function formatsOf(text: string): DateFormat[] {
  if (text.length < 6 || text.length > 40) return [];
  return candidates(text).filter((format) => cachedReader(format)(text) !== null);
}

function candidates(text: string): DateFormat[] {
  const compact = COMPACT.exec(text);
  if (compact) return [{ order: 'YMD', separator: '', namedMonth: false, shortYear: false }];
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, first = '', written = '', , last = ''] = numeric;
    const separator = written.trim() === '' ? ' ' : (written.trim() as DateFormat['separator']);
    if (first.length === 4) {
      return last.length === 2 ? [{ order: 'YMD', separator, namedMonth: false, shortYear: false }] : [];
    }
    if (first.length > 2) return [];
    const shortYear = last.length === 2;
    return (['DMY', 'MDY'] as const).map((order) => ({ order, separator, namedMonth: false, shortYear }));
  }
  const named = NAMED.exec(text);
  if (!named) return [];
  const separator = named[2]?.trim() === '' ? ' ' : ((named[2]?.trim() ?? ' ') as DateFormat['separator']);
  const order = /^\d/.test(named[1] ?? '') ? 'DMY' : 'MDY';
  return [{ order, separator: order === 'MDY' ? ' ' : separator, namedMonth: true, shortYear: named[4]?.length === 2 }];
}

const readers = new Map<string, DateReader>();

function cachedReader(format: DateFormat): DateReader {
  const key = writeDateFormat(format);
  let reader = readers.get(key);
  if (!reader) readers.set(key, (reader = dateReader(format)));
  return reader;
}
