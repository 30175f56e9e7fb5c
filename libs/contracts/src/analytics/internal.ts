import { NumberField } from '../fields';
import { BudgetStatesQuery } from './budget-states';
import { LedgerIdField } from './query-fields';
import { MonthlyQuery, SummaryQuery } from './summary';

/** `/internal/*`: the same figures for one ledger, for the checker that recomputes them. */
export class InternalSummaryQuery extends SummaryQuery {
  @LedgerIdField() ledgerId!: string;
}

export class InternalMonthlyQuery extends MonthlyQuery {
  @LedgerIdField() ledgerId!: string;
}

export class InternalBudgetsQuery extends BudgetStatesQuery {
  @LedgerIdField() ledgerId!: string;
}

export class InternalPositionQuery {
  @LedgerIdField() ledgerId!: string;
}

export class PositionResponse {
  @NumberField({ example: 17, description: 'The last change of the transaction service that is in.' })
  transactions!: number;

  @NumberField({ example: 2, description: 'The last change of the user service that is in.' }) users!: number;
}
