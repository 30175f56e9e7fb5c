import {
  ChoiceField,
  IdField,
  IntegerField,
  NumberField,
  ObjectField,
  ObjectsField,
  PatternField,
  StringField,
} from '../fields';
import { SignedMoneyDto, SignedMoneyField } from '../money';
import { AnswerCurrencyField, QueryDayField, QueryMonthField } from './query-fields';
import { FixedCostsResponse } from './fixed-costs';
import { OutlookResponse } from './outlook';
import { MissingRateResponse, RateStatusField, RefundsExceedField } from './rate-status';

export const COMPARES = ['previous', 'last-year', 'average:12'] as const;
export type CompareDto = (typeof COMPARES)[number];

export const CompareField = () =>
  ChoiceField(COMPARES, {
    optional: true,
    description:
      'What the range is compared with: as many months before it (as many days, where it does not begin with a month), the same of last year, or the average of the twelve months before one.',
  });

export const ToDateField = () =>
  ChoiceField(['same-day'], {
    optional: true,
    description:
      'Where the range has not ended, both sides are compared up to today’s day: the same day of the compared month, or its last where it has none such; the last day of a month answers the last day.',
  });

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
  @CompareField() compare?: CompareDto;
  @ToDateField() toDate?: 'same-day';

  @PatternField(/^(days|expected-income|fixed|outlook)(,(days|expected-income|fixed|outlook)){0,3}$/, {
    optional: true,
    example: 'days,expected-income',
    description:
      '`days`: what was spent up to each day of the range (at most 366 days) and of the compared one; `expected-income`: the median income of the three months before; `fixed`: what of the spending of the current month comes every month, and what of that is due; `outlook`: what the current month may come to, what of it is left to spend, and what the next 14 days bring.',
  })
  include?: string;
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

  @ChoiceField(['categories'], {
    optional: true,
    description: '`categories`: of each month all categories, those of income too, in `byCategory`.',
  })
  include?: 'categories';
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

export class NetFiguresResponse {
  @StringField({ example: '2026-03-01' }) from!: string;
  @StringField({ example: '2026-03-15' }) to!: string;
  @SignedMoneyField() income!: SignedMoneyDto;
  @SignedMoneyField() spending!: SignedMoneyDto;
  @SignedMoneyField({ description: 'The shown income minus the shown spending.' }) net!: SignedMoneyDto;
}

export class MoverResponse {
  @IdField({ nullable: true, description: 'null: uncategorised.' }) categoryId!: string | null;
  @StringField({ example: 'Travel' }) name!: string;
  @ChoiceField(['income', 'expense']) kind!: string;
  @IdField({ nullable: true }) parentId!: string | null;
  @SignedMoneyField() amount!: SignedMoneyDto;
  @SignedMoneyField() before!: SignedMoneyDto;
  @SignedMoneyField({ description: '`amount` less `before`, as shown.' }) change!: SignedMoneyDto;
}

export class DaySpendingResponse {
  @IntegerField({}, { example: 15, description: 'Which day of the range, from 1.' }) day!: number;
  @StringField({ nullable: true, example: '2026-03-15', description: 'null: an average.' }) date!: string | null;
  @SignedMoneyField({ description: 'Spent from the first day of the range to the end of this one.' })
  spending!: SignedMoneyDto;
}

export class ComparisonResponse extends NetFiguresResponse {
  @IntegerField(
    {},
    { nullable: true, example: 12, description: 'How many months the average is of; null where it is none.' },
  )
  months!: number | null;

  @NumberField({ example: 37, description: 'Rows behind it; of an average those of all its months.' }) count!: number;
  @RateStatusField() rateStatus!: string;
  @ObjectsField(() => MissingRateResponse) missingRates!: MissingRateResponse[];

  @ObjectField(() => NetFiguresResponse, { description: 'What of the range itself is compared.' })
  compared!: NetFiguresResponse;

  @ObjectsField(
    () => MoverResponse,
    {},
    { description: 'What changed by category, the largest change first, whichever way it went.' },
  )
  movers!: MoverResponse[];

  @ObjectsField(
    () => DaySpendingResponse,
    {},
    { optional: true, description: 'With `include=days`: of the whole compared range, also beyond today’s day.' },
  )
  days?: DaySpendingResponse[];
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

  @ObjectsField(() => DaySpendingResponse, {}, { optional: true, description: 'With `include=days`.' })
  days?: DaySpendingResponse[];

  @ObjectField(() => ComparisonResponse, { optional: true, description: 'With `compare`.' })
  comparison?: ComparisonResponse;

  @SignedMoneyField({
    optional: true,
    nullable: true,
    description:
      'With `include=expected-income`: the median income of the three months before that of `from`; null in a ledger that has not so many.',
  })
  expectedIncome?: SignedMoneyDto | null;

  @ObjectField(() => FixedCostsResponse, {
    optional: true,
    nullable: true,
    description: 'With `include=fixed`; null where the range is not the month of today.',
  })
  fixed?: FixedCostsResponse | null;

  @ObjectField(() => OutlookResponse, {
    optional: true,
    nullable: true,
    description: 'With `include=outlook`; null where the range is not the month of today.',
  })
  outlook?: OutlookResponse | null;
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

  @ObjectsField(
    () => CategoryFigureResponse,
    {},
    { optional: true, description: 'With `include=categories`: all of them, as a summary of the month has them.' },
  )
  byCategory?: CategoryFigureResponse[];
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
