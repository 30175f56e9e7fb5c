'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

interface FocusPlaces {
  /** Remembers where to go on from an element that is about to lose the focus. */
  keep: (from: Element | null) => void;
  goOn: () => void;
}

/** Where the keyboard goes on when what it pressed is done. A component that is gone with its row has lost the focus to the body. */
export function useFocusPlaces(): FocusPlaces {
  const places = useRef<HTMLElement[]>([]);
  const keep = useCallback((from: Element | null) => {
    places.current = placesAfter(from);
  }, []);
  const goOn = useCallback(() => {
    places.current.find((place) => place.isConnected)?.focus({ preventScroll: true });
  }, []);
  useEffect(
    () => () => {
      if (document.activeElement === document.body) goOn();
    },
    [goOn],
  );
  return { keep, goOn };
}

/** Where to go on: at the opener; where that is gone with its row, in the row beside it; else at the content. */
function placesAfter(opener: Element | null): HTMLElement[] {
  const row = opener?.closest('li, tr');
  const beside = [row?.nextElementSibling, row?.previousElementSibling].map((near) =>
    near?.querySelector<HTMLElement>('button, a[href]'),
  );
  return [opener, ...beside, document.getElementById('content')].filter(
    (place): place is HTMLElement => place instanceof HTMLElement && place !== document.body,
  );
}

/** Mantine gives the focus back only to an opener that is still there, and only where the window was rendered before. */
export function useFocusBack(opened: boolean): void {
  const { keep, goOn } = useFocusPlaces();
  useLayoutEffect(() => {
    if (opened) keep(document.activeElement);
  }, [opened, keep]);
  useEffect(() => (opened ? goOn : undefined), [opened, goOn]);
}

/** What was followed is gone with its page, and the keyboard goes on in what came. A page that is loaded anew begins at its top. */
export function useFocusOnArrival(): void {
  const address = `${usePathname()}?${useSearchParams().toString()}`;
  const last = useRef(address);
  useEffect(() => {
    if (last.current === address) return;
    last.current = address;
    if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
  }, [address]);
}
