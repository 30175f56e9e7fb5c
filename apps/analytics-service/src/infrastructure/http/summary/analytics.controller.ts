import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  BudgetStateResponse,
  BudgetStatesQuery,
  BudgetStatesResponse,
  MonthlyQuery,
  MonthlyResponse,
  RatesQuery,
  RatesResponse,
  SummaryQuery,
  SummaryResponse,
} from '@pft/contracts';
import { CurrentUser, Refuses, UuidPipe } from '@pft/service-kit';
import { ListRates } from '../../../application/rate/list-rates';
import { ShowBudgets } from '../../../application/budget/show-budgets';
import { Summarize } from '../../../application/summary/summarize';
import { SummarizeMonths } from '../../../application/summary/summarize-months';
import { presentBudgetState, presentMonthly, presentRates, presentSummary } from '../presenters';
import { ReadsYourWrites } from '../read-your-writes.interceptor';

@ApiTags('analytics')
@ApiBearerAuth()
@Controller('analytics')
@ReadsYourWrites()
export class AnalyticsController {
  constructor(
    private readonly summarize: Summarize,
    private readonly summarizeMonths: SummarizeMonths,
    private readonly showBudgets: ShowBudgets,
    private readonly listRates: ListRates,
  ) {}

  @Get('summary')
  @Refuses({ 422: ['currency-unknown', 'date-invalid', 'date-out-of-range', 'range-invalid', 'range-too-long'] })
  @ApiOperation({ operationId: 'getSummary', summary: 'Income, spending and net of any range of days' })
  @ApiOkResponse({ type: SummaryResponse })
  async summary(@CurrentUser() user: CurrentUser, @Query() query: SummaryQuery): Promise<SummaryResponse> {
    return presentSummary(await this.summarize.execute({ ...query, ledgerId: user.ledgerId, fallback: user }));
  }

  @Get('monthly')
  @Refuses({ 422: ['currency-unknown', 'month-invalid', 'range-invalid', 'range-too-long'] })
  @ApiOperation({ operationId: 'getMonthly', summary: 'The same, month by month' })
  @ApiOkResponse({ type: MonthlyResponse })
  async monthly(@CurrentUser() user: CurrentUser, @Query() query: MonthlyQuery): Promise<MonthlyResponse> {
    return presentMonthly(await this.summarizeMonths.execute({ ...query, ledgerId: user.ledgerId, fallback: user }));
  }

  @Get('budgets')
  @Refuses({ 422: ['date-invalid', 'date-out-of-range'] })
  @ApiOperation({ operationId: 'listBudgetStates', summary: 'The budgets with what is spent and left' })
  @ApiOkResponse({ type: BudgetStatesResponse })
  async budgets(@CurrentUser() user: CurrentUser, @Query() query: BudgetStatesQuery): Promise<BudgetStatesResponse> {
    const shown = await this.showBudgets.execute({ ...query, ledgerId: user.ledgerId, fallback: user });
    return { items: shown.map(presentBudgetState), nextCursor: null };
  }

  @Get('budgets/:id')
  @Refuses({ 404: ['budget-not-found'], 422: ['date-invalid', 'date-out-of-range'] })
  @ApiOperation({ operationId: 'getBudgetState', summary: 'One budget with what is spent and left' })
  @ApiOkResponse({ type: BudgetStateResponse })
  async budget(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @Query() query: BudgetStatesQuery,
  ): Promise<BudgetStateResponse> {
    const input = { ...query, ledgerId: user.ledgerId, fallback: user };
    return presentBudgetState(await this.showBudgets.one(input, id));
  }

  @Get('rates')
  @Refuses({ 422: ['currency-unknown', 'date-invalid', 'date-out-of-range'] })
  @ApiOperation({ operationId: 'listRates', summary: 'Exchange rates of a day' })
  @ApiOkResponse({ type: RatesResponse })
  async rates(@CurrentUser() user: CurrentUser, @Query() query: RatesQuery): Promise<RatesResponse> {
    return presentRates(await this.listRates.execute({ ...query, ledgerId: user.ledgerId, fallback: user }));
  }
}
