import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  NameField,
  pageOf,
  patchOf,
  PatternField,
  storedOf,
  StringField,
  TextField,
} from '../fields';
import { ShortListQuery } from '../page';
import { ID_OR_NONE } from '../rules';

export const CATEGORY_KINDS = ['income', 'expense'] as const;
export type CategoryKindDto = (typeof CATEGORY_KINDS)[number];

export class AddCategoryRequest {
  @NameField(100, { example: 'Groceries' }) name!: string;
  @ChoiceField(CATEGORY_KINDS) kind!: CategoryKindDto;

  @IdField({
    optional: true,
    nullable: true,
    description: 'a category of the same kind that has no parent itself',
  })
  parentId?: string | null;

  @PatternField(/^#[0-9a-f]{6}$/, { optional: true, nullable: true, example: '#2f9e44' }) color?: string | null;
  @PatternField(/^[a-z0-9-]{1,40}$/, { optional: true, nullable: true, example: 'shopping-cart' }) icon?: string | null;
}

/** The kind is for life. */
export class ChangeCategoryRequest extends patchOf(AddCategoryRequest, { kind: false }) {
  @FlagField({ optional: true }) archived?: boolean;
}

export class DeleteCategoryQuery {
  @PatternField(ID_OR_NONE, {
    optional: true,
    description: 'where its transactions go: the id of another category of its kind, or `none`; needed when it has any',
  })
  moveTo?: string;
}

export class CategoryResponse extends storedOf(AddCategoryRequest) {
  @FlagField() archived!: boolean;
}

export class CategoryPage extends pageOf(() => CategoryResponse) {}

export class PayeeCategoriesQuery extends ShortListQuery {
  @TextField(200, { optional: true, description: 'a part of the remembered text, without regard to capitals' })
  q?: string;

  @IdField({ optional: true, description: 'those that lead to this category' }) categoryId?: string;
}

export class ChangePayeeCategoryRequest {
  @NameField(200, { optional: true, example: 'HOFER' }) payeeContains?: string;
  @IdField({ optional: true }) categoryId?: string;
}

export class PayeeCategoryResponse {
  @IdField() id!: string;
  @StringField({ example: 'HOFER' }) payeeContains!: string;
  @ChoiceField(CATEGORY_KINDS, { description: 'the type of the rows that it is for' }) kind!: CategoryKindDto;
  @IdField() categoryId!: string;
  @IntegerField({}, { description: 'transactions of its type, without splits, whose payee contains it' })
  count!: number;
  @InstantField() createdAt!: string;
}

export class PayeeCategoryPage extends pageOf(() => PayeeCategoryResponse) {}
