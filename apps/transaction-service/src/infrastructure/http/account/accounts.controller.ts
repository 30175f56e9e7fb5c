import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccountPage, AccountResponse, AccountsQuery, AddAccountRequest, ChangeAccountRequest } from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { Change, CurrentUser, Id, IfMatch, Read, Remove, Write } from '@pft/service-kit';
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

  @Read('', {
    operationId: 'listAccounts',
    summary: 'All accounts, the oldest first',
    scope: 'transactions:read',
    answers: AccountPage,
  })
  list(@CurrentUser() user: CurrentUser, @Query() { include, ...query }: AccountsQuery): Promise<AccountPage> {
    return shortList(user.ledgerId, 'accounts', query, (afterId, limit) =>
      this.queries.list(user.ledgerId, afterId, limit, include === 'latest'),
    );
  }

  @Write('', {
    operationId: 'addAccount',
    summary: 'Open an account',
    scope: 'transactions:write',
    answers: AccountResponse,
    refuses: [ledgerWrite, accountValues, { 409: ['too-many-accounts'] }],
  })
  @Idempotent()
  add(@CurrentUser() user: CurrentUser, @Body() body: AddAccountRequest): Promise<AccountResponse> {
    return answerOnce(
      () => this.openAccount.execute(user, body),
      (account) => this.view(user.ledgerId, account.id),
    );
  }

  @Read(':id', {
    operationId: 'getAccount',
    summary: 'One account with its balance',
    scope: 'transactions:read',
    answers: AccountResponse,
    refuses: { 404: ['account-not-found'] },
  })
  get(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<AccountResponse> {
    return this.view(user.ledgerId, id);
  }

  @Change(':id', {
    operationId: 'changeAccount',
    summary: 'Change some fields (merge patch)',
    scope: 'transactions:write',
    answers: AccountResponse,
    refuses: [ledgerWrite, accountValues, { 404: ['account-not-found'], 409: ['account-has-transactions'] }],
  })
  async change(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Body() body: ChangeAccountRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<AccountResponse> {
    await this.changeAccount.execute(user, id, body, expectedVersion);
    return this.view(user.ledgerId, id);
  }

  @Remove(':id', {
    operationId: 'removeAccount',
    summary: 'Delete an account that has no transactions',
    scope: 'transactions:write',
    refuses: [ledgerWrite, { 404: ['account-not-found'], 409: ['account-has-transactions'] }],
  })
  remove(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
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
