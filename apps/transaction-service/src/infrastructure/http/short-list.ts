import type { ShortListQuery } from '@pft/contracts';
import { page } from '@pft/service-kit';

/** One page of a list that is kept in the order of its ids. */
export const shortList = <T extends { id: string }>(
  ledgerId: string,
  name: string,
  query: ShortListQuery,
  read: (afterId: string | null, limit: number) => Promise<T[]>,
): Promise<{ items: T[]; nextCursor: string | null }> =>
  page(query, {
    context: `${ledgerId}:${name}`,
    limit: 200,
    read: (after: { id: string } | null, limit) => read(after?.id ?? null, limit),
    position: ({ id }) => ({ id }),
  });
