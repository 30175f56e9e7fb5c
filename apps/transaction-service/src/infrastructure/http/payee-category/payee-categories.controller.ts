import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PayeeCategoryPage, ShortListQuery } from '@pft/contracts';
import { CurrentUser, Id, Read, Remove } from '@pft/service-kit';
import { ForgetPayeeCategory } from '../../../application/payee-category/forget-payee-category';
import { PayeeCategories } from '../../../domain/payee-category/payee-categories';
import { ledgerWrite } from '../refusals';
import { shortList } from '../short-list';

@ApiTags('categories')
@Controller('payee-categories')
export class PayeeCategoriesController {
  constructor(
    private readonly payeeCategories: PayeeCategories,
    private readonly forgetPayeeCategory: ForgetPayeeCategory,
  ) {}

  @Read('', {
    operationId: 'listPayeeCategories',
    summary: 'What is remembered for payees',
    scope: 'transactions:read',
    answers: PayeeCategoryPage,
  })
  list(@CurrentUser() user: CurrentUser, @Query() query: ShortListQuery): Promise<PayeeCategoryPage> {
    return shortList(user.ledgerId, 'payee-categories', query, async (afterId, limit) => {
      const entries = await this.payeeCategories.list(user.ledgerId, afterId, limit);
      return entries.map(({ id, payeeContains, kind, categoryId, createdAt }) => ({
        id,
        payeeContains,
        kind,
        categoryId,
        createdAt: createdAt.toISOString(),
      }));
    });
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
}
