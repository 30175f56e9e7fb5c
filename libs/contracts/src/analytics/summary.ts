import { ChoiceField, IdField, NumberField, ObjectField, ObjectsField, StringField } from '../fields';
import { SignedMoneyDto, SignedMoneyField } from '../money';
import { AnswerCurrencyField, QueryDayField, QueryMonthField } from './query-fields';
import { MissingRateResponse, RateStatusField, RefundsExceedField } from './rate-status';

export class SummaryQuery {
  @QueryDayField({
    example: '2026-01-01',
    description: 'First day, inclusive. Without it the first day of the month of `to`.',
  })
  from?: string;

  @QueryDayField({
    example: '2026-01-31',
    description: 'Last day, inclusive. Without it the last day of the current month.',
  })
  to?: string;

  @AnswerCurrencyField() currency?: string;
}

export class MonthlyQuery {
  @QueryMonthField({
    example: '2026-01',
    description: 'First month, inclusive. Without it eleven months before `to`.',
  })
  from?: string;

  @QueryMonthField({ example: '2026-12', description: 'Last month, inclusive. Without it the current month.' })
  to?: string;

  @AnswerCurrencyField() currency?: string;
}

export class RateUsedResponse {
  @StringField({ example: 'USD', description: 'The currency that was converted.' }) currency!: string;
  @ChoiceField(['exact', 'carried', 'stale'], { example: 'stale' }) status!: string;
  @StringField({ example: '2026-10-30', description: 'The day the rate was published for.' }) rateDate!: string;
  @NumberField({ example: 3, description: 'How many rows were converted with it.' }) count!: number;
}

const RemainderField = (description: string) => SignedMoneyField({ optional: true, description });

export class RoundingResponse {
  @RemainderField('`income` minus the sum of its categories as shown.') income?: SignedMoneyDto;
  @RemainderField('`spending` minus the sum of its categories as shown.') spending?: SignedMoneyDto;
  @RemainderField('`income` minus the sum of the accounts’ income as shown.') incomeByAccount?: SignedMoneyDto;
  @RemainderField('`spending` minus the sum of the accounts’ spending as shown.') spendingByAccount?: SignedMoneyDto;
}

export class CategoryFigureResponse {
  @IdField({ nullable: true, description: 'null: uncategorised.' }) categoryId!: string | null;
  @StringField({ example: 'Groceries' }) name!: string;
  @ChoiceField(['income', 'expense']) kind!: string;
  @IdField({ nullable: true }) parentId!: string | null;
  @SignedMoneyField({ description: 'Of spending: what was spent less what was refunded.' }) amount!: SignedMoneyDto;

  @NumberField({
    example: 0.2513,
    description: 'Part of the income or spending of its kind; four decimals. 0 where that is not above zero.',
  })
  share!: number;

  @NumberField({ example: 12 }) count!: number;
  @RateStatusField() rateStatus!: string;
  @RefundsExceedField() refundsExceed?: true;
}

export class AccountFigureResponse {
  @IdField() accountId!: string;
  @StringField({ example: 'Main account' }) name!: string;
  @SignedMoneyField() income!: SignedMoneyDto;
  @SignedMoneyField() spending!: SignedMoneyDto;
  @SignedMoneyField() net!: SignedMoneyDto;
  @NumberField({ example: 31 }) count!: number;
  @RateStatusField() rateStatus!: string;
  @RefundsExceedField() refundsExceed?: true;
}

export class SummaryResponse {
  @StringField({ example: '2026-01-01' }) from!: string;
  @StringField({ example: '2026-01-31' }) to!: string;
  @StringField({ example: 'EUR' }) currency!: string;
  @SignedMoneyField() income!: SignedMoneyDto;
  @SignedMoneyField({ description: 'What was spent less what was refunded; positive unless `refundsExceed`.' })
  spending!: SignedMoneyDto;
  @SignedMoneyField({ description: 'The shown income minus the shown spending.' }) net!: SignedMoneyDto;

  @NumberField({
    nullable: true,
    example: 0.2371,
    description: 'net ÷ income, four decimals; null without income.',
  })
  savingsRate!: number | null;

  @NumberField({ example: 42, description: 'Incomes and expenses in the range, those without a rate included.' })
  count!: number;

  @ObjectsField(
    () => CategoryFigureResponse,
    {},
    { description: 'Largest first; only categories that rows carry themselves.' },
  )
  byCategory!: CategoryFigureResponse[];

  @ObjectsField(() => AccountFigureResponse) byAccount!: AccountFigureResponse[];
  @RateStatusField() rateStatus!: string;
  @RefundsExceedField() refundsExceed?: true;

  @ObjectsField(
    () => RateUsedResponse,
    {},
    {
      description:
        'The rates used, one entry per currency, status and rate day; a long list is folded to one entry per currency and status, under the latest rate day.',
    },
  )
  rates!: RateUsedResponse[];

  @ObjectsField(() => MissingRateResponse) missingRates!: MissingRateResponse[];

  @ObjectField(() => RoundingResponse, {
    optional: true,
    description: 'There only where the shown parts do not add up to their shown total.',
  })
  rounding?: RoundingResponse;
}

export class MonthFigureResponse {
  @StringField({ example: '2026-01' }) month!: string;
  @SignedMoneyField() income!: SignedMoneyDto;
  @SignedMoneyField() spending!: SignedMoneyDto;
  @SignedMoneyField() net!: SignedMoneyDto;
  @NumberField({ example: 42 }) count!: number;
  @RateStatusField() rateStatus!: string;
  @RefundsExceedField() refundsExceed?: true;

  @ObjectsField(() => CategoryFigureResponse, {}, { description: 'The five largest categories of spending.' })
  topCategories!: CategoryFigureResponse[];
}

export class MonthlyResponse {
  @StringField({ example: '2026-01' }) from!: string;
  @StringField({ example: '2026-12' }) to!: string;
  @StringField({ example: 'EUR' }) currency!: string;

  @ObjectsField(() => MonthFigureResponse, {}, { description: 'Every month of the range, empty ones too.' })
  months!: MonthFigureResponse[];

  @StringField({
    nullable: true,
    example: '2026-09',
    description:
      'The latest month, in the range or not, that has an income or expense not in the future; null in an empty ledger.',
  })
  latestMonthWithRows!: string | null;

  @RateStatusField() rateStatus!: string;
  @ObjectsField(() => MissingRateResponse) missingRates!: MissingRateResponse[];
}
