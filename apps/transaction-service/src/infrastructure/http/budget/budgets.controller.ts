import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AddBudgetRequest, BudgetPage, BudgetResponse, ChangeBudgetRequest, ShortListQuery } from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { CurrentUser, IfMatch, Refuses, UuidPipe } from '@pft/service-kit';
import { BudgetQueries } from '../../../application/budget/budget-queries';
import { ChangeBudget } from '../../../application/budget/change-budget';
import { RemoveBudget } from '../../../application/budget/remove-budget';
import { SetBudget } from '../../../application/budget/set-budget';
import { BudgetNotFound } from '../../../domain/budget/budget-errors';
import { presentBudget } from './budget.presenter';
import { budgetValues, ledgerWrite } from '../refusals';
import { shortList } from '../short-list';

@ApiTags('budgets')
@Controller('budgets')
export class BudgetsController {
  constructor(
    private readonly queries: BudgetQueries,
    private readonly setBudget: SetBudget,
    private readonly changeBudget: ChangeBudget,
    private readonly removeBudget: RemoveBudget,
  ) {}

  @Get()
  @Refuses()
  @ApiOperation({ operationId: 'listBudgets', summary: 'All budgets, the oldest first; their state is an insight' })
  @ApiOkResponse({ type: BudgetPage })
  list(@CurrentUser() user: CurrentUser, @Query() query: ShortListQuery): Promise<BudgetPage> {
    return shortList(user.ledgerId, 'budgets', query, (afterId, limit) =>
      this.queries.list(user.ledgerId, afterId, limit),
    );
  }

  @Post()
  @Idempotent()
  @Refuses(ledgerWrite, budgetValues, { 409: ['too-many-budgets'] })
  @ApiOperation({ operationId: 'addBudget', summary: 'Set a budget' })
  @ApiCreatedResponse({ type: BudgetResponse })
  add(@CurrentUser() user: CurrentUser, @Body() body: AddBudgetRequest): Promise<BudgetResponse> {
    return answerOnce(() => this.setBudget.execute(user, body), presentBudget);
  }

  @Get(':id')
  @Refuses({ 404: ['budget-not-found'] })
  @ApiOperation({ operationId: 'getBudget', summary: 'One budget' })
  @ApiOkResponse({ type: BudgetResponse })
  async get(@CurrentUser() user: CurrentUser, @Param('id', UuidPipe) id: string): Promise<BudgetResponse> {
    const view = await this.queries.find(user.ledgerId, id);
    if (!view) throw new BudgetNotFound();
    return view;
  }

  @Patch(':id')
  @Refuses(ledgerWrite, budgetValues, { 404: ['budget-not-found'] })
  @ApiOperation({ operationId: 'changeBudget', summary: 'Change some fields (merge patch)' })
  @ApiOkResponse({ type: BudgetResponse })
  async change(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeBudgetRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<BudgetResponse> {
    return presentBudget(await this.changeBudget.execute(user, id, body, expectedVersion));
  }

  @Delete(':id')
  @HttpCode(204)
  @Refuses(ledgerWrite, { 404: ['budget-not-found'] })
  @ApiOperation({ operationId: 'removeBudget', summary: 'Delete a budget' })
  @ApiNoContentResponse()
  remove(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.removeBudget.execute(user, id, expectedVersion);
  }
}
