import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MoneyDto } from '../money';
import { IsCalendarDay, IsId, IsName, MayBeAbsent } from '../text';

export const BUDGET_PERIODS = ['week', 'month', 'quarter', 'year'] as const;
export type BudgetPeriodDto = (typeof BUDGET_PERIODS)[number];
export const BUDGET_ROLLOVERS = ['none', 'surplus', 'deficit', 'both'] as const;
export type BudgetRolloverDto = (typeof BUDGET_ROLLOVERS)[number];

export class AddBudgetRequest {
  @ApiProperty({ type: 'string', maxLength: 100, example: 'Groceries' })
  @IsName(100)
  name!: string;

  @ApiProperty({
    type: [String],
    required: false,
    default: [],
    description: 'expense categories, counted with their children; [] = all spending',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsId({ each: true })
  categoryIds?: string[];

  @ApiProperty({ type: () => MoneyDto })
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  limit!: MoneyDto;

  @ApiProperty({ enum: BUDGET_PERIODS })
  @IsIn(BUDGET_PERIODS)
  period!: BudgetPeriodDto;

  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: 1000 },
    required: false,
    default: [80, 100],
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(1000, { each: true })
  thresholds?: number[];

  @ApiProperty({ enum: BUDGET_ROLLOVERS, required: false, default: 'none' })
  @MayBeAbsent()
  @IsIn(BUDGET_ROLLOVERS)
  rollover?: BudgetRolloverDto;

  @ApiProperty({ type: () => MoneyDto, required: false, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  rolloverCap?: MoneyDto | null;

  @ApiProperty({
    type: 'string',
    format: 'date',
    required: false,
    description: 'default: first day of the current period',
  })
  @MayBeAbsent()
  @IsCalendarDay()
  startsOn?: string;
}

/** A merge patch: what is absent stays, null clears. */
export class ChangeBudgetRequest {
  @ApiProperty({ type: 'string', required: false, maxLength: 100 })
  @MayBeAbsent()
  @IsName(100)
  name?: string;

  @ApiProperty({ type: [String], required: false })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsId({ each: true })
  categoryIds?: string[];

  @ApiProperty({ type: () => MoneyDto, required: false })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  limit?: MoneyDto;

  @ApiProperty({ enum: BUDGET_PERIODS, required: false })
  @MayBeAbsent()
  @IsIn(BUDGET_PERIODS)
  period?: BudgetPeriodDto;

  @ApiProperty({ type: 'array', items: { type: 'integer', minimum: 1, maximum: 1000 }, required: false })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(1000, { each: true })
  thresholds?: number[];

  @ApiProperty({ enum: BUDGET_ROLLOVERS, required: false })
  @MayBeAbsent()
  @IsIn(BUDGET_ROLLOVERS)
  rollover?: BudgetRolloverDto;

  @ApiProperty({ type: () => MoneyDto, required: false, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MoneyDto)
  rolloverCap?: MoneyDto | null;

  @ApiProperty({ type: 'string', format: 'date', required: false })
  @MayBeAbsent()
  @IsCalendarDay()
  startsOn?: string;

  @ApiProperty({ type: 'boolean', required: false })
  @MayBeAbsent()
  @IsBoolean()
  archived?: boolean;
}

export class BudgetResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'string' })
  name!: string;

  @ApiProperty({ type: [String] })
  categoryIds!: string[];

  @ApiProperty({ type: () => MoneyDto })
  limit!: MoneyDto;

  @ApiProperty({ enum: BUDGET_PERIODS })
  period!: BudgetPeriodDto;

  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  thresholds!: number[];

  @ApiProperty({ enum: BUDGET_ROLLOVERS })
  rollover!: BudgetRolloverDto;

  @ApiProperty({ type: () => MoneyDto, nullable: true })
  rolloverCap!: MoneyDto | null;

  @ApiProperty({ type: 'string', format: 'date' })
  startsOn!: string;

  @ApiProperty({ type: 'boolean' })
  archived!: boolean;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

export class BudgetPage {
  @ApiProperty({ type: () => [BudgetResponse] })
  items!: BudgetResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}
