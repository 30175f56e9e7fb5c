import type { TransactionType } from '../../domain/transaction/transaction';

export interface TransactionFilter {
  /** Words that payee, note or a tag contains, all of them. */
  readonly words: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Either leg of a transfer. */
  readonly accountId?: string;
  /** A parent includes its children; `none` = without category and splits, or with a split without category. */
  readonly categoryId?: string;
  readonly type?: TransactionType;
}

export interface TransactionPosition {
  readonly date: string;
  readonly id: string;
}

/** A transaction as it is read: amounts as decimal text, instants as RFC 3339. */
export interface TransactionView {
  readonly id: string;
  readonly type: TransactionType;
  readonly amount: { amount: string; currency: string };
  readonly date: string;
  readonly valueDate: string | null;
  readonly accountId: string;
  readonly toAccountId: string | null;
  readonly toAmount: { amount: string; currency: string } | null;
  readonly originalAmount: { amount: string; currency: string } | null;
  readonly categoryId: string | null;
  readonly splits: { categoryId: string | null; amount: { amount: string; currency: string }; note: string | null }[];
  readonly payee: string | null;
  readonly note: string | null;
  readonly tags: string[];
  readonly importId: string | null;
  readonly refundOf: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

export abstract class TransactionQueries {
  abstract find(ledgerId: string, id: string): Promise<TransactionView | null>;
  /** At most `limit` rows after the position, the newest first: date desc, id desc. */
  abstract list(
    ledgerId: string,
    filter: TransactionFilter,
    after: TransactionPosition | null,
    limit: number,
  ): Promise<TransactionView[]>;
}
