'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import { keyOf, sectionsOf, type Line, type Section } from './lines';

/** Of a row on a desktop; those of a phone, and the months, are measured. */
const ROW_PX = 36;
/** So many above and below what is seen that a turn of the wheel shows no gap. */
const LINES_AROUND = 12;

interface DrawnLines {
  sections: Section[];
  /** The last line that is drawn. */
  last: number;
  /** The room of the lines that are not drawn. */
  above: number;
  below: number;
  measure: (element: HTMLElement | null) => void;
  scrollTo: (index: number) => void;
}

/** Of a list of any length only the lines around what is seen are in the page. */
export function useDrawnLines(lines: readonly Line[], list: RefObject<HTMLElement | null>): DrawnLines {
  const top = useTopOf(list);
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_PX,
    overscan: LINES_AROUND,
    scrollMargin: top,
    getItemKey: (index) => keyOf(lines[index], index),
    // The first lines are in the page as the server renders it.
    initialRect: { width: 0, height: 900 },
    initialOffset: 0,
  });
  const drawn = virtualizer.getVirtualItems();
  const [first, end] = [drawn[0], drawn.at(-1)];
  const [from, last] = [first?.index ?? 0, end?.index ?? -1];
  const sections = useMemo(() => sectionsOf(lines, from, last), [lines, from, last]);
  const head = sections[0]?.head ?? -1;
  // A month that stands further up is drawn all the same, in the room above its first row.
  const room = head >= 0 && head < from ? (virtualizer.measurementsCache[head]?.size ?? ROW_PX) : 0;
  return {
    sections,
    last,
    above: first ? Math.max(0, first.start - top - room) : 0,
    below: end ? Math.max(0, virtualizer.getTotalSize() - (end.end - top)) : 0,
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'center' }),
  };
}

/** What stands above the list comes and goes, and the list is further down by it. */
function useTopOf(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const look = (): void => {
      const now = Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
      setTop((before) => (Math.abs(before - now) > 1 ? now : before));
    };
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return top;
}
