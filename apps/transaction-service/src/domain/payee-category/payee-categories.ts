import type { CategoryKind } from '../../domain/category/category';

export interface PayeeCategory {
  readonly id: string;
  readonly payeeContains: string;
  /** The type of the rows that it is for: the category's kind, or income where they are refunds in one of spending. */
  readonly kind: CategoryKind;
  readonly categoryId: string;
  readonly createdAt: Date;
}

/** Which of them are listed: those whose text has a part, and those of a category. */
export interface WantedPayeeCategories {
  readonly q?: string;
  readonly categoryId?: string;
}

/** What a ledger remembers: rows whose payee contains a text belong to a category. Writing methods run inside the unit of work. */
export abstract class PayeeCategories {
  /** All whose category is not archived, the longest text first, the newer one among equals. */
  abstract all(ledgerId: string): Promise<PayeeCategory[]>;
  abstract find(ledgerId: string, id: string): Promise<PayeeCategory | null>;
  /** What is remembered for a text, in any case, and a type of rows. */
  abstract ofText(ledgerId: string, payeeContains: string, kind: CategoryKind): Promise<PayeeCategory | null>;
  /** Oldest first, after the entry with the id `afterId`. */
  abstract list(
    ledgerId: string,
    afterId: string | null,
    limit: number,
    wanted?: WantedPayeeCategories,
  ): Promise<PayeeCategory[]>;
  /** Replaces what was remembered for the same text and kind, under the id that this had; answers the id. */
  abstract remember(ledgerId: string, entry: PayeeCategory): Promise<string>;
  /** Another text or another category, under the same id. */
  abstract change(ledgerId: string, entry: PayeeCategory): Promise<void>;
  /** False where there was none. */
  abstract forget(ledgerId: string, id: string): Promise<boolean>;
}
