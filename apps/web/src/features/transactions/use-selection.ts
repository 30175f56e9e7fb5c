'use client';

import { useMemo, useState } from 'react';
import type { Transaction } from '@/api/types';
import { choose, NOTHING } from './selection';

/** The rows of a list that are chosen. */
export function useSelection(listed: readonly Transaction[]) {
  const [selection, setSelection] = useState(NOTHING);
  // What another act has taken out of the list is chosen no more.
  const rows = useMemo(() => listed.filter(({ id }) => selection.ids.has(id)), [listed, selection]);
  if (rows.length === 0 && selection.ids.size > 0) setSelection(NOTHING);
  const ids = useMemo(() => listed.map(({ id }) => id), [listed]);

  const select = (id: string, range: boolean): void => setSelection((before) => choose(before, ids, id, range));
  return {
    rows,
    last: selection.last,
    has: (id: string) => selection.ids.has(id),
    select,
    selectAll: () => setSelection({ ids: new Set(ids), last: selection.last }),
    clear: () => setSelection(NOTHING),
  };
}
