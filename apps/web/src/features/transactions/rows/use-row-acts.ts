'use client';

import { useCallbackRef } from '@mantine/hooks';
import { useMemo } from 'react';
import type { RowActs } from './row-acts';

/** The acts of the latest drawing as functions that stay the same ones. */
export function useRowActs(acts: RowActs): RowActs {
  const select = useCallbackRef(acts.select);
  const edit = useCallbackRef(acts.edit);
  const type = useCallbackRef(acts.type);
  const endEdit = useCallbackRef(acts.endEdit);
  const open = useCallbackRef(acts.open);
  const categorize = useCallbackRef(acts.categorize);
  const remove = useCallbackRef(acts.remove);
  const showPurchase = useCallbackRef(acts.showPurchase);
  const filter = useCallbackRef(acts.filter);
  return useMemo(
    () => ({ select, edit, type, endEdit, open, categorize, remove, showPurchase, filter }),
    [select, edit, type, endEdit, open, categorize, remove, showPurchase, filter],
  );
}
