import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';

const AMOUNT_MESSAGE = 'amount-invalid: send a decimal string such as "12.34", never a JSON number';

/** An amount of zero or more. Currency and number of digits are checked by `Money.parse`, which knows the currency. */
export class MoneyDto {
  @ApiProperty({
    type: String,
    example: '12.34',
    pattern: '^(0|[1-9]\\d*)(\\.\\d+)?$',
    description: 'A decimal string with at most the digits of the currency; never a JSON number.',
  })
  @IsString({ message: AMOUNT_MESSAGE })
  @Matches(/^(0|[1-9]\d{0,29})(\.\d{1,9})?$/, { message: AMOUNT_MESSAGE })
  amount!: string;

  @ApiProperty({ type: String, example: 'EUR', pattern: '^[A-Z]{3}$', description: 'ISO 4217 code.' })
  @IsString({ message: 'currency-unknown: send an ISO 4217 code such as "EUR"' })
  @Matches(/^[A-Z]{3}$/, { message: 'currency-unknown: send an ISO 4217 code such as "EUR"' })
  currency!: string;
}

/** An amount that may be below zero, such as an overdrawn balance. */
export class SignedMoneyDto {
  @ApiProperty({ type: String, example: '-12.34', pattern: '^-?(0|[1-9]\\d*)(\\.\\d+)?$' })
  @IsString({ message: AMOUNT_MESSAGE })
  @Matches(/^-?(0|[1-9]\d{0,29})(\.\d{1,9})?$/, { message: AMOUNT_MESSAGE })
  amount!: string;

  @ApiProperty({ type: String, example: 'EUR', pattern: '^[A-Z]{3}$', description: 'ISO 4217 code.' })
  @IsString({ message: 'currency-unknown: send an ISO 4217 code such as "EUR"' })
  @Matches(/^[A-Z]{3}$/, { message: 'currency-unknown: send an ISO 4217 code such as "EUR"' })
  currency!: string;
}
