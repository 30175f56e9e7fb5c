'use client';

import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusBack } from './use-focus-places';
import { WindowScope } from './window-scope';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/** Beside the page on a wide screen, over all of it on a phone. It gives the keyboard back to where it was opened. */
export function SidePanel({ opened, onClose, title, children }: Props) {
  useFocusBack(opened);
  return (
    <WindowScope>
      <Drawer
        opened={opened}
        onClose={onClose}
        title={title}
        position="right"
        size="min(36rem, 100vw)"
        lockScroll={false}
        returnFocus={false}
        transitionProps={{ duration: 0 }}
        // The title's bar is an HTML header, which readers would announce as the banner of a second page.
        attributes={{ header: { role: 'none' } }}
      >
        {children}
      </Drawer>
    </WindowScope>
  );
}
