import { IntegerField, ListField, texts } from '../fields';

export const IMPORT_STATES = ['reading', 'preview', 'committing', 'committed', 'undone', 'failed'] as const;
export type ImportStateDto = (typeof IMPORT_STATES)[number];

export const IMPORT_VERDICTS = ['new', 'duplicate', 'similar', 'transfer', 'ignored', 'error'] as const;
export type ImportVerdictDto = (typeof IMPORT_VERDICTS)[number];

/** Why a row is no movement: not booked yet, never to be, or a balance or a sum of others. */
export const IGNORED_REASONS = ['pending', 'void', 'balance', 'total'] as const;
export type IgnoredReasonDto = (typeof IGNORED_REASONS)[number];

export const IMPORT_ACTIONS = ['insert', 'match', 'skip'] as const;
export type ImportActionDto = (typeof IMPORT_ACTIONS)[number];

export const IMPORT_FORMATS = [
  'csv',
  'xlsx',
  'ofx',
  'qif',
  'camt.052',
  'camt.053',
  'camt.054',
  'mt940',
  'mt942',
  'zip',
] as const;
export type ImportFormatDto = (typeof IMPORT_FORMATS)[number];

/** Programs whose exported tables are known as what they are. */
export const IMPORT_SOURCES = [
  'firefly-iii',
  'actual',
  'ynab',
  'mint',
  'ezbookkeeping',
  'lunch-money',
  'monarch',
  'sure',
  'gnucash',
  'hledger',
] as const;
export type ImportSourceDto = (typeof IMPORT_SOURCES)[number];

export const COLUMN_LIMIT = 999;
export const DATE_FORMAT =
  'order and separator of day (DD), month (MM, or MMM for its name) and year (YYYY or YY): `DD.MM.YYYY`, `MM/DD/YY`, ' +
  '`YYYYMMDD`, `DD MMM YYYY`, `YYYY年MM月DD日` …, or `serial` for the days that a spreadsheet counts (`serial-1904` from 1904-01-01 on); DD and MM also read one digit, ' +
  'and a time of day or a weekday around the date is ignored';

export class SignColumnDto {
  @IntegerField({ min: 0, max: COLUMN_LIMIT }, { minimum: 0, maximum: COLUMN_LIMIT }) column!: number;

  @ListField(texts(100), { max: 50 }, { description: 'values that mean money in; compared without regard to case' })
  in!: string[];

  @ListField(texts(100), { max: 50 }, { description: 'values that mean money out' }) out!: string[];
}
