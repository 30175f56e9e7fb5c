import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MoneyDto } from './money';
import { IsName, IsPlainText, MayBeAbsent, WholeNumberInQuery } from './text';

export const IMPORT_STATES = ['preview', 'committed', 'undone'] as const;
export type ImportStateDto = (typeof IMPORT_STATES)[number];

export const IMPORT_VERDICTS = ['new', 'duplicate', 'similar', 'transfer', 'error'] as const;
export type ImportVerdictDto = (typeof IMPORT_VERDICTS)[number];

export const IMPORT_ACTIONS = ['insert', 'match', 'skip'] as const;
export type ImportActionDto = (typeof IMPORT_ACTIONS)[number];

const COLUMN_LIMIT = 999;
const DATE_FORMAT =
  'order and separator of day (DD), month (MM, or MMM for its name) and year (YYYY or YY): `DD.MM.YYYY`, `MM/DD/YY`, ' +
  '`YYYYMMDD`, `DD MMM YYYY` …; DD and MM also read one digit, and a time of day after the date is ignored';

/** One of the columns, counted from 0. */
function ColumnIndex(): PropertyDecorator {
  return (target, key) => {
    IsOptional()(target, key);
    IsInt()(target, key);
    Min(0)(target, key);
    Max(COLUMN_LIMIT)(target, key);
  };
}

const optionalColumn = { type: 'integer', minimum: 0, maximum: COLUMN_LIMIT, required: false, nullable: true } as const;

export class SignColumnDto {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: COLUMN_LIMIT })
  @IsInt()
  @Min(0)
  @Max(COLUMN_LIMIT)
  column!: number;

  @ApiProperty({ type: [String], description: 'values that mean money in; compared without regard to case' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsPlainText(100, { each: true })
  in!: string[];

  @ApiProperty({ type: [String], description: 'values that mean money out' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsPlainText(100, { each: true })
  out!: string[];
}

/** Roles of columns, counted from 0. Either `amount` (with `sign` where it has none of its own) or `debit` and `credit`. */
export class ImportColumnsDto {
  @ApiProperty({ ...optionalColumn, description: 'the booking date' })
  @ColumnIndex()
  date?: number | null;

  @ApiProperty(optionalColumn)
  @ColumnIndex()
  valueDate?: number | null;

  @ApiProperty(optionalColumn)
  @ColumnIndex()
  payee?: number | null;

  @ApiProperty(optionalColumn)
  @ColumnIndex()
  note?: number | null;

  @ApiProperty(optionalColumn)
  @ColumnIndex()
  amount?: number | null;

  @ApiProperty({ ...optionalColumn, description: 'money out' })
  @ColumnIndex()
  debit?: number | null;

  @ApiProperty({ ...optionalColumn, description: 'money in' })
  @ColumnIndex()
  credit?: number | null;

  @ApiProperty({ type: () => SignColumnDto, required: false, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SignColumnDto)
  sign?: SignColumnDto | null;

  @ApiProperty(optionalColumn)
  @ColumnIndex()
  currency?: number | null;

  @ApiProperty({ ...optionalColumn, description: "the file's own accounts, by name or IBAN" })
  @ColumnIndex()
  account?: number | null;

  @ApiProperty(optionalColumn)
  @ColumnIndex()
  category?: number | null;

  @ApiProperty({ ...optionalColumn, description: "the bank's id of the row" })
  @ColumnIndex()
  bankId?: number | null;
}

/** A merge patch of the mapping: what is absent stays, null clears an optional column. */
export class ImportMappingPatch {
  @ApiProperty({ type: 'string', required: false, example: 'utf-8' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  charset?: string;

  @ApiProperty({ enum: [',', ';', '\t', '|'], required: false })
  @MayBeAbsent()
  @IsIn([',', ';', '\t', '|'])
  delimiter?: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    required: false,
    nullable: true,
    description: 'physical line; null = no header, the table begins with the first line',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  headerLine?: number | null;

  @ApiProperty({ enum: ['.', ','], required: false })
  @MayBeAbsent()
  @IsIn(['.', ','])
  decimal?: '.' | ',';

  @ApiProperty({ type: 'string', required: false, example: 'DD.MM.YYYY', description: DATE_FORMAT })
  @MayBeAbsent()
  @IsString()
  @MaxLength(20)
  dateFormat?: string;

  @ApiProperty({ type: () => ImportColumnsDto, required: false })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ImportColumnsDto)
  columns?: ImportColumnsDto;
}

export class ImportRowPatch {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'physical line of the row' })
  @IsInt()
  @Min(1)
  line!: number;

  @ApiProperty({ enum: IMPORT_ACTIONS, required: false })
  @MayBeAbsent()
  @IsIn(IMPORT_ACTIONS)
  action?: ImportActionDto;

  @ApiProperty({ type: 'string', format: 'uuid', required: false, nullable: true, description: 'null = uncategorised' })
  @IsOptional()
  @IsUUID()
  categoryId?: string | null;
}

export class CategorizeImportDto {
  @ApiProperty({ type: 'string', maxLength: 200, example: 'HOFER', description: 'compared without regard to case' })
  @IsName(200)
  payeeContains!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsUUID()
  categoryId!: string;
}

export class ChangeImportRequest {
  @ApiProperty({ type: () => ImportMappingPatch, required: false })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ImportMappingPatch)
  mapping?: ImportMappingPatch;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    required: false,
    nullable: true,
    description: 'the account of rows that name none; null = the default account',
  })
  @IsOptional()
  @IsUUID()
  accountId?: string | null;

  @ApiProperty({ type: () => [ImportRowPatch], required: false, maxItems: 10_000 })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(10_000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ImportRowPatch)
  rows?: ImportRowPatch[];

  @ApiProperty({
    type: () => CategorizeImportDto,
    required: false,
    description: 'gives the category to every row whose payee contains the text, and remembers it for the next import',
  })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => CategorizeImportDto)
  categorize?: CategorizeImportDto;
}

/** The text fields of the multipart upload, beside `file`; each may stand in the query string instead. */
export class UploadImportFields {
  @ApiProperty({ type: 'string', format: 'uuid', required: false, description: 'the account of rows that name none' })
  @MayBeAbsent()
  @IsUUID()
  accountId?: string;

  @ApiProperty({
    type: 'string',
    required: false,
    description: '`none` = detect anew; without it the mapping last committed for a file of this shape is used',
  })
  @MayBeAbsent()
  @IsIn(['none', 'auto'])
  preset?: string;
}

export class ImportsQuery {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 200, default: 50, required: false })
  @MayBeAbsent()
  @WholeNumberInQuery()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiProperty({ type: 'string', required: false, description: 'nextCursor of the page before' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

export class ImportRowsQuery extends ImportsQuery {
  @ApiProperty({ enum: IMPORT_VERDICTS, required: false })
  @MayBeAbsent()
  @IsIn(IMPORT_VERDICTS)
  verdict?: ImportVerdictDto;
}

export class WithdrawImportQuery {
  @ApiProperty({
    enum: ['keep', 'remove'],
    required: false,
    description: 'what to do with rows that were edited since; without it they stop the undo (409)',
  })
  @MayBeAbsent()
  @IsIn(['keep', 'remove'])
  edited?: 'keep' | 'remove';
}

export class ImportColumnsResponse {
  @ApiProperty({ type: 'integer' })
  date!: number;

  @ApiProperty({ type: 'integer', required: false })
  valueDate?: number;

  @ApiProperty({ type: 'integer', required: false })
  payee?: number;

  @ApiProperty({ type: 'integer', required: false })
  note?: number;

  @ApiProperty({ type: 'integer', required: false })
  amount?: number;

  @ApiProperty({ type: 'integer', required: false })
  debit?: number;

  @ApiProperty({ type: 'integer', required: false })
  credit?: number;

  @ApiProperty({ type: () => SignColumnDto, required: false })
  sign?: SignColumnDto;

  @ApiProperty({ type: 'integer', required: false })
  currency?: number;

  @ApiProperty({ type: 'integer', required: false })
  account?: number;

  @ApiProperty({ type: 'integer', required: false })
  category?: number;

  @ApiProperty({ type: 'integer', required: false })
  bankId?: number;
}

export class ImportMappingResponse {
  @ApiProperty({ type: 'string', example: 'utf-8' })
  charset!: string;

  @ApiProperty({ type: 'string', example: ';' })
  delimiter!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'physical line; null = no header' })
  headerLine!: number | null;

  @ApiProperty({ enum: ['.', ','] })
  decimal!: '.' | ',';

  @ApiProperty({ type: 'string', example: 'DD.MM.YYYY', description: DATE_FORMAT })
  dateFormat!: string;

  @ApiProperty({ type: () => ImportColumnsResponse })
  columns!: ImportColumnsResponse;
}

export class ImportFileColumn {
  @ApiProperty({ type: 'integer' })
  column!: number;

  @ApiProperty({ type: 'string', nullable: true })
  header!: string | null;

  @ApiProperty({ type: [String], description: 'the first cells of the column that are not empty' })
  samples!: string[];
}

export class ImportAccountResponse {
  @ApiProperty({ type: 'string' })
  name!: string;

  @ApiProperty({ type: 'string', example: 'EUR' })
  currency!: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  accountId!: string | null;

  @ApiProperty({ type: 'boolean', description: 'the commit creates it' })
  willBeCreated!: boolean;

  @ApiProperty({ type: 'integer', description: 'readable rows of this account' })
  rows!: number;
}

export class ImportCountsResponse {
  @ApiProperty({ type: 'integer' })
  new!: number;

  @ApiProperty({ type: 'integer' })
  duplicate!: number;

  @ApiProperty({ type: 'integer' })
  similar!: number;

  @ApiProperty({ type: 'integer' })
  transfer!: number;

  @ApiProperty({ type: 'integer' })
  error!: number;
}

export class ImportWarningResponse {
  @ApiProperty({ type: 'string', example: 'date-order-unclear' })
  code!: string;

  @ApiProperty({ type: 'string' })
  detail!: string;
}

export class CommitImportResponse {
  @ApiProperty({ type: 'integer', description: 'transactions added' })
  inserted!: number;

  @ApiProperty({ type: 'integer', description: "existing transactions that took the bank's identity" })
  matched!: number;

  @ApiProperty({ type: 'integer', description: 'rows left out because an earlier import brought them' })
  duplicates!: number;

  @ApiProperty({ type: 'integer', description: 'rows that could not be read' })
  rejected!: number;

  @ApiProperty({ type: 'integer', description: 'other rows left out by choice' })
  skipped!: number;
}

export class ImportResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: IMPORT_STATES })
  state!: ImportStateDto;

  @ApiProperty({ enum: ['csv'] })
  format!: 'csv';

  @ApiProperty({ type: 'string', maxLength: 255 })
  fileName!: string;

  @ApiProperty({ type: () => ImportMappingResponse })
  mapping!: ImportMappingResponse;

  @ApiProperty({ type: 'boolean', description: 'the mapping is one committed before for a file of this shape' })
  presetUsed!: boolean;

  @ApiProperty({ type: () => [ImportFileColumn], description: 'what the file holds, to choose columns by' })
  columns!: ImportFileColumn[];

  @ApiProperty({ type: () => [ImportAccountResponse] })
  accounts!: ImportAccountResponse[];

  @ApiProperty({ type: () => ImportCountsResponse })
  counts!: ImportCountsResponse;

  @ApiProperty({ type: () => [ImportWarningResponse] })
  warnings!: ImportWarningResponse[];

  @ApiProperty({ type: 'boolean' })
  canCommit!: boolean;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'of the rows that could be read' })
  firstDate!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  lastDate!: string | null;

  @ApiProperty({ type: () => CommitImportResponse, nullable: true, description: 'what the commit did' })
  result!: CommitImportResponse | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  committedAt!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  undoneAt!: string | null;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

export class ImportPage {
  @ApiProperty({ type: () => [ImportResponse] })
  items!: ImportResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}

export class ImportRowResponse {
  @ApiProperty({ type: 'integer', description: 'physical line of the file' })
  line!: number;

  @ApiProperty({ type: [String], description: 'the cells as the file has them' })
  raw!: string[];

  @ApiProperty({ enum: IMPORT_VERDICTS })
  verdict!: ImportVerdictDto;

  @ApiProperty({ type: 'string', nullable: true, description: 'why the verdict is not `new`, or what to look at' })
  reason!: string | null;

  @ApiProperty({ enum: IMPORT_ACTIONS })
  action!: ImportActionDto;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  date!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  valueDate!: string | null;

  @ApiProperty({ enum: ['income', 'expense'], nullable: true })
  type!: 'income' | 'expense' | null;

  @ApiProperty({ type: () => MoneyDto, nullable: true, description: 'positive; `type` says the direction' })
  amount!: MoneyDto | null;

  @ApiProperty({ type: 'string', nullable: true })
  payee!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  note!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'null while the account does not exist' })
  accountId!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  accountName!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  categoryId!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'the transaction it became, took over or repeats',
  })
  transactionId!: string | null;
}

export class ImportRowPage {
  @ApiProperty({ type: () => [ImportRowResponse] })
  items!: ImportRowResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}

export class WithdrawImportResponse extends ImportResponse {
  @ApiProperty({ type: 'integer', description: 'transactions removed' })
  removed!: number;

  @ApiProperty({ type: 'integer', description: 'transactions kept because they were edited since' })
  kept!: number;

  @ApiProperty({ type: 'integer', description: 'matched transactions that gave the identity back' })
  released!: number;
}
