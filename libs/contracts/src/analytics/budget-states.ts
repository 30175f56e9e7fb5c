import {
  ChoiceField,
  CountInQueryField,
  FlagField,
  IdField,
  ListField,
  NumberField,
  numbers,
  ObjectField,
  ObjectsField,
  pageOf,
  PatternField,
  StringField,
  strings,
} from '../fields';
import { MoneyDto, MoneyField, SignedMoneyDto, SignedMoneyField } from '../money';
import { ID_LIST } from '../rules';
import { BUDGET_PERIODS, BUDGET_ROLLOVERS, LimitFromResponse } from '../transaction/budgets';
import { FixedCostsResponse } from './fixed-costs';
import { AnswerCurrencyField, QueryDayField } from './query-fields';
import { MissingRateResponse, RateStatusField, RefundsExceedField } from './rate-status';

export class BudgetStatesQuery {
  @QueryDayField({
    example: '2026-03-31',
    description: 'A day of the period wanted. Without it today, in the user’s time zone.',
  })
  date?: string;

  @CountInQueryField(24, { example: 6, description: 'How many periods before are told in `past`.' }) past?: number;
}

export class BudgetPaceResponse {
  @SignedMoneyField({ description: 'Spent at the end of the period, if it goes on like this.' })
  projected!: SignedMoneyDto;

  @StringField({
    nullable: true,
    example: '2026-03-19',
    description: 'The day the limit is reached at this pace, if within the period.',
  })
  limitReachedOn!: string | null;
}

export class PastPeriodResponse {
  @StringField({ example: '2026-02-01' }) periodStart!: string;
  @StringField({ example: '2026-02-28' }) periodEnd!: string;
  @MoneyField({ description: 'Of this period.' }) limit!: MoneyDto;
  @SignedMoneyField() carriedOver!: SignedMoneyDto;
  @SignedMoneyField() available!: SignedMoneyDto;
  @SignedMoneyField() spent!: SignedMoneyDto;
  @SignedMoneyField() left!: SignedMoneyDto;
  @NumberField({ example: 83.4 }) percent!: number;
  @NumberField({ example: 12 }) count!: number;
  @RateStatusField() rateStatus!: string;
  @RefundsExceedField() refundsExceed?: true;
}

export class BudgetStateResponse {
  @IdField() id!: string;
  @StringField({ example: 'Groceries' }) name!: string;
  @ListField(strings, {}, { description: 'Empty: all spending.' }) categoryIds!: string[];
  @MoneyField({ description: 'Of the period that is shown.' }) limit!: MoneyDto;
  @ObjectsField(() => LimitFromResponse) limits!: LimitFromResponse[];
  @ChoiceField(BUDGET_PERIODS) period!: string;
  @ListField(numbers, {}, { example: [80, 100] }) thresholds!: number[];
  @ChoiceField(BUDGET_ROLLOVERS) rollover!: string;
  @MoneyField({ nullable: true }) rolloverCap!: MoneyDto | null;
  @StringField({ example: '2026-01-01' }) startsOn!: string;
  @FlagField({ example: false }) archived!: boolean;
  @NumberField({ example: 1 }) version!: number;
  @StringField({ example: '2026-03-01' }) periodStart!: string;
  @StringField({ example: '2026-03-31' }) periodEnd!: string;

  @SignedMoneyField({
    description: 'What earlier periods left over (negative: overspent), as the rollover rule allows.',
  })
  carriedOver!: SignedMoneyDto;

  @SignedMoneyField({ description: '`limit` plus `carriedOver`.' }) available!: SignedMoneyDto;

  @SignedMoneyField({
    nullable: true,
    description:
      '`available` in the user’s base currency, at the rate of the last day of the period, or of today where that comes first; null: there is no rate.',
  })
  availableInBase!: SignedMoneyDto | null;

  @SignedMoneyField({ description: 'What was spent less what was refunded.' }) spent!: SignedMoneyDto;
  @SignedMoneyField({ description: '`available` minus `spent`; negative when overspent.' }) left!: SignedMoneyDto;

  @NumberField({
    example: 83.4,
    description: 'Spent of what is available, in per cent; one decimal. Negative with `refundsExceed`.',
  })
  percent!: number;

  @NumberField({ example: 12 }) count!: number;
  @RateStatusField() rateStatus!: string;
  @RefundsExceedField() refundsExceed?: true;
  @ObjectsField(() => MissingRateResponse) missingRates!: MissingRateResponse[];

  @ObjectField(() => FixedCostsResponse, {
    optional: true,
    description:
      'Only in the current period: rows whose payee had one in each of the three periods before, within four days and a fifth of the amount. A year has none.',
  })
  fixed?: FixedCostsResponse;

  @ObjectsField(() => PastPeriodResponse, {}, { optional: true, description: 'With `past`, the latest first.' })
  past?: PastPeriodResponse[];

  @ObjectField(() => BudgetPaceResponse, {
    optional: true,
    description:
      'Only in the current period, and where at least four rows are no fixed costs: a straight line over those, with the fixed costs that came and are due.',
  })
  pace?: BudgetPaceResponse;
}

export class BudgetStatesResponse extends pageOf(() => BudgetStateResponse, {
  items: { description: 'Budgets that are not archived, by name.' },
  nextCursor: { description: 'Always null: all budgets are in one page.' },
}) {}

export class BudgetProposalQuery {
  @PatternField(ID_LIST, {
    optional: true,
    description: 'Ids of categories, separated by commas; counted with their children. Without it all spending.',
  })
  categoryIds?: string;

  @ChoiceField(BUDGET_PERIODS, { optional: true, default: 'month' }) period?: (typeof BUDGET_PERIODS)[number];
  @AnswerCurrencyField() currency?: string;
}

export class ProposalPeriodResponse {
  @StringField({ example: '2026-02-01' }) periodStart!: string;
  @StringField({ example: '2026-02-28' }) periodEnd!: string;
  @SignedMoneyField() spent!: SignedMoneyDto;
  @NumberField({ example: 12 }) count!: number;
  @RateStatusField() rateStatus!: string;
  @RefundsExceedField() refundsExceed?: true;
}

export class BudgetProposalResponse {
  @StringField({ example: 'EUR' }) currency!: string;

  @ObjectsField(
    () => ProposalPeriodResponse,
    {},
    { description: 'The three periods before the current one, the latest first.' },
  )
  periods!: ProposalPeriodResponse[];

  @SignedMoneyField({ description: 'The middle one of the three.' }) median!: SignedMoneyDto;
}
