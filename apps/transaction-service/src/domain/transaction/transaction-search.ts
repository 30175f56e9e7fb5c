import type { TransactionType } from './transaction';

/** What a list of transactions is asked for. All of it must hold. */
export interface TransactionSearch {
  /** Words that the payee, its name, the note or a tag contains, all of them. */
  readonly words: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Either leg of a transfer. */
  readonly accountId?: string;
  /** A parent includes its children; `none` = without category and splits, or with a split without category. */
  readonly categoryId?: string;
  readonly type?: TransactionType;
}

/** Reads what somebody typed into the search field: words apart by spaces, each of them once. */
export function searchOf({ q = '', ...filters }: Omit<TransactionSearch, 'words'> & { q?: string }): TransactionSearch {
  return { ...filters, words: [...new Set(q.split(/\s+/).filter((word) => word !== ''))] };
}

/** Which list it is: equal for equal searches, so that a cursor belongs to one of them. */
export function searchKey({ words, from, to, accountId, categoryId, type }: TransactionSearch): unknown[] {
  return [words, from, to, accountId, categoryId, type];
}
