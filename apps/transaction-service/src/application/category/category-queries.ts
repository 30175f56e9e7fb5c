import type { CategoryKind } from '../../domain/category/category';

export interface CategoryView {
  readonly id: string;
  readonly name: string;
  readonly kind: CategoryKind;
  readonly parentId: string | null;
  readonly color: string | null;
  readonly icon: string | null;
  readonly archived: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

export abstract class CategoryQueries {
  abstract find(ledgerId: string, id: string): Promise<CategoryView | null>;
  /** Oldest first, so that the default set keeps its order; after the category with the id `afterId`. */
  abstract list(ledgerId: string, afterId: string | null, limit: number): Promise<CategoryView[]>;
}
