import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import {
  BudgetStatesResponse,
  InternalBudgetsQuery,
  InternalMonthlyQuery,
  InternalPositionQuery,
  InternalSummaryQuery,
  MonthlyResponse,
  PositionResponse,
  SummaryResponse,
} from '@pft/contracts';
import { ServiceOnly } from '@pft/service-kit';
import { Positions } from '../../../application/feed/positions';
import { ShowBudgets } from '../../../application/budget/show-budgets';
import { Summarize } from '../../../application/summary/summarize';
import { SummarizeMonths } from '../../../application/summary/summarize-months';
import { presentBudgetState } from '../budget/budget-state.presenter';
import { presentMonthly, presentSummary } from '../summary/summary.presenter';
import { ReadYourWrites } from '../read-your-writes.interceptor';

/** The public answers for any ledger, for the checker that compares them with its own recomputation. */
@Controller('internal')
@ServiceOnly('verify')
@UseInterceptors(ReadYourWrites)
export class InternalController {
  constructor(
    private readonly summarize: Summarize,
    private readonly summarizeMonths: SummarizeMonths,
    private readonly showBudgets: ShowBudgets,
    private readonly positions: Positions,
  ) {}

  @Get('summary')
  async summary(@Query() query: InternalSummaryQuery): Promise<SummaryResponse> {
    return presentSummary(await this.summarize.execute({ ...query, isUnlimited: true }));
  }

  @Get('monthly')
  async monthly(@Query() query: InternalMonthlyQuery): Promise<MonthlyResponse> {
    return presentMonthly(await this.summarizeMonths.execute({ ...query }));
  }

  @Get('budgets')
  async budgets(@Query() query: InternalBudgetsQuery): Promise<BudgetStatesResponse> {
    const shown = await this.showBudgets.execute({ ...query });
    return { items: shown.map(presentBudgetState), nextCursor: null };
  }

  @Get('position')
  async position(@Query() query: InternalPositionQuery): Promise<PositionResponse> {
    return this.positions.of(query.ledgerId);
  }
}
