import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangePayeeCategoryRequest,
  PayeeCategoriesQuery,
  PayeeCategoryPage,
  PayeeCategoryResponse,
} from '@pft/contracts';
import { Change, CurrentUser, Id, Read, Remove } from '@pft/service-kit';
import { ChangePayeeCategory } from '../../../application/payee-category/change-payee-category';
import { ForgetPayeeCategory } from '../../../application/payee-category/forget-payee-category';
import { PayeeCategories, type PayeeCategory } from '../../../domain/payee-category/payee-categories';
import { SqlPayeeCategoryQueries } from '../../postgres/payee-category/payee-category.queries';
import { ledgerWrite } from '../refusals';
import { shortList } from '../short-list';

@ApiTags('categories')
@Controller('payee-categories')
export class PayeeCategoriesController {
  constructor(
    private readonly payeeCategories: PayeeCategories,
    private readonly queries: SqlPayeeCategoryQueries,
    private readonly changePayeeCategory: ChangePayeeCategory,
    private readonly forgetPayeeCategory: ForgetPayeeCategory,
  ) {}

  @Read('', {
    operationId: 'listPayeeCategories',
    summary: 'What is remembered for payees',
    scope: 'transactions:read',
    answers: PayeeCategoryPage,
  })
  list(
    @CurrentUser() user: CurrentUser,
    @Query() { q, categoryId, ...query }: PayeeCategoriesQuery,
  ): Promise<PayeeCategoryPage> {
    const wanted = { ...(q !== undefined && { q }), ...(categoryId !== undefined && { categoryId }) };
    const name = `payee-categories ${JSON.stringify(wanted)}`;
    return shortList(user.ledgerId, name, query, async (afterId, limit) =>
      this.present(user.ledgerId, await this.payeeCategories.list(user.ledgerId, afterId, limit, wanted)),
    );
  }

  @Change(':id', {
    operationId: 'changePayeeCategory',
    summary: 'Remember another text or another category; transactions keep theirs',
    scope: 'transactions:write',
    answers: PayeeCategoryResponse,
    refuses: [
      ledgerWrite,
      {
        404: ['payee-category-not-found'],
        409: ['category-archived', 'payee-category-exists'],
        422: ['category-kind-differs', 'category-not-found'],
      },
    ],
  })
  async change(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Body() body: ChangePayeeCategoryRequest,
  ): Promise<PayeeCategoryResponse> {
    const [changed] = await this.present(user.ledgerId, [await this.changePayeeCategory.execute(user, id, body)]);
    if (!changed) throw new Error('an entry is presented as one');
    return changed;
  }

  @Remove(':id', {
    operationId: 'removePayeeCategory',
    summary: 'Forget one; transactions keep their category',
    scope: 'transactions:write',
    refuses: [ledgerWrite, { 404: ['payee-category-not-found'] }],
  })
  remove(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<void> {
    return this.forgetPayeeCategory.execute(user, id);
  }

  private async present(ledgerId: string, entries: readonly PayeeCategory[]): Promise<PayeeCategoryResponse[]> {
    const counts = await this.queries.counts(
      ledgerId,
      entries.map(({ id }) => id),
    );
    return entries.map(({ id, payeeContains, kind, categoryId, createdAt }) => ({
      id,
      payeeContains,
      kind,
      categoryId,
      count: counts.get(id) ?? 0,
      createdAt: createdAt.toISOString(),
    }));
  }
}
