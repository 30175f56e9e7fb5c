import {
  ChoiceField,
  DayField,
  FlagField,
  ids,
  integers,
  ListField,
  NameField,
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
}

export class BudgetResponse extends storedOf(AddBudgetRequest) {
  @FlagField() archived!: boolean;
}

export class BudgetPage extends pageOf(() => BudgetResponse) {}
