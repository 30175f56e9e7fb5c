import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BudgetStateResponse, BudgetStatesQuery, BudgetStatesResponse } from '@pft/contracts';
import { CurrentUser, Id, Read } from '@pft/service-kit';
import { ShowBudgets } from '../../../application/budget/show-budgets';
import { ReadsYourWrites } from '../read-your-writes.interceptor';
import { presentBudgetState } from './budget-state.presenter';

@ApiTags('analytics')
@Controller('analytics/budgets')
@ReadsYourWrites()
export class BudgetStatesController {
  constructor(private readonly showBudgets: ShowBudgets) {}

  @Read('', {
    operationId: 'listBudgetStates',
    summary: 'The budgets with what is spent and left',
    scope: 'analytics:read',
    answers: BudgetStatesResponse,
    refuses: { 422: ['date-invalid', 'date-out-of-range'] },
  })
  async list(@CurrentUser() user: CurrentUser, @Query() query: BudgetStatesQuery): Promise<BudgetStatesResponse> {
    const shown = await this.showBudgets.execute({ ...query, ledgerId: user.ledgerId, fallback: user });
    return { items: shown.map(presentBudgetState), nextCursor: null };
  }

  @Read(':id', {
    operationId: 'getBudgetState',
    summary: 'One budget with what is spent and left',
    scope: 'analytics:read',
    answers: BudgetStateResponse,
    refuses: { 404: ['budget-not-found'], 422: ['date-invalid', 'date-out-of-range'] },
  })
  async get(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Query() query: BudgetStatesQuery,
  ): Promise<BudgetStateResponse> {
    const input = { ...query, ledgerId: user.ledgerId, fallback: user };
    return presentBudgetState(await this.showBudgets.one(input, id));
  }
}
