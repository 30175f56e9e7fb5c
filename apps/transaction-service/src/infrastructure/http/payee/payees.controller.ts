import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PayeePage, RenamePayeeRequest, RenamePayeeResponse, ShortListQuery } from '@pft/contracts';
import { Change, CurrentUser, Name, page, Read } from '@pft/service-kit';
import { RenamePayee } from '../../../application/payee/rename-payee';
import { SqlPayeeQueries } from '../../postgres/payee/payee.queries';
import { ledgerWrite } from '../refusals';

@ApiTags('transactions')
@Controller('payees')
export class PayeesController {
  constructor(
    private readonly queries: SqlPayeeQueries,
    private readonly renamePayee: RenamePayee,
  ) {}

  @Read('', {
    operationId: 'listPayees',
    summary: 'Names of payees, with how many transactions have them',
    scope: 'transactions:read',
    answers: PayeePage,
  })
  async list(@CurrentUser() user: CurrentUser, @Query() query: ShortListQuery): Promise<PayeePage> {
    const { items, nextCursor } = await page(query, {
      context: `${user.ledgerId}:payees`,
      limit: 200,
      read: (after: { key: string } | null, limit) => this.queries.list(user.ledgerId, after?.key ?? null, limit),
      position: ({ key }) => ({ key }),
    });
    return { items: items.map(({ name, transactions }) => ({ name, transactions })), nextCursor };
  }

  @Change(':name', {
    operationId: 'renamePayee',
    summary: 'Rename a payee in all transactions, and in those that come',
    scope: 'transactions:write',
    answers: RenamePayeeResponse,
    refuses: [ledgerWrite, { 404: ['payee-not-found'], 409: ['too-many-renamed-payees'] }],
  })
  rename(
    @CurrentUser() user: CurrentUser,
    @Name() name: string,
    @Body() body: RenamePayeeRequest,
  ): Promise<RenamePayeeResponse> {
    return this.renamePayee.execute(user, name, body.name);
  }
}
