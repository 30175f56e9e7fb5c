import {
  ChoiceField,
  DayField,
  FlagField,
  ids,
  integers,
  ListField,
  NameField,
  ObjectsField,
  pageOf,
  patchOf,
  storedOf,
} from '../fields';
import { MoneyDto, MoneyField } from '../money';

export const BUDGET_PERIODS = ['week', 'month', 'quarter', 'year'] as const;
export type BudgetPeriodDto = (typeof BUDGET_PERIODS)[number];
export const BUDGET_ROLLOVERS = ['none', 'surplus', 'deficit', 'both'] as const;
export type BudgetRolloverDto = (typeof BUDGET_ROLLOVERS)[number];

export class AddBudgetRequest {
  @NameField(100, { example: 'Groceries' }) name!: string;

  @ListField(
    ids,
    { max: 100, unique: true },
    {
      optional: true,
      default: [],
      description: 'expense categories, counted with their children; [] = all spending',
    },
  )
  categoryIds?: string[];

  @MoneyField() limit!: MoneyDto;
  @ChoiceField(BUDGET_PERIODS) period!: BudgetPeriodDto;

  @ListField(integers({ min: 1, max: 1000 }), { min: 1, max: 20, unique: true }, { optional: true, default: [80, 100] })
  thresholds?: number[];

  @ChoiceField(BUDGET_ROLLOVERS, { optional: true, default: 'none' }) rollover?: BudgetRolloverDto;
  @MoneyField({ optional: true, nullable: true }) rolloverCap?: MoneyDto | null;
  @DayField({ optional: true, description: 'default: first day of the current period' }) startsOn?: string;
}

export class ChangeBudgetRequest extends patchOf(AddBudgetRequest) {
  @FlagField({ optional: true }) archived?: boolean;

  @DayField({
    optional: true,
    description:
      'a day of the first period in which the limit counts; default: the first day of the current period. Limits that began then or later go.',
  })
  limitFrom?: string;
}

export class LimitFromResponse {
  @DayField({ description: 'the period that holds this day is the first in which the limit counts' }) from!: string;
  @MoneyField() limit!: MoneyDto;
}

export class BudgetResponse extends storedOf(AddBudgetRequest) {
  @FlagField() archived!: boolean;

  @ObjectsField(
    () => LimitFromResponse,
    {},
    { description: 'by day, the first one from startsOn; `limit` is the one that counts today' },
  )
  limits!: LimitFromResponse[];
}

export class BudgetPage extends pageOf(() => BudgetResponse) {}
