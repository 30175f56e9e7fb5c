import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountPage, AccountResponse, AddAccountRequest, ChangeAccountRequest, ShortListQuery } from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { CurrentUser, IfMatch, Refuses, UuidPipe } from '@pft/service-kit';
import { AccountQueries, type AccountView } from '../../../application/account/account-queries';
import { ChangeAccount } from '../../../application/account/change-account';
import { OpenAccount } from '../../../application/account/open-account';
import { RemoveAccount } from '../../../application/account/remove-account';
import { AccountNotFound } from '../../../domain/account/account-errors';
import { accountValues, ledgerWrite } from '../refusals';
import { shortList } from '../short-list';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly openAccount: OpenAccount,
    private readonly changeAccount: ChangeAccount,
    private readonly removeAccount: RemoveAccount,
  ) {}

  @Get()
  @Refuses()
  @ApiOperation({ operationId: 'listAccounts', summary: 'All accounts, the oldest first' })
  @ApiOkResponse({ type: AccountPage })
  list(@CurrentUser() user: CurrentUser, @Query() query: ShortListQuery): Promise<AccountPage> {
    return shortList(user.ledgerId, 'accounts', query, (afterId, limit) =>
      this.queries.list(user.ledgerId, afterId, limit),
    );
  }

  @Post()
  @Idempotent()
  @Refuses(ledgerWrite, accountValues, { 409: ['too-many-accounts'] })
  @ApiOperation({ operationId: 'addAccount', summary: 'Open an account' })
  @ApiCreatedResponse({ type: AccountResponse })
  add(@CurrentUser() user: CurrentUser, @Body() body: AddAccountRequest): Promise<AccountResponse> {
    return answerOnce(
      () => this.openAccount.execute(user, body),
      (account) => this.view(user.ledgerId, account.id),
    );
  }

  @Get(':id')
  @Refuses({ 404: ['account-not-found'] })
  @ApiOperation({ operationId: 'getAccount', summary: 'One account with its balance' })
  @ApiOkResponse({ type: AccountResponse })
  get(@CurrentUser() user: CurrentUser, @Param('id', UuidPipe) id: string): Promise<AccountResponse> {
    return this.view(user.ledgerId, id);
  }

  @Patch(':id')
  @Refuses(ledgerWrite, accountValues, { 404: ['account-not-found'], 409: ['account-has-transactions'] })
  @ApiOperation({ operationId: 'changeAccount', summary: 'Change some fields (merge patch)' })
  @ApiOkResponse({ type: AccountResponse })
  async change(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeAccountRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<AccountResponse> {
    await this.changeAccount.execute(user, id, body, expectedVersion);
    return this.view(user.ledgerId, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Refuses(ledgerWrite, { 404: ['account-not-found'], 409: ['account-has-transactions'] })
  @ApiOperation({ operationId: 'removeAccount', summary: 'Delete an account that has no transactions' })
  @ApiNoContentResponse()
  remove(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.removeAccount.execute(user, id, expectedVersion);
  }

  private async view(ledgerId: string, id: string): Promise<AccountView> {
    const view = await this.queries.find(ledgerId, id);
    if (!view) throw new AccountNotFound();
    return view;
  }
}
