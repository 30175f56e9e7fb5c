import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AddCategoryRequest,
  CategoryPage,
  CategoryResponse,
  ChangeCategoryRequest,
  DeleteCategoryQuery,
  ShortListQuery,
} from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { CurrentUser, IfMatch, Refuses, UuidPipe } from '@pft/service-kit';
import { AddCategory } from '../../../application/category/add-category';
import { CategoryQueries } from '../../../application/category/category-queries';
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
    private readonly queries: CategoryQueries,
    private readonly defaultCategories: DefaultCategories,
    private readonly addCategory: AddCategory,
    private readonly changeCategory: ChangeCategory,
    private readonly removeCategory: RemoveCategory,
  ) {}

  @Get()
  @Refuses(ledgerWrite)
  @ApiOperation({ operationId: 'listCategories', summary: 'All categories; the first call makes the default set' })
  @ApiOkResponse({ type: CategoryPage })
  async list(@CurrentUser() user: CurrentUser, @Query() query: ShortListQuery): Promise<CategoryPage> {
    await this.defaultCategories.ensure(user.ledgerId);
    return shortList(user.ledgerId, 'categories', query, (afterId, limit) =>
      this.queries.list(user.ledgerId, afterId, limit),
    );
  }

  @Post()
  @Idempotent()
  @Refuses(ledgerWrite, categoryValues, { 409: ['too-many-categories'] })
  @ApiOperation({ operationId: 'addCategory', summary: 'Add a category, with a parent or without' })
  @ApiCreatedResponse({ type: CategoryResponse })
  add(@CurrentUser() user: CurrentUser, @Body() body: AddCategoryRequest): Promise<CategoryResponse> {
    return answerOnce(() => this.addCategory.execute(user, body), presentCategory);
  }

  @Get(':id')
  @Refuses({ 404: ['category-not-found'] })
  @ApiOperation({ operationId: 'getCategory', summary: 'One category' })
  @ApiOkResponse({ type: CategoryResponse })
  async get(@CurrentUser() user: CurrentUser, @Param('id', UuidPipe) id: string): Promise<CategoryResponse> {
    const view = await this.queries.find(user.ledgerId, id);
    if (!view) throw new CategoryNotFound();
    return view;
  }

  @Patch(':id')
  @Refuses(ledgerWrite, categoryValues, { 404: ['category-not-found'] })
  @ApiOperation({ operationId: 'changeCategory', summary: 'Change some fields (merge patch)' })
  @ApiOkResponse({ type: CategoryResponse })
  async change(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeCategoryRequest,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<CategoryResponse> {
    return presentCategory(await this.changeCategory.execute(user, id, body, expectedVersion));
  }

  @Delete(':id')
  @HttpCode(204)
  @Refuses(ledgerWrite, categoryValues, {
    404: ['category-not-found'],
    409: ['account-archived', 'category-has-children', 'category-has-transactions', 'category-in-budget'],
  })
  @ApiOperation({ operationId: 'removeCategory', summary: 'Delete a category; moveTo says where its transactions go' })
  @ApiNoContentResponse()
  remove(
    @CurrentUser() user: CurrentUser,
    @Param('id', UuidPipe) id: string,
    @Query() query: DeleteCategoryQuery,
    @IfMatch() expectedVersion: number | undefined,
  ): Promise<void> {
    return this.removeCategory.execute(user, id, query.moveTo?.toLowerCase(), expectedVersion);
  }
}
