import {
  namedSo,
  type SearchWord,
  type TransactionOrder,
  type TransactionPosition,
  type TransactionSearch,
} from '../../../domain/transaction/transaction-search';
import { containing } from './like-pattern';

/** Adds a value to a statement's parameters and answers its place. */
type Put = (value: unknown) => string;

/** What of a ledger has a name that words are looked for in; few, and folded where a word is, so that both are alike. */
export interface NamedPlaces {
  readonly categories: readonly { readonly id: string; readonly parentId: string | null; readonly name: string }[];
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
}

/** A statement as it is sent. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What rows of `transaction t` must be; `$1` is the ledger. */
export function conditions(filter: TransactionSearch, places: NamedPlaces, put: Put): string[] {
  const where = ['t.ledger_id = $1'];
  if (filter.from !== undefined) where.push(`t.date >= ${put(filter.from)}::date`);
  if (filter.to !== undefined) where.push(`t.date <= ${put(filter.to)}::date`);
  if (filter.type !== undefined) where.push(`t.type = ${put(filter.type)}`);
  // Not a parameter, so that the index of those that wait is known to have them.
  if (filter.reviewed !== undefined) where.push(filter.reviewed ? 't.reviewed' : 'NOT t.reviewed');
  if (filter.accountId !== undefined) {
    const account = put(filter.accountId);
    where.push(`(t.account_id = ${account}::uuid OR t.to_account_id = ${account}::uuid)`);
  }
  if (filter.categoryId === 'none') where.push(`t.type <> 'transfer'`);
  const category = categoryTest(filter, put);
  if (category !== null) where.push(inCategory(category));
  for (const word of filter.words) where.push(`(${holdsWord(word, places, put).join(' OR ')})`);
  return where;
}

/** What a category must be, of a row or of a split; null where all are asked for. */
export function categoryTest({ categoryId }: TransactionSearch, put: Put): string | null {
  if (categoryId === undefined) return null;
  if (categoryId === 'none') return 'IS NULL';
  const category = `${put(categoryId)}::uuid`;
  return `IN (SELECT id FROM category WHERE ledger_id = $1 AND (id = ${category} OR parent_id = ${category}))`;
}

function holdsWord(word: SearchWord, { categories, accounts }: NamedPlaces, put: Put): string[] {
  const found = [`t.search LIKE ${put(containing(word.text))}`];
  if (word.figures.length > 0) found.push(`t.figures && ${put(word.figures)}::numeric[]`);
  const named = new Set(namedSo(categories, word).map(({ id }) => id));
  const under = categories.filter(({ id, parentId }) => named.has(id) || named.has(parentId ?? ''));
  if (under.length > 0) found.push(`(${inCategory(`= ANY(${put(under.map(({ id }) => id))}::uuid[])`)})`);
  const held = namedSo(accounts, word).map(({ id }) => id);
  if (held.length > 0) {
    const those = `ANY(${put(held)}::uuid[])`;
    found.push(`t.account_id = ${those}`, `t.to_account_id = ${those}`);
  }
  return found;
}

/** A row with splits is in the categories of its splits, any other row in its own. */
function inCategory(test: string): string {
  return `CASE WHEN t.has_splits THEN EXISTS (
      SELECT FROM transaction_split s WHERE s.ledger_id = $1 AND s.transaction_id = t.id AND s.category_id ${test}
    ) ELSE t.category_id ${test} END`;
}

/**
 * Each order is that of an index. What is equal follows by day and then by id, in the direction of the whole, so that one
 * comparison of rows says where a page goes on.
 */
export function ordered(
  order: TransactionOrder,
  after: TransactionPosition | null,
  put: Put,
): [where: string[], by: string] {
  const [direction, sign] = order.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  const columns = [...(order.endsWith('amount') ? ['t.figures[1]'] : []), 't.date', 't.id'];
  const by = columns.map((column) => `${column} ${direction}`).join(', ');
  if (!after) return [[], by];
  const figure = order.endsWith('amount') ? [`${put(after.figure)}::numeric`] : [];
  const values = [...figure, `${put(after.date)}::date`, `${put(after.id)}::uuid`];
  return [[`(${columns.join(', ')}) ${sign} (${values.join(', ')})`], by];
}
