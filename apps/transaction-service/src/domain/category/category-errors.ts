import { DomainError } from '@pft/kernel';

/** In a path it is 404; as a field of the input 422. Missing and another ledger's are the same answer. */
export class CategoryNotFound extends DomainError {
  readonly code = 'category-not-found';
  readonly kind: 'not-found' | 'invalid';
  constructor(field?: string) {
    super('There is no such category.', {}, field);
    this.kind = field === undefined ? 'not-found' : 'invalid';
  }
}

export class CategoryKindDiffers extends DomainError {
  readonly code = 'category-kind-differs';
  readonly kind = 'invalid';
  constructor(wanted: string, actual: string, field: string) {
    super(`An ${wanted} category is needed here, this one is of kind ${actual}.`, { wanted, actual }, field);
  }
}

export class CategoryArchived extends DomainError {
  readonly code = 'category-archived';
  readonly kind = 'conflict';
  constructor(categoryId: string, field?: string) {
    super('The category is archived; bring it back before using it.', { categoryId }, field);
  }
}

/** Two levels are all there are. */
export class CategoryTooDeep extends DomainError {
  readonly code = 'category-too-deep';
  readonly kind = 'invalid';
  constructor() {
    super('A category with a parent cannot be a parent, nor a parent get one.', {}, 'parentId');
  }
}

export class CategoryHasChildren extends DomainError {
  readonly code = 'category-has-children';
  readonly kind = 'conflict';
  constructor() {
    super('The category has subcategories: delete or move them first.');
  }
}

export class CategoryHasTransactions extends DomainError {
  readonly code = 'category-has-transactions';
  readonly kind = 'conflict';
  constructor() {
    super('The category has transactions: say with moveTo where they go, another category or "none".');
  }
}

/** Without its last category a budget would silently count all spending. */
export class CategoryInBudget extends DomainError {
  readonly code = 'category-in-budget';
  readonly kind = 'conflict';
  constructor(budgetId: string) {
    super('A budget counts this category alone: change the budget, or move to another category.', { budgetId });
  }
}

export class TooManyCategories extends DomainError {
  readonly code = 'too-many-categories';
  readonly kind = 'conflict';
  constructor(limit: number) {
    super(`A ledger holds at most ${limit} categories.`, { limit });
  }
}
