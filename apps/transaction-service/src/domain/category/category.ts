import { CategoryKindDiffers, CategoryTooDeep } from './category-errors';

export type CategoryKind = 'income' | 'expense';

export interface CategoryDetails {
  name: string;
  color: string | null;
  icon: string | null;
  archived: boolean;
}

/** What a transaction is for. Two levels: a child has its parent's kind, and a parent has no parent. The kind is for life. */
export class Category {
  private constructor(
    readonly ledgerId: string,
    readonly id: string,
    readonly name: string,
    readonly kind: CategoryKind,
    readonly parentId: string | null,
    readonly color: string | null,
    readonly icon: string | null,
    readonly archived: boolean,
    readonly createdAt: Date,
    readonly updatedAt: Date,
    readonly version: number,
  ) {}

  /** @throws CategoryKindDiffers, CategoryTooDeep */
  static create(
    ledgerId: string,
    id: string,
    kind: CategoryKind,
    parent: Category | null,
    details: CategoryDetails,
    now: Date,
  ): Category {
    Category.requireParentFits(kind, parent);
    const { name, color, icon, archived } = details;
    return new Category(ledgerId, id, name.trim(), kind, parent?.id ?? null, color, icon, archived, now, now, 1);
  }

  /**
   * The category with other details, or itself when nothing differs. `hasChildren` matters only when a parent is given.
   * @throws CategoryKindDiffers, CategoryTooDeep
   */
  changed(details: CategoryDetails, parent: Category | null, hasChildren: boolean, now: Date): Category {
    Category.requireParentFits(this.kind, parent);
    if (parent && (hasChildren || parent.id === this.id)) throw new CategoryTooDeep();
    const { color, icon, archived } = details;
    const name = details.name.trim();
    const parentId = parent?.id ?? null;
    const same =
      name === this.name &&
      color === this.color &&
      icon === this.icon &&
      archived === this.archived &&
      parentId === this.parentId;
    if (same) return this;
    const { ledgerId, id, kind, createdAt, version } = this;
    return new Category(ledgerId, id, name, kind, parentId, color, icon, archived, createdAt, now, version + 1);
  }

  private static requireParentFits(kind: CategoryKind, parent: Category | null): void {
    if (!parent) return;
    if (parent.kind !== kind) throw new CategoryKindDiffers(kind, parent.kind, 'parentId');
    if (parent.parentId !== null) throw new CategoryTooDeep();
  }
}
