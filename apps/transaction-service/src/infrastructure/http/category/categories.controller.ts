import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AddCategoryRequest,
  CategoryPage,
  CategoryResponse,
  ChangeCategoryRequest,
  DeleteCategoryQuery,
  ShortListQuery,
} from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { Change, CurrentUser, Id, IfMatch, Read, Remove, Write } from '@pft/service-kit';
import { AddCategory } from '../../../application/category/add-category';
import { SqlCategoryQueries } from '../../postgres/category/category.queries';
import { ChangeCategory } from '../../../application/category/change-category';
import { DefaultCategories } from '../../../application/category/default-categories';
import { RemoveCategory } from '../../../application/category/remove-category';
import { CategoryNotFound } from '../../../domain/category/category-errors';
import { presentCategory } from './category.presenter';
import { categoryValues, ledgerWrite } from '../refusals';
import { shortList } from '../short-list';

@ApiTags('categories')
@Controller('categories')
export class CategoriesController {
  constructor(
    private readonly queries: SqlCategoryQueries,
    private readonly defaultCategories: DefaultCategories,
    private readonly addCategory: AddCategory,
    private readonly changeCategory: ChangeCategory,
    private readonly removeCategory: RemoveCategory,
  ) {}

  @Read('', {
    operationId: 'listCategories',
    summary: 'All categories; the first call makes the default set',
    scope: 'transactions:read',
    answers: CategoryPage,
    refuses: ledgerWrite,
  })
  async list(@CurrentUser() user: CurrentUser, @Query() query: ShortListQuery): Promise<CategoryPage> {
    await this.defaultCategories.ensure(user.ledgerId);
    return shortList(user.ledgerId, 'categories', query, (afterId, limit) =>
      this.queries.list(user.ledgerId, afterId, limit),
    );
  }

  @Write('', {
    operationId: 'addCategory',
    summary: 'Add a category, with a parent or without',
    scope: 'transactions:write',
    answers: CategoryResponse,
    refuses: [ledgerWrite, categoryValues, { 409: ['too-many-categories'] }],
  })
  @Idempotent()
  add(@CurrentUser() user: CurrentUser, @Body() body: AddCategoryRequest): Promise<CategoryResponse> {
    return answerOnce(() => this.addCategory.execute(user, body), presentCategory);
  }

  @Read(':id', {
    operationId: 'getCategory',
    summary: 'One category',
    scope: 'transactions:read',
    answers: CategoryResponse,
    refuses: { 404: ['category-not-found'] },
  })
  async get(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<CategoryResponse> {
    const view = await this.queries.find(user.ledgerId, id);
    if (!view) throw new CategoryNotFound();
    return view;
  }

  @Change(':id', {
    operationId: 'changeCategory',
    summary: 'Change some fields (merge patch)',
    scope: 'transactions:write',
    answers: CategoryResponse,
    refuses: [ledgerWrite, categoryValues, { 404: ['category-not-found'] }],
  })
  async change(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Body() body: ChangeCategoryRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<CategoryResponse> {
    return presentCategory(await this.changeCategory.execute(user, id, body, expectedVersion));
  }

  @Remove(':id', {
    operationId: 'removeCategory',
    summary: 'Delete a category; moveTo says where its transactions go',
    scope: 'transactions:write',
    refuses: [
      ledgerWrite,
      categoryValues,
      {
        404: ['category-not-found'],
        409: ['account-archived', 'category-has-children', 'category-has-transactions', 'category-in-budget'],
      },
    ],
  })
  remove(
    @CurrentUser() user: CurrentUser,
    @Id() id: string,
    @Query() query: DeleteCategoryQuery,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.removeCategory.execute(user, id, query.moveTo?.toLowerCase(), expectedVersion);
  }
}
