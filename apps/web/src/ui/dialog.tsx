'use client';

import { Modal } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'md' | 'lg';
  children: ReactNode;
}

/**
 * The one window above a page. It is rendered closed as well, so that the keyboard goes on where it was when the window closes;
 * what is in it is made anew at each opening.
 */
export function Dialog({ opened, onClose, title, size = 'md', children }: Props) {
  useFocusBack(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      // The title's bar is an HTML header, which readers would announce as the banner of a second page.
      attributes={{ header: { role: 'none' } }}
    >
      {children}
    </Modal>
  );
}

/** Mantine gives the focus back only to an opener that is still there, and only where the window was rendered before. */
function useFocusBack(opened: boolean): void {
  const places = useRef<HTMLElement[]>([]);
  useLayoutEffect(() => {
    if (opened) places.current = placesAfter(document.activeElement);
  }, [opened]);
  useEffect(() => {
    if (!opened) return undefined;
    return () => focusFirstOf(places.current);
  }, [opened]);
  // The window of a row goes with the row, after it was closed: an opener that is gone has lost the focus to the body.
  useEffect(
    () => () => {
      if (document.activeElement === document.body) focusFirstOf(places.current);
    },
    [],
  );
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

function focusFirstOf(places: readonly HTMLElement[]): void {
  places.find((place) => place.isConnected)?.focus({ preventScroll: true });
}
