import type { Money } from '@pft/kernel';
import { figuresIn, foldedForSearch } from './search-text';
import type { TransactionState, TransactionType } from './transaction';

/** One word of what somebody typed: folded, and the figures that it may mean. */
export interface SearchWord {
  readonly text: string;
  readonly figures: readonly string[];
}

/** What a list of transactions is asked for. All of it must hold. */
export interface TransactionSearch {
  /**
   * All of them are found, each in a text of the row (payee, its name, notes, tags), in the name of its category, of the
   * parent of that or of an account, or as a figure among its amounts.
   */
  readonly words: readonly SearchWord[];
  readonly from?: string;
  readonly to?: string;
  /** Either leg of a transfer. */
  readonly accountId?: string;
  /** A parent includes its children; `none` = without category and splits, or with a split without category. */
  readonly categoryId?: string;
  readonly type?: TransactionType;
  readonly reviewed?: boolean;
}

/** The order of a list; the amount is the figure as it is written, without its sign. */
export type TransactionOrder = 'date' | '-date' | 'amount' | '-amount';

/** Where a list goes on. Of an order by amount it has the figure too. */
export interface TransactionPosition {
  readonly figure?: string;
  readonly date: string;
  readonly id: string;
}

/** A row of a list. */
export interface ListedTransaction extends TransactionState {
  /** What the account that was asked for had after it. */
  readonly balance?: Money;
}

/** What is asked for as it arrives in an address. */
interface TypedSearch extends Omit<TransactionSearch, 'words' | 'reviewed'> {
  readonly q?: string;
  readonly reviewed?: 'true' | 'false';
}

/** Reads what somebody typed into the search field: words apart by spaces, each of them once. */
export function searchOf({ q = '', reviewed, ...filters }: TypedSearch): TransactionSearch {
  const typed = [...new Set(q.split(/\s+/).filter((word) => word !== ''))];
  // A word of accents alone means itself.
  const words = typed.map((word) => ({ text: foldedForSearch(word) || word, figures: figuresIn(word) }));
  return { ...filters, words, ...(reviewed !== undefined && { reviewed: reviewed === 'true' }) };
}

/** Which list it is: equal for equal searches, so that a cursor belongs to one of them. */
export function searchKey({ words, from, to, accountId, categoryId, type, reviewed }: TransactionSearch): unknown[] {
  return [words.map(({ text }) => text), from, to, accountId, categoryId, type, reviewed];
}

/** Those of the names that contain a word, by its text. */
export function namedSo<T extends { readonly name: string }>(named: readonly T[], { text }: SearchWord): T[] {
  return named.filter(({ name }) => foldedForSearch(name).includes(text));
}
