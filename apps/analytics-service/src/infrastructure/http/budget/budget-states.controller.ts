import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BudgetStateResponse, BudgetStatesQuery, BudgetStatesResponse } from '@pft/contracts';
import { CurrentUser, Refuses, UuidPipe } from '@pft/service-kit';
import { ShowBudgets } from '../../../application/budget/show-budgets';
import { ReadsYourWrites } from '../read-your-writes.interceptor';
import { presentBudgetState } from './budget-state.presenter';

@ApiTags('analytics')
@Controller('analytics/budgets')
@ReadsYourWrites()
export class BudgetStatesController {
  constructor(private readonly showBudgets: ShowBudgets) {}

  @Get()
  @Refuses({ 422: ['date-invalid', 'date-out-of-range'] })
  @ApiOperation({ operationId: 'listBudgetStates', summary: 'The budgets with what is spent and left' })
  @ApiOkResponse({ type: BudgetStatesResponse })
  async list(@CurrentUser() user: CurrentUser, @Query() query: BudgetStatesQuery): Promise<BudgetStatesResponse> {
    const shown = await this.showBudgets.execute({ ...query, ledgerId: user.ledgerId, fallback: user });
    return { items: shown.map(presentBudgetState), nextCursor: null };
  }

  @Get(':id')
  @Refuses({ 404: ['budget-not-found'], 422: ['date-invalid', 'date-out-of-range'] })
  @ApiOperation({ operationId: 'getBudgetState', summary: 'One budget with what is spent and left' })
  @ApiOkResponse({ type: BudgetStateResponse })
  async get(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @Query() query: BudgetStatesQuery,
  ): Promise<BudgetStateResponse> {
    const input = { ...query, ledgerId: user.ledgerId, fallback: user };
    return presentBudgetState(await this.showBudgets.one(input, id));
  }
}
