'use client';

import { Modal } from '@mantine/core';
import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { useFocusPlaces } from './use-focus-places';

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
  const { keep, goOn } = useFocusPlaces();
  useLayoutEffect(() => {
    if (opened) keep(document.activeElement);
  }, [opened, keep]);
  useEffect(() => (opened ? goOn : undefined), [opened, goOn]);
}
