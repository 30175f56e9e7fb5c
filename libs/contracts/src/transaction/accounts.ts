import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { SignedMoneyDto } from '../money';
import { IsCalendarDay, IsName, IsPlainText, MayBeAbsent } from '../text';

export const ACCOUNT_TYPES = ['cash', 'checking', 'savings', 'credit-card', 'loan', 'investment', 'other'] as const;
export type AccountTypeDto = (typeof ACCOUNT_TYPES)[number];

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;

export class AddAccountRequest {
  @ApiProperty({ type: 'string', maxLength: 100, example: 'Current account' })
  @IsName(100)
  name!: string;

  @ApiProperty({ enum: ACCOUNT_TYPES, required: false, default: 'checking' })
  @MayBeAbsent()
  @IsIn(ACCOUNT_TYPES)
  type?: AccountTypeDto;

  @ApiProperty({ type: 'string', example: 'EUR', description: 'ISO 4217; fixed once the account has transactions' })
  @IsString()
  @Matches(/^[A-Z]{3}$/)
  currency!: string;

  @ApiProperty({ type: () => SignedMoneyDto, required: false, description: 'may be negative; default 0' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => SignedMoneyDto)
  openingBalance?: SignedMoneyDto;

  @ApiProperty({ type: 'string', format: 'date', required: false, description: 'default: today' })
  @MayBeAbsent()
  @IsCalendarDay()
  openingDate?: string;

  @ApiProperty({ type: 'boolean', required: false, default: true })
  @MayBeAbsent()
  @IsBoolean()
  includeInNetWorth?: boolean;

  @ApiProperty({ type: 'string', required: false, nullable: true, description: 'without spaces, in capitals' })
  @IsOptional()
  @IsString()
  @Matches(IBAN)
  iban?: string | null;

  @ApiProperty({ type: 'string', required: false, nullable: true, maxLength: 100, description: "the bank's own id" })
  @IsOptional()
  @IsPlainText(100)
  externalId?: string | null;
}

/** A merge patch: what is absent stays, null clears. */
export class ChangeAccountRequest {
  @ApiProperty({ type: 'string', required: false, maxLength: 100 })
  @MayBeAbsent()
  @IsName(100)
  name?: string;

  @ApiProperty({ enum: ACCOUNT_TYPES, required: false })
  @MayBeAbsent()
  @IsIn(ACCOUNT_TYPES)
  type?: AccountTypeDto;

  @ApiProperty({ type: 'string', required: false, description: '409 once the account has transactions' })
  @MayBeAbsent()
  @IsString()
  @Matches(/^[A-Z]{3}$/)
  currency?: string;

  @ApiProperty({ type: () => SignedMoneyDto, required: false })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => SignedMoneyDto)
  openingBalance?: SignedMoneyDto;

  @ApiProperty({ type: 'string', format: 'date', required: false })
  @MayBeAbsent()
  @IsCalendarDay()
  openingDate?: string;

  @ApiProperty({ type: 'boolean', required: false })
  @MayBeAbsent()
  @IsBoolean()
  archived?: boolean;

  @ApiProperty({ type: 'boolean', required: false })
  @MayBeAbsent()
  @IsBoolean()
  includeInNetWorth?: boolean;

  @ApiProperty({ type: 'string', required: false, nullable: true })
  @IsOptional()
  @IsString()
  @Matches(IBAN)
  iban?: string | null;

  @ApiProperty({ type: 'string', required: false, nullable: true, maxLength: 100 })
  @IsOptional()
  @IsPlainText(100)
  externalId?: string | null;
}

export class AccountResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'string' })
  name!: string;

  @ApiProperty({ enum: ACCOUNT_TYPES })
  type!: AccountTypeDto;

  @ApiProperty({ type: 'string', example: 'EUR' })
  currency!: string;

  @ApiProperty({ type: () => SignedMoneyDto })
  openingBalance!: SignedMoneyDto;

  @ApiProperty({ type: 'string', format: 'date' })
  openingDate!: string;

  @ApiProperty({ type: () => SignedMoneyDto, description: 'opening balance and all transactions; no part of the ETag' })
  balance!: SignedMoneyDto;

  @ApiProperty({ type: 'boolean' })
  archived!: boolean;

  @ApiProperty({ type: 'boolean' })
  includeInNetWorth!: boolean;

  @ApiProperty({ type: 'string', nullable: true })
  iban!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  externalId!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

export class AccountPage {
  @ApiProperty({ type: () => [AccountResponse] })
  items!: AccountResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}
