import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BudgetProposalQuery,
  BudgetProposalResponse,
  BudgetStateResponse,
  BudgetStatesQuery,
  BudgetStatesResponse,
} from '@pft/contracts';
import { CurrentUser, Id, Read } from '@pft/service-kit';
import { ProposeLimit } from '../../../application/budget/propose-limit';
import { ShowBudgets } from '../../../application/budget/show-budgets';
import { ReadsYourWrites } from '../read-your-writes.interceptor';
import { presentBudgetState, presentProposal } from './budget-state.presenter';

@ApiTags('analytics')
@Controller('analytics/budgets')
@ReadsYourWrites()
export class BudgetStatesController {
  constructor(
    private readonly showBudgets: ShowBudgets,
    private readonly proposeLimit: ProposeLimit,
  ) {}

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

  @Read('proposal', {
    operationId: 'proposeBudget',
    summary: 'What was spent in the three periods before, for a limit that is to be set',
    scope: 'analytics:read',
    answers: BudgetProposalResponse,
    refuses: { 422: ['currency-unknown'] },
  })
  async proposal(
    @CurrentUser() user: CurrentUser,
    @Query() query: BudgetProposalQuery,
  ): Promise<BudgetProposalResponse> {
    const { categoryIds, period = 'month', ...asked } = query;
    const ids = categoryIds?.toLowerCase().split(',') ?? [];
    return presentProposal(
      await this.proposeLimit.execute({ ...asked, categoryIds: ids, period, ledgerId: user.ledgerId, fallback: user }),
    );
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
