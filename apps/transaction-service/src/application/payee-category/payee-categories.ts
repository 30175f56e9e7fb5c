import type { CategoryKind } from '../../domain/category/category';

export interface PayeeCategory {
  readonly id: string;
  readonly payeeContains: string;
  readonly kind: CategoryKind;
  readonly categoryId: string;
  readonly createdAt: Date;
}

/** What a ledger remembers: rows whose payee contains a text belong to a category. Writing methods run inside the unit of work. */
export abstract class PayeeCategories {
  /**
   * For each row the category remembered for its payee, or null; in the order of `rows`. Compared without regard to case; the
   * longest text wins, the newer one among equals. Only categories of the row's kind that are not archived are proposed.
   */
  abstract propose(
    ledgerId: string,
    rows: readonly { payee: string | null; kind: CategoryKind }[],
  ): Promise<(string | null)[]>;
  /** Oldest first, after the entry with the id `afterId`. */
  abstract list(ledgerId: string, afterId: string | null, limit: number): Promise<PayeeCategory[]>;
  /** Replaces what was remembered for the same text and kind. */
  abstract remember(ledgerId: string, entry: PayeeCategory): Promise<void>;
  /** False where there was none. */
  abstract forget(ledgerId: string, id: string): Promise<boolean>;
}
