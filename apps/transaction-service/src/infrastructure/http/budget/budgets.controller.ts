import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddBudgetRequest, BudgetPage, BudgetResponse, ChangeBudgetRequest, ShortListQuery } from '@pft/contracts';
import { CalendarDate, Clock } from '@pft/kernel';
import { answerOnce, Idempotent } from '@pft/change-log';
import { Change, CurrentUser, Id, IfMatch, Read, Remove, Write } from '@pft/service-kit';
import { SqlBudgetQueries } from '../../postgres/budget/budget.queries';
import { ChangeBudget } from '../../../application/budget/change-budget';
import { RemoveBudget } from '../../../application/budget/remove-budget';
import { SetBudget } from '../../../application/budget/set-budget';
import type { Budget } from '../../../domain/budget/budget';
import { BudgetNotFound } from '../../../domain/budget/budget-errors';
import { presentBudget } from './budget.presenter';
import { budgetValues, ledgerWrite } from '../refusals';
import { shortList } from '../short-list';

@ApiTags('budgets')
@Controller('budgets')
export class BudgetsController {
  constructor(
    private readonly queries: SqlBudgetQueries,
    private readonly setBudget: SetBudget,
    private readonly changeBudget: ChangeBudget,
    private readonly removeBudget: RemoveBudget,
    private readonly clock: Clock,
  ) {}

  private present(budget: Budget, { timeZone }: CurrentUser): BudgetResponse {
    return presentBudget(budget, CalendarDate.today(timeZone, this.clock.now()));
  }

  @Read('', {
    operationId: 'listBudgets',
    summary: 'All budgets, the oldest first; their state is an insight',
    scope: 'budgets:read',
    answers: BudgetPage,
  })
  async list(@CurrentUser() user: CurrentUser, @Query() query: ShortListQuery): Promise<BudgetPage> {
    const { items, nextCursor } = await shortList(user.ledgerId, 'budgets', query, (afterId, limit) =>
      this.queries.list(user.ledgerId, afterId, limit),
    );
    return { items: items.map((budget) => this.present(budget, user)), nextCursor };
  }

  @Write('', {
    operationId: 'addBudget',
    summary: 'Set a budget',
    scope: 'budgets:write',
    answers: BudgetResponse,
    refuses: [ledgerWrite, budgetValues, { 409: ['too-many-budgets'] }],
  })
  @Idempotent()
  add(@CurrentUser() user: CurrentUser, @Body() body: AddBudgetRequest): Promise<BudgetResponse> {
    return answerOnce(
      () => this.setBudget.execute(user, body),
      (budget) => this.present(budget, user),
    );
  }

  @Read(':id', {
    operationId: 'getBudget',
    summary: 'One budget',
    scope: 'budgets:read',
    answers: BudgetResponse,
    refuses: { 404: ['budget-not-found'] },
  })
  async get(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<BudgetResponse> {
    const budget = await this.queries.find(user.ledgerId, id);
    if (!budget) throw new BudgetNotFound();
    return this.present(budget, user);
  }

  @Change(':id', {
    operationId: 'changeBudget',
    summary: 'Change some fields (merge patch)',
    scope: 'budgets:write',
    answers: BudgetResponse,
    refuses: [ledgerWrite, budgetValues, { 404: ['budget-not-found'] }],
  })
  async change(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Body() body: ChangeBudgetRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<BudgetResponse> {
    return this.present(await this.changeBudget.execute(user, id, body, expectedVersion), user);
  }

  @Remove(':id', {
    operationId: 'removeBudget',
    summary: 'Delete a budget',
    scope: 'budgets:write',
    refuses: [ledgerWrite, { 404: ['budget-not-found'] }],
  })
  remove(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.removeBudget.execute(user, id, expectedVersion);
  }
}
