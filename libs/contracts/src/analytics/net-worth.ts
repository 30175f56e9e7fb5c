import { ChoiceField, FlagField, IdField, ObjectsField, StringField } from '../fields';
import { SignedMoneyDto, SignedMoneyField } from '../money';
import { AnswerCurrencyField, QueryDayField } from './query-fields';
import { RateStatusField } from './rate-status';

const INTERVALS = ['day', 'week', 'month'] as const;
type IntervalDto = (typeof INTERVALS)[number];

export class NetWorthQuery {
  @QueryDayField({
    example: '2026-01-01',
    description: 'First day, inclusive. Without it the first day of the month eleven months before `to`.',
  })
  from?: string;

  @QueryDayField({ example: '2026-12-31', description: 'Last day, inclusive. Without it today.' }) to?: string;

  @ChoiceField(INTERVALS, {
    optional: true,
    default: 'month',
    description: 'A point at the end of each; the last point is at `to`.',
  })
  interval?: IntervalDto;

  @AnswerCurrencyField() currency?: string;

  @IdField({
    optional: true,
    description:
      'What this account alone held, whether it is part of the net worth or not; in its own currency unless `currency` says another.',
  })
  accountId?: string;
}

export class AccountWorthResponse {
  @IdField() accountId!: string;
  @StringField({ example: 'Main account' }) name!: string;
  @FlagField({ example: false }) archived!: boolean;
  @FlagField({ example: true, description: 'Where it is not, the account is told and not added.' })
  includeInNetWorth!: boolean;

  @SignedMoneyField({ description: 'At the end of the day, in the account’s currency.' }) balance!: SignedMoneyDto;
  @SignedMoneyField({ nullable: true, description: 'null: that day has no rate.' }) amount!: SignedMoneyDto | null;
  @RateStatusField() rateStatus!: string;
}

export class WorthPointResponse {
  @StringField({ example: '2026-01-31' }) date!: string;

  @SignedMoneyField({ description: 'What all accounts held at the end of the day, at its rates.' })
  amount!: SignedMoneyDto;

  @RateStatusField() rateStatus!: string;

  @ObjectsField(
    () => SignedMoneyDto,
    {},
    { optional: true, description: 'What is left out because that day has no rate; absent where nothing is.' },
  )
  missing?: SignedMoneyDto[];

  @ObjectsField(() => AccountWorthResponse, {}, { optional: true, description: 'Of the first and the last point.' })
  byAccount?: AccountWorthResponse[];
}

export class NetWorthResponse {
  @StringField({ example: '2026-01-01' }) from!: string;
  @StringField({ example: '2026-12-31' }) to!: string;
  @ChoiceField(INTERVALS) interval!: IntervalDto;
  @StringField({ example: 'EUR' }) currency!: string;
  @ObjectsField(() => WorthPointResponse) points!: WorthPointResponse[];
}
