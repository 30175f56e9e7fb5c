import { IsString, Matches } from 'class-validator';
import { CURRENCY, type FieldOptions, ObjectField, RuledText } from './fields';

const DIGITS = '(0|[1-9]\\d{0,29})(\\.\\d{1,9})?';
/** In the document a number has no longest form: what an answer holds is as long as it is. */
const SHOWN_DIGITS = '(0|[1-9]\\d*)(\\.\\d+)?';

const AmountField = (sign: '' | '-?', options: FieldOptions) => {
  const message = 'amount-invalid: send a decimal string such as "12.34", never a JSON number';
  const rules = [IsString({ message }), Matches(new RegExp(`^${sign}${DIGITS}$`), { message })];
  return RuledText(rules, { pattern: `^${sign}${SHOWN_DIGITS}$`, ...options });
};

/** A currency with a refusal of its own name; whether there is such a currency is a rule of the domain. */
export const KnownCurrencyField = (options?: FieldOptions) => {
  const message = 'currency-unknown: send an ISO 4217 code such as "EUR"';
  const rules = [IsString({ message }), Matches(CURRENCY, { message })];
  return RuledText(rules, { example: 'EUR', description: 'ISO 4217 code.', ...options });
};

/** An amount of zero or more. Currency and number of digits are checked by `Money.parse`, which knows the currency. */
export class MoneyDto {
  @AmountField('', {
    example: '12.34',
    description: 'A decimal string with at most the digits of the currency; never a JSON number.',
  })
  amount!: string;

  @KnownCurrencyField({ pattern: CURRENCY.source }) currency!: string;
}

/** An amount that may be below zero, such as an overdrawn balance. */
export class SignedMoneyDto {
  @AmountField('-?', { example: '-12.34' }) amount!: string;
  @KnownCurrencyField({ pattern: CURRENCY.source }) currency!: string;
}

export const MoneyField = (options?: FieldOptions) => ObjectField(() => MoneyDto, options);
export const SignedMoneyField = (options?: FieldOptions) => ObjectField(() => SignedMoneyDto, options);
