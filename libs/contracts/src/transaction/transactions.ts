import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MoneyDto } from '../money';
import {
  ID_OR_NONE,
  IsCalendarDay,
  IsCursor,
  IsId,
  IsName,
  IsPlainText,
  MayBeAbsent,
  WholeNumberInQuery,
} from '../text';

export const TRANSACTION_TYPES = ['income', 'expense', 'transfer'] as const;
export type TransactionTypeDto = (typeof TRANSACTION_TYPES)[number];

export class SplitDto {
  @ApiProperty({ type: 'string', format: 'uuid', required: false, nullable: true, description: 'null = uncategorised' })
  @IsOptional()
  @IsId()
  categoryId?: string | null;

  @ApiProperty({ type: () => MoneyDto })
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  @ApiProperty({ type: 'string', required: false, nullable: true, maxLength: 1000 })
  @IsOptional()
  @IsPlainText(1000)
  note?: string | null;
}

export class AddTransactionRequest {
  @ApiProperty({ enum: TRANSACTION_TYPES })
  @IsIn(TRANSACTION_TYPES)
  type!: TransactionTypeDto;

  @ApiProperty({ type: () => MoneyDto, description: "positive, in the account's currency" })
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  @ApiProperty({ type: 'string', format: 'date', example: '2026-03-14', description: '1900-01-01 to ten years ahead' })
  @IsCalendarDay()
  date!: string;

  @ApiProperty({ type: 'string', format: 'date', required: false, nullable: true })
  @IsOptional()
  @IsCalendarDay()
  valueDate?: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    required: false,
    nullable: true,
    description: "without it the default account in the amount's currency, made on first use",
  })
  @IsOptional()
  @IsId()
  accountId?: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', required: false, nullable: true, description: 'transfers only' })
  @IsOptional()
  @IsId()
  toAccountId?: string | null;

  @ApiProperty({
    type: () => MoneyDto,
    required: false,
    nullable: true,
    description: 'transfers only: what arrived; needed where the two currencies differ',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  toAmount?: MoneyDto | null;

  @ApiProperty({
    type: () => MoneyDto,
    required: false,
    nullable: true,
    description: 'what was paid abroad; shown, never added up',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  originalAmount?: MoneyDto | null;

  @ApiProperty({ type: 'string', format: 'uuid', required: false, nullable: true, description: 'null = uncategorised' })
  @IsOptional()
  @IsId()
  categoryId?: string | null;

  @ApiProperty({ type: () => [SplitDto], required: false, nullable: true, minItems: 1, maxItems: 100 })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SplitDto)
  splits?: SplitDto[] | null;

  @ApiProperty({ type: 'string', required: false, nullable: true, maxLength: 500 })
  @IsOptional()
  @IsPlainText(500)
  payee?: string | null;

  @ApiProperty({ type: 'string', required: false, nullable: true, maxLength: 1000 })
  @IsOptional()
  @IsPlainText(1000)
  note?: string | null;

  @ApiProperty({ type: [String], required: false, nullable: true, maxItems: 20 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsName(50, { each: true })
  tags?: string[] | null;
}

/** A merge patch: what is absent stays, null clears. Fields that the new type cannot have are cleared with it. */
export class ChangeTransactionRequest {
  @ApiProperty({ enum: TRANSACTION_TYPES, required: false })
  @MayBeAbsent()
  @IsIn(TRANSACTION_TYPES)
  type?: TransactionTypeDto;

  @ApiProperty({ type: () => MoneyDto, required: false })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount?: MoneyDto;

  @ApiProperty({ type: 'string', format: 'date', required: false })
  @MayBeAbsent()
  @IsCalendarDay()
  date?: string;

  @ApiProperty({ type: 'string', format: 'date', required: false, nullable: true })
  @IsOptional()
  @IsCalendarDay()
  valueDate?: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', required: false })
  @MayBeAbsent()
  @IsId()
  accountId?: string;

  @ApiProperty({ type: 'string', format: 'uuid', required: false, nullable: true })
  @IsOptional()
  @IsId()
  toAccountId?: string | null;

  @ApiProperty({ type: () => MoneyDto, required: false, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  toAmount?: MoneyDto | null;

  @ApiProperty({ type: () => MoneyDto, required: false, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  originalAmount?: MoneyDto | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    required: false,
    nullable: true,
    description: 'a category replaces splits',
  })
  @IsOptional()
  @IsId()
  categoryId?: string | null;

  @ApiProperty({ type: () => [SplitDto], required: false, nullable: true, description: 'splits replace the category' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SplitDto)
  splits?: SplitDto[] | null;

  @ApiProperty({ type: 'string', required: false, nullable: true, maxLength: 500 })
  @IsOptional()
  @IsPlainText(500)
  payee?: string | null;

  @ApiProperty({ type: 'string', required: false, nullable: true, maxLength: 1000 })
  @IsOptional()
  @IsPlainText(1000)
  note?: string | null;

  @ApiProperty({ type: [String], required: false, nullable: true, maxItems: 20 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsName(50, { each: true })
  tags?: string[] | null;
}

export class TransactionsQuery {
  @ApiProperty({
    type: 'string',
    required: false,
    maxLength: 200,
    description: 'words that payee, note or a tag contains, all of them',
  })
  @MayBeAbsent()
  @IsPlainText(200)
  q?: string;

  @ApiProperty({ type: 'string', format: 'date', required: false, description: 'inclusive' })
  @MayBeAbsent()
  @IsCalendarDay()
  from?: string;

  @ApiProperty({ type: 'string', format: 'date', required: false, description: 'inclusive' })
  @MayBeAbsent()
  @IsCalendarDay()
  to?: string;

  @ApiProperty({ type: 'string', format: 'uuid', required: false, description: 'either leg of a transfer counts' })
  @MayBeAbsent()
  @IsId()
  accountId?: string;

  @ApiProperty({ type: 'string', required: false, description: 'an id (a parent includes its children) or `none`' })
  @MayBeAbsent()
  @IsString()
  @Matches(ID_OR_NONE)
  categoryId?: string;

  @ApiProperty({ enum: TRANSACTION_TYPES, required: false })
  @MayBeAbsent()
  @IsIn(TRANSACTION_TYPES)
  type?: TransactionTypeDto;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 200, default: 50, required: false })
  @MayBeAbsent()
  @WholeNumberInQuery()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiProperty({ type: 'string', required: false, description: 'nextCursor of the page before, with the same filters' })
  @MayBeAbsent()
  @IsCursor()
  cursor?: string;
}

export class SplitResponse {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  categoryId!: string | null;

  @ApiProperty({ type: () => MoneyDto })
  amount!: MoneyDto;

  @ApiProperty({ type: 'string', nullable: true })
  note!: string | null;
}

export class TransactionResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: TRANSACTION_TYPES })
  type!: TransactionTypeDto;

  @ApiProperty({ type: () => MoneyDto })
  amount!: MoneyDto;

  @ApiProperty({ type: 'string', format: 'date' })
  date!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  valueDate!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid' })
  accountId!: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  toAccountId!: string | null;

  @ApiProperty({ type: () => MoneyDto, nullable: true, description: 'transfers only: what arrived' })
  toAmount!: MoneyDto | null;

  @ApiProperty({ type: () => MoneyDto, nullable: true })
  originalAmount!: MoneyDto | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  categoryId!: string | null;

  @ApiProperty({ type: () => [SplitResponse] })
  splits!: SplitResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  payee!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  note!: string | null;

  @ApiProperty({ type: [String] })
  tags!: string[];

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'the import that brought it' })
  importId!: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  refundOf!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

export class TransactionPage {
  @ApiProperty({ type: () => [TransactionResponse] })
  items!: TransactionResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}

export class CategorizeRequest {
  @ApiProperty({ type: 'string', maxLength: 200, example: 'HOFER', description: 'compared without regard to case' })
  @IsName(200)
  payeeContains!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  categoryId!: string;
}

export class CategorizeResponse {
  @ApiProperty({ type: 'integer', description: 'transactions whose category changed' })
  updated!: number;
}
