import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PayeePage, PayeesQuery, RenamePayeeRequest, RenamePayeeResponse } from '@pft/contracts';
import { Money } from '@pft/kernel';
import { Change, CurrentUser, Name, page, Read } from '@pft/service-kit';
import { RenamePayee } from '../../../application/payee/rename-payee';
import { type PayeeRow, SqlPayeeQueries } from '../../postgres/payee/payee.queries';
import { ledgerWrite } from '../refusals';

/** As many as one looks at while typing, unless more are asked for. */
const MOST_PROPOSED = 20;

@ApiTags('transactions')
@Controller('payees')
export class PayeesController {
  constructor(
    private readonly queries: SqlPayeeQueries,
    private readonly renamePayee: RenamePayee,
  ) {}

  @Read('', {
    operationId: 'listPayees',
    summary: 'Names of payees, with how many transactions have them and what the latest one says',
    scope: 'transactions:read',
    answers: PayeePage,
  })
  async list(@CurrentUser() user: CurrentUser, @Query() { q, ...query }: PayeesQuery): Promise<PayeePage> {
    if (q !== undefined && q.trim() !== '') {
      const best = await this.queries.best(user.ledgerId, q, query.limit ?? MOST_PROPOSED);
      return { items: best.map(presentPayee), nextCursor: null };
    }
    const { items, nextCursor } = await page(query, {
      context: `${user.ledgerId}:payees`,
      limit: 200,
      read: (after: { key: string } | null, limit) => this.queries.list(user.ledgerId, after?.key ?? null, limit),
      position: ({ key }) => ({ key }),
    });
    return { items: items.map(presentPayee), nextCursor };
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

function presentPayee({ key: _, amountMinor, currency, ...payee }: PayeeRow): PayeePage['items'][number] {
  const amount = Money.of(amountMinor, currency).toJSON();
  return { ...payee, payeeName: payee.name, count: payee.transactions, amount };
}
