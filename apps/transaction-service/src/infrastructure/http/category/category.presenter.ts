import type { CategoryResponse } from '@pft/contracts';
import type { Category } from '../../../domain/category/category';

export function presentCategory(category: Category): CategoryResponse {
  return {
    id: category.id,
    name: category.name,
    kind: category.kind,
    parentId: category.parentId,
    color: category.color,
    icon: category.icon,
    archived: category.archived,
    createdAt: category.createdAt.toISOString(),
    updatedAt: category.updatedAt.toISOString(),
    version: category.version,
  };
}
