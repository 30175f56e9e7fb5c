import { decodeCursor, encodeCursor } from './cursor';

export interface PageQuery {
  limit?: number | undefined;
  cursor?: string | undefined;
}

interface List<T, P extends object> {
  /** Whose list it is and which: a cursor of another one is refused. */
  context: string;
  /** How many a page has that does not say. */
  limit: number;
  /** At most `limit` items after the position, or from the beginning; and whether there are more where that is known otherwise. */
  read: (after: P | null, limit: number) => Promise<T[] | { items: T[]; more: boolean }>;
  /** Where the list goes on after an item. */
  position: (item: T) => P;
}

/**
 * One page of a list; an item more than asked for tells whether there is another one.
 * @throws Problem `cursor-invalid`
 */
export async function page<T, P extends object>(
  query: PageQuery,
  { context, limit: standard, read, position }: List<T, P>,
): Promise<{ items: T[]; nextCursor: string | null }> {
  const limit = query.limit ?? standard;
  const after = query.cursor === undefined ? null : decodeCursor<P>(query.cursor, context);
  const found = await read(after, limit + 1);
  const { items: known, more } = Array.isArray(found) ? { items: found, more: false } : found;
  const items = known.slice(0, limit);
  const last = items.at(-1);
  const goesOn = (more || known.length > limit) && last !== undefined;
  return { items, nextCursor: goesOn ? encodeCursor(position(last), context) : null };
}
