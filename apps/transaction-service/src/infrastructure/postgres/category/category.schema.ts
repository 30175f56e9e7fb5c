import { EntitySchema } from 'typeorm';
import { Category } from '../../../domain/category/category';

export const categorySchema = new EntitySchema<Category>({
  name: 'category',
  target: Category,
  tableName: 'category',
  columns: {
    ledgerId: { type: 'uuid', primary: true, name: 'ledger_id' },
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    kind: { type: 'text' },
    parentId: { type: 'uuid', nullable: true, name: 'parent_id' },
    color: { type: 'text', nullable: true },
    icon: { type: 'text', nullable: true },
    archived: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    version: { type: 'integer' },
  },
});
