'use client';

import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Queries } from './queries';
import { useFocusBack } from './use-focus-places';
import { WindowScope } from './window-scope';

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'md' | 'lg';
  /** What it is about, where that changes: another one has another draft. */
  subject?: string;
  /** What has fields is told how to end it: what was typed is done with, or given up. */
  children: ReactNode | Form;
}

type Form = (end: () => void) => ReactNode;

/**
 * The one window above a page. A way out that may be taken by mistake (Escape, a click beside it) only hides what was typed in it:
 * opened again on the same subject, it goes on there. It gives the keyboard back to where it was opened.
 */
export function DialogWindow({ opened, onClose, title, size = 'md', subject = '', children }: DialogProps) {
  const [round, setRound] = useState(0);
  // The page forgets what a closed dialog was about; its draft stays what it was.
  const [kept, setKept] = useState<{ title: string; subject: string; form: Form } | null>(null);
  const form = typeof children === 'function' ? children : null;
  if (opened && form && (kept?.form !== form || kept.title !== title || kept.subject !== subject))
    setKept({ title, subject, form });
  useFocusBack(opened);

  function end(): void {
    setRound(round + 1);
    setKept(null);
    onClose();
  }
  return (
    <WindowScope>
      <Modal
        opened={opened}
        onClose={onClose}
        title={kept?.title ?? title}
        size={size}
        keepMounted={kept !== null}
        returnFocus={false}
        transitionProps={{ duration: 0 }}
        // The title's bar is an HTML header, which readers would announce as the banner of a second page.
        attributes={{ header: { role: 'none' }, content: { 'data-opened': opened } }}
      >
        <Queries>
          {typeof children === 'function' ? <div key={`${kept?.subject} ${round}`}>{kept?.form(end)}</div> : children}
        </Queries>
      </Modal>
    </WindowScope>
  );
}
