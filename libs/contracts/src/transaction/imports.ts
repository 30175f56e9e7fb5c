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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  COLUMN_LIMIT,
  DATE_FORMAT,
  IMPORT_ACTIONS,
  IMPORT_VERDICTS,
  type ImportActionDto,
  type ImportVerdictDto,
  SignColumnDto,
} from './import-words';
import { IsCursor, IsId, IsName, MayBeAbsent, WholeNumberInQuery } from '../text';

export * from './import-responses';
export * from './import-words';

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
  @IsId()
  categoryId?: string | null;
}

export class CategorizeImportDto {
  @ApiProperty({ type: 'string', maxLength: 200, example: 'HOFER', description: 'compared without regard to case' })
  @IsName(200)
  payeeContains!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
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
  @IsId()
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
  @IsId()
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
  @IsCursor()
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
