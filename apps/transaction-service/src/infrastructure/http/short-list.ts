import type { ShortListQuery } from '@pft/contracts';
import { decodeCursor, encodeCursor } from '@pft/service-kit';

const DEFAULT_LIMIT = 200;

/** One page of a list that is kept in the order of its ids; one row more than asked for tells whether there is a next page. */
export async function shortList<T extends { id: string }>(
  ledgerId: string,
  name: string,
  query: ShortListQuery,
  read: (afterId: string | null, limit: number) => Promise<T[]>,
): Promise<{ items: T[]; nextCursor: string | null }> {
  const context = `${ledgerId}:${name}`;
  const limit = query.limit ?? DEFAULT_LIMIT;
  const afterId = query.cursor === undefined ? null : decodeCursor<{ id: string }>(query.cursor, context).id;
  const rows = await read(afterId, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor({ id: last.id }, context) : null };
}
