import { CurrencyField, ChoiceField, ObjectsField, StringField } from '../fields';
import { QueryDayField } from './query-fields';
import { RateStatusField } from './rate-status';

export class RatesQuery {
  @CurrencyField({
    optional: true,
    example: 'EUR',
    description: 'One unit of this currency is what the rates price. Without it the user’s base currency.',
  })
  base?: string;

  @QueryDayField({ example: '2024-02-29', description: 'Without it today, in the user’s time zone.' }) date?: string;
}

export class RateResponse {
  @StringField({ example: 'USD' }) currency!: string;

  @StringField({
    nullable: true,
    example: '1.0826',
    description:
      'Units of this currency for one of the base; a cross rate has ten significant digits here, amounts are converted with the exact fraction.',
  })
  rate!: string | null;

  @StringField({ nullable: true, example: '2024-02-29' }) rateDate!: string | null;
  @ChoiceField(['ecb', 'irrevocable', 'identity'], { nullable: true }) source!: string | null;
  @RateStatusField() status!: string;
}

export class RatesResponse {
  @StringField({ example: 'EUR' }) base!: string;
  @StringField({ example: '2024-02-29' }) date!: string;

  @StringField({ example: 'Source: European Central Bank, euro foreign exchange reference rates' })
  attribution!: string;

  @ObjectsField(
    () => RateResponse,
    {},
    { description: 'Every currency that has a rate on that day or had one before.' },
  )
  rates!: RateResponse[];
}
