import { changeOf } from '@pft/change-log';
import type { Category } from '../../domain/category/category';

export const categoryChange = changeOf('category', (category: Category) => ({
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
}));
