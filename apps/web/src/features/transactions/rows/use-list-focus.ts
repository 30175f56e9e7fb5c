'use client';

import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';
import type { Transaction } from '@/api/types';

const rowOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null;

const elementOf = (id: string): HTMLElement | null => document.querySelector(`[data-row="${id}"]`);

interface ListFocus {
  /** The row that the keyboard is in, also while it is scrolled away. */
  active: string | null;
  /** Takes the keyboard to a row, wherever it is. */
  goTo: (id: string) => void;
  /** Whether the keyboard is in the list. */
  isHere: () => boolean;
  props: { onFocus: (event: FocusEvent) => void; onBlur: (event: FocusEvent) => void };
}

/**
 * Rows leave the page as they are scrolled away, and with them the keyboard would be lost. The list keeps it: it is in the row again
 * when that is back, and in the one beside it when that is gone for good.
 */
export function useListFocus(
  list: RefObject<HTMLElement | null>,
  rows: readonly Transaction[],
  scrollTo: (id: string) => void,
): ListFocus {
  const [active, setActive] = useState<string | null>(null);
  const here = useRef(false);
  const wanted = useRef<string | null>(null);
  const place = useRef(0);

  useEffect(() => {
    const at = rows.findIndex(({ id }) => id === active);
    if (at >= 0) place.current = at;
  }, [rows, active]);

  // After each drawing, because each may have taken the row away or brought it back.
  useLayoutEffect(() => {
    const element = wanted.current === null ? null : elementOf(wanted.current);
    if (element) {
      wanted.current = null;
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'nearest' });
      return;
    }
    if (!here.current || active === null) return;
    const lost = document.activeElement === document.body;
    if (!lost && document.activeElement !== list.current) return;
    const beside = rows.some(({ id }) => id === active) ? active : rows[Math.min(place.current, rows.length - 1)]?.id;
    const back = beside === undefined ? document.getElementById('content') : elementOf(beside);
    if (back) back.focus({ preventScroll: true });
    else if (lost) list.current?.focus({ preventScroll: true });
  });

  function goTo(id: string): void {
    setActive(id);
    const element = elementOf(id);
    if (element) {
      element.focus({ preventScroll: true });
      return element.scrollIntoView({ block: 'nearest' });
    }
    wanted.current = id;
    scrollTo(id);
  }

  return {
    active,
    goTo,
    isHere: () => list.current?.contains(document.activeElement) ?? false,
    props: {
      onFocus: ({ target }) => {
        here.current = true;
        const id = rowOf(target);
        if (id !== null) setActive(id);
      },
      onBlur: ({ target }) =>
        // What is taken out of the page has not been left.
        queueMicrotask(() => {
          if (target.isConnected && !list.current?.contains(document.activeElement)) here.current = false;
        }),
    },
  };
}
