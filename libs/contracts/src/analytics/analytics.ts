import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MoneyDto, SignedMoneyDto } from '../money';
import { DAY, IsCursor, MayBeAbsent, WholeNumberInQuery } from '../text';

/** How good the rate behind a converted figure is; the worst of its parts wins. */
const RATE_STATUSES = ['exact', 'carried', 'stale', 'missing'] as const;

const RATE_STATUS_TEXT =
  'exact: the day’s own rate; carried: the last earlier one, at most 10 days old; stale: older, up to 366 days; missing: none, so the amount is left out of the total';

/** The shape is checked here; that the day or month exists is a rule of the domain, which the document tells with the shape. */
const IsDay = (): PropertyDecorator =>
  Matches(/^\d{4}-\d{2}-\d{2}$/, { context: { schema: { type: 'string', format: 'date', pattern: DAY.source } } });
const MONTH = '^([1-9]\\d{3}|0[1-9]\\d{2}|00[1-9]\\d|000[1-9])-(0[1-9]|1[0-2])$';
const IsMonth = (): PropertyDecorator =>
  Matches(/^\d{4}-\d{2}$/, { context: { schema: { type: 'string', pattern: MONTH } } });
const CURRENCY = /^[A-Z]{3}$/;
const LEDGER_ID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

export class SummaryQuery {
  @ApiPropertyOptional({
    example: '2026-01-01',
    description: 'First day, inclusive. Without it the first day of the month of `to`.',
  })
  @MayBeAbsent()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({
    example: '2026-01-31',
    description: 'Last day, inclusive. Without it the last day of the current month.',
  })
  @MayBeAbsent()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    example: 'EUR',
    description: 'The currency of the answer. Without it the user’s base currency.',
  })
  @MayBeAbsent()
  @Matches(CURRENCY)
  currency?: string;
}

export class MonthlyQuery {
  @ApiPropertyOptional({
    example: '2026-01',
    description: 'First month, inclusive. Without it eleven months before `to`.',
  })
  @MayBeAbsent()
  @IsMonth()
  from?: string;

  @ApiPropertyOptional({ example: '2026-12', description: 'Last month, inclusive. Without it the current month.' })
  @MayBeAbsent()
  @IsMonth()
  to?: string;

  @ApiPropertyOptional({
    example: 'EUR',
    description: 'The currency of the answer. Without it the user’s base currency.',
  })
  @MayBeAbsent()
  @Matches(CURRENCY)
  currency?: string;
}

export class BudgetStatesQuery {
  @ApiPropertyOptional({
    example: '2026-03-31',
    description: 'A day of the period wanted. Without it today, in the user’s time zone.',
  })
  @MayBeAbsent()
  @IsDay()
  date?: string;
}

export class RatesQuery {
  @ApiPropertyOptional({
    example: 'EUR',
    description: 'One unit of this currency is what the rates price. Without it the user’s base currency.',
  })
  @MayBeAbsent()
  @Matches(CURRENCY)
  base?: string;

  @ApiPropertyOptional({ example: '2024-02-29', description: 'Without it today, in the user’s time zone.' })
  @MayBeAbsent()
  @IsDay()
  date?: string;
}

export class AlertsQuery {
  @ApiPropertyOptional({ example: 50, minimum: 1, maximum: 200, default: 50 })
  @MayBeAbsent()
  @WholeNumberInQuery()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @MayBeAbsent()
  @IsCursor(2_000)
  cursor?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: '`true`: only alerts that have not been read.' })
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  unread?: string;
}

export class AlertStreamQuery {
  @ApiPropertyOptional({
    description: 'As the header `Last-Event-ID`, for a client that cannot set it: the last alert it knows.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  lastEventId?: string;
}

export class ChangeAlertRequest {
  @ApiProperty({ example: true, description: '`true` marks the alert as read now, `false` as unread.' })
  @IsBoolean()
  read!: boolean;
}

export class RateUsedResponse {
  @ApiProperty({ example: 'USD', description: 'The currency that was converted.' })
  currency!: string;

  @ApiProperty({ enum: ['exact', 'carried', 'stale'], example: 'stale' })
  status!: string;

  @ApiProperty({ example: '2026-10-30', description: 'The day the rate was published for.' })
  rateDate!: string;

  @ApiProperty({ example: 3, description: 'How many rows were converted with it.' })
  count!: number;
}

export class MissingRateResponse {
  @ApiProperty({ example: 'XOF' })
  currency!: string;

  @ApiProperty({
    type: () => SignedMoneyDto,
    description: 'What is left out of the totals, income and spending together.',
  })
  amount!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto })
  income!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto })
  spending!: SignedMoneyDto;

  @ApiProperty({ example: 2 })
  count!: number;

  @ApiProperty({ example: '2026-01-03', description: 'The first day without a rate.' })
  from!: string;

  @ApiProperty({ example: '2026-01-28', description: 'The last day without a rate.' })
  to!: string;
}

export class RoundingResponse {
  @ApiPropertyOptional({
    type: () => SignedMoneyDto,
    description: '`income` minus the sum of its categories as shown.',
  })
  income?: SignedMoneyDto;

  @ApiPropertyOptional({
    type: () => SignedMoneyDto,
    description: '`spending` minus the sum of its categories as shown.',
  })
  spending?: SignedMoneyDto;

  @ApiPropertyOptional({
    type: () => SignedMoneyDto,
    description: '`income` minus the sum of the accounts’ income as shown.',
  })
  incomeByAccount?: SignedMoneyDto;

  @ApiPropertyOptional({
    type: () => SignedMoneyDto,
    description: '`spending` minus the sum of the accounts’ spending as shown.',
  })
  spendingByAccount?: SignedMoneyDto;
}

export class CategoryFigureResponse {
  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'null: uncategorised.' })
  categoryId!: string | null;

  @ApiProperty({ example: 'Groceries' })
  name!: string;

  @ApiProperty({ enum: ['income', 'expense'] })
  kind!: string;

  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  parentId!: string | null;

  @ApiProperty({ type: () => SignedMoneyDto })
  amount!: SignedMoneyDto;

  @ApiProperty({ example: 0.2513, description: 'Part of the income or spending of its kind; four decimals.' })
  share!: number;

  @ApiProperty({ example: 12 })
  count!: number;

  @ApiProperty({ enum: RATE_STATUSES, description: RATE_STATUS_TEXT })
  rateStatus!: string;
}

export class AccountFigureResponse {
  @ApiProperty({ format: 'uuid' })
  accountId!: string;

  @ApiProperty({ example: 'Main account' })
  name!: string;

  @ApiProperty({ type: () => SignedMoneyDto })
  income!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto })
  spending!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto })
  net!: SignedMoneyDto;

  @ApiProperty({ example: 31 })
  count!: number;

  @ApiProperty({ enum: RATE_STATUSES, description: RATE_STATUS_TEXT })
  rateStatus!: string;
}

export class SummaryResponse {
  @ApiProperty({ example: '2026-01-01' })
  from!: string;

  @ApiProperty({ example: '2026-01-31' })
  to!: string;

  @ApiProperty({ example: 'EUR' })
  currency!: string;

  @ApiProperty({ type: () => SignedMoneyDto })
  income!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto, description: 'Positive: what was spent.' })
  spending!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto, description: 'The shown income minus the shown spending.' })
  net!: SignedMoneyDto;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0.2371,
    description: 'net ÷ income, four decimals; null without income.',
  })
  savingsRate!: number | null;

  @ApiProperty({ example: 42, description: 'Incomes and expenses in the range, those without a rate included.' })
  count!: number;

  @ApiProperty({
    type: () => [CategoryFigureResponse],
    description: 'Largest first; only categories that rows carry themselves.',
  })
  byCategory!: CategoryFigureResponse[];

  @ApiProperty({ type: () => [AccountFigureResponse] })
  byAccount!: AccountFigureResponse[];

  @ApiProperty({ enum: RATE_STATUSES, description: RATE_STATUS_TEXT })
  rateStatus!: string;

  @ApiProperty({
    type: () => [RateUsedResponse],
    description:
      'The rates used, one entry per currency, status and rate day; a long list is folded to one entry per currency and status, under the latest rate day.',
  })
  rates!: RateUsedResponse[];

  @ApiProperty({ type: () => [MissingRateResponse] })
  missingRates!: MissingRateResponse[];

  @ApiPropertyOptional({
    type: () => RoundingResponse,
    description: 'There only where the shown parts do not add up to their shown total.',
  })
  rounding?: RoundingResponse;
}

export class MonthFigureResponse {
  @ApiProperty({ example: '2026-01' })
  month!: string;

  @ApiProperty({ type: () => SignedMoneyDto })
  income!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto })
  spending!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto })
  net!: SignedMoneyDto;

  @ApiProperty({ example: 42 })
  count!: number;

  @ApiProperty({ enum: RATE_STATUSES, description: RATE_STATUS_TEXT })
  rateStatus!: string;

  @ApiProperty({ type: () => [CategoryFigureResponse], description: 'The five largest categories of spending.' })
  topCategories!: CategoryFigureResponse[];
}

export class MonthlyResponse {
  @ApiProperty({ example: '2026-01' })
  from!: string;

  @ApiProperty({ example: '2026-12' })
  to!: string;

  @ApiProperty({ example: 'EUR' })
  currency!: string;

  @ApiProperty({ type: () => [MonthFigureResponse], description: 'Every month of the range, empty ones too.' })
  months!: MonthFigureResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-09',
    description:
      'The latest month, in the range or not, that has an income or expense not in the future; null in an empty ledger.',
  })
  latestMonthWithRows!: string | null;

  @ApiProperty({ enum: RATE_STATUSES, description: RATE_STATUS_TEXT })
  rateStatus!: string;

  @ApiProperty({ type: () => [MissingRateResponse] })
  missingRates!: MissingRateResponse[];
}

export class BudgetPaceResponse {
  @ApiProperty({ type: () => SignedMoneyDto, description: 'Spent at the end of the period, if it goes on like this.' })
  projected!: SignedMoneyDto;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-03-19',
    description: 'The day the limit is reached at this pace, if within the period.',
  })
  limitReachedOn!: string | null;
}

export class BudgetStateResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Groceries' })
  name!: string;

  @ApiProperty({ type: [String], description: 'Empty: all spending.' })
  categoryIds!: string[];

  @ApiProperty({ type: () => MoneyDto })
  limit!: MoneyDto;

  @ApiProperty({ enum: ['week', 'month', 'quarter', 'year'] })
  period!: string;

  @ApiProperty({ type: [Number], example: [80, 100] })
  thresholds!: number[];

  @ApiProperty({ enum: ['none', 'surplus', 'deficit', 'both'] })
  rollover!: string;

  @ApiProperty({ type: () => MoneyDto, nullable: true })
  rolloverCap!: MoneyDto | null;

  @ApiProperty({ example: '2026-01-01' })
  startsOn!: string;

  @ApiProperty({ example: false })
  archived!: boolean;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({ example: '2026-03-01' })
  periodStart!: string;

  @ApiProperty({ example: '2026-03-31' })
  periodEnd!: string;

  @ApiProperty({
    type: () => SignedMoneyDto,
    description: 'What earlier periods left over (negative: overspent), as the rollover rule allows.',
  })
  carriedOver!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto, description: '`limit` plus `carriedOver`.' })
  available!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto })
  spent!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto, description: '`available` minus `spent`; negative when overspent.' })
  left!: SignedMoneyDto;

  @ApiProperty({ example: 83.4, description: 'Spent of what is available, in per cent; one decimal.' })
  percent!: number;

  @ApiProperty({ example: 12 })
  count!: number;

  @ApiProperty({ enum: RATE_STATUSES, description: RATE_STATUS_TEXT })
  rateStatus!: string;

  @ApiProperty({ type: () => [MissingRateResponse] })
  missingRates!: MissingRateResponse[];

  @ApiPropertyOptional({ type: () => BudgetPaceResponse, description: 'Only in the current period.' })
  pace?: BudgetPaceResponse;
}

export class BudgetStatesResponse {
  @ApiProperty({ type: () => [BudgetStateResponse], description: 'Budgets that are not archived, by name.' })
  items!: BudgetStateResponse[];

  @ApiProperty({ type: String, nullable: true, description: 'Always null: all budgets are in one page.' })
  nextCursor!: string | null;
}

export class AlertResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['budget-threshold'] })
  kind!: string;

  @ApiProperty({ format: 'uuid' })
  budgetId!: string;

  @ApiProperty({ example: 'Groceries', description: 'The budget’s name when the alert was raised.' })
  budgetName!: string;

  @ApiProperty({ example: 80, description: 'Per cent of the limit.' })
  threshold!: number;

  @ApiProperty({ example: '2026-03-01' })
  periodStart!: string;

  @ApiProperty({ example: '2026-03-31' })
  periodEnd!: string;

  @ApiProperty({ type: () => SignedMoneyDto, description: 'Spent when the alert was raised.' })
  spent!: SignedMoneyDto;

  @ApiProperty({ type: () => SignedMoneyDto, description: 'Available when the alert was raised.' })
  limit!: SignedMoneyDto;

  @ApiProperty({ format: 'date-time' })
  raisedAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readAt!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'When spending fell below the threshold again.',
  })
  resolvedAt!: string | null;
}

export class AlertPage {
  @ApiProperty({ type: () => [AlertResponse], description: 'Newest first.' })
  items!: AlertResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class ReadAllAlertsResponse {
  @ApiProperty({ example: 3, description: 'How many alerts were marked as read.' })
  marked!: number;
}

export class RateResponse {
  @ApiProperty({ example: 'USD' })
  currency!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '1.0826',
    description:
      'Units of this currency for one of the base; a cross rate has ten significant digits here, amounts are converted with the exact fraction.',
  })
  rate!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2024-02-29' })
  rateDate!: string | null;

  @ApiProperty({ enum: ['ecb', 'irrevocable', 'identity'], nullable: true, type: String })
  source!: string | null;

  @ApiProperty({ enum: RATE_STATUSES, description: RATE_STATUS_TEXT })
  status!: string;
}

export class RatesResponse {
  @ApiProperty({ example: 'EUR' })
  base!: string;

  @ApiProperty({ example: '2024-02-29' })
  date!: string;

  @ApiProperty({ example: 'Source: European Central Bank, euro foreign exchange reference rates' })
  attribution!: string;

  @ApiProperty({
    type: () => [RateResponse],
    description: 'Every currency that has a rate on that day or had one before.',
  })
  rates!: RateResponse[];
}

/** `/internal/*`: the same figures for one ledger, for the checker that recomputes them. */
export class InternalSummaryQuery extends SummaryQuery {
  @ApiProperty({ format: 'uuid' })
  @Matches(LEDGER_ID)
  ledgerId!: string;
}

export class InternalMonthlyQuery extends MonthlyQuery {
  @ApiProperty({ format: 'uuid' })
  @Matches(LEDGER_ID)
  ledgerId!: string;
}

export class InternalBudgetsQuery extends BudgetStatesQuery {
  @ApiProperty({ format: 'uuid' })
  @Matches(LEDGER_ID)
  ledgerId!: string;
}

export class InternalPositionQuery {
  @ApiProperty({ format: 'uuid' })
  @Matches(LEDGER_ID)
  ledgerId!: string;
}

export class PositionResponse {
  @ApiProperty({ example: 17, description: 'The last change of the transaction service that is in.' })
  transactions!: number;

  @ApiProperty({ example: 2, description: 'The last change of the user service that is in.' })
  users!: number;
}
