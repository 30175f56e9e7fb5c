import type { Cause } from '@pft/kernel';
import type { Category } from './category';

/** Every writing method runs inside the unit of work of the category's ledger and records the change. */
export abstract class CategoryRepository {
  abstract find(ledgerId: string, id: string): Promise<Category | null>;
  abstract all(ledgerId: string): Promise<Category[]>;
  abstract count(ledgerId: string): Promise<number>;
  abstract hasChildren(ledgerId: string, id: string): Promise<boolean>;
  abstract add(categories: readonly Category[], cause?: Cause): Promise<void>;
  abstract change(before: Category, after: Category): Promise<void>;
  /** Forgets what was remembered for payees with it, or moves that to another category. */
  abstract remove(category: Category, moveTo: string | null): Promise<void>;
  /** Whether the default set was made for this ledger, however little is left of it. */
  abstract defaultsMade(ledgerId: string): Promise<boolean>;
  abstract markDefaultsMade(ledgerId: string): Promise<void>;
}
