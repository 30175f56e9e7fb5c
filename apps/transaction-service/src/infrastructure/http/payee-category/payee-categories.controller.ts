import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PayeeCategoryPage, ShortListQuery } from '@pft/contracts';
import { CurrentUser, Refuses, UuidPipe } from '@pft/service-kit';
import { ForgetPayeeCategory } from '../../../application/payee-category/forget-payee-category';
import { PayeeCategories } from '../../../application/payee-category/payee-categories';
import { ledgerWrite } from '../refusals';
import { shortList } from '../short-list';

@ApiTags('categories')
@Controller('payee-categories')
export class PayeeCategoriesController {
  constructor(
    private readonly payeeCategories: PayeeCategories,
    private readonly forgetPayeeCategory: ForgetPayeeCategory,
  ) {}

  @Get()
  @Refuses()
  @ApiOperation({ operationId: 'listPayeeCategories', summary: 'What is remembered for payees' })
  @ApiOkResponse({ type: PayeeCategoryPage })
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

  @Delete(':id')
  @HttpCode(204)
  @Refuses(ledgerWrite, { 404: ['payee-category-not-found'] })
  @ApiOperation({ operationId: 'removePayeeCategory', summary: 'Forget one; transactions keep their category' })
  @ApiNoContentResponse()
  remove(@CurrentUser() user: CurrentUser, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.forgetPayeeCategory.execute(user, id);
  }
}
