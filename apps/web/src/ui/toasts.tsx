'use client';

import { notifications, Notifications, notificationsStore } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, type ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { offerUndo, withdrawUndo } from './last-undo';
import { WindowScope } from './window-scope';

export interface ToastOptions {
  title?: string;
  color?: string;
  /** A second one with the same id takes the place of the first: an act says what came of it once. */
  id?: string;
  /** Where what it tells of is to be seen. */
  show?: string;
  /** Takes the act back. Offered as long as the toast is there, and to the keyboard by Ctrl-Z. */
  undo?: () => Promise<void>;
  /** Where the toast of an act is there, this is what it led to, and is told in it. */
  joins?: boolean;
}

/** Long enough to read it and to come to its button. */
const SHOWN_MS = 9_000;
const UNDO_SHOWN_MS = 15_000;

let lastId = 0;

interface Told extends ToastOptions {
  id: string;
  message: ReactNode;
  /** What it led to, by what told it. */
  more: Map<string, ReactNode>;
}

/** The act whose toast is there. */
let act: Told | undefined;

export function showToast(message: ReactNode, options: ToastOptions): void {
  const { joins, id = `toast ${++lastId}`, show } = options;
  if (!joins || !act) return render({ ...options, id, message, more: new Map() });
  act.more.set(id, message);
  render({ ...act, ...(show && { show }) });
}

function render(told: Told): void {
  const { id, message, more, show, undo, joins: _, ...options } = told;
  const takeBack =
    undo &&
    ((): void => {
      withdrawUndo(takeBack);
      notifications.hide(id);
      void undo();
    });
  if (takeBack) offerUndo(takeBack);
  notifications.hide(id);
  notifications.show({
    id,
    message: <Said {...{ message, more, show, takeBack }} onShow={() => notifications.hide(id)} />,
    color: 'pine',
    withBorder: true,
    autoClose: takeBack ? UNDO_SHOWN_MS : SHOWN_MS,
    onClose: () => {
      withdrawUndo(takeBack);
      if (act?.id === id) act = undefined;
    },
    closeButtonProps: { 'aria-label': closeWord },
    ...options,
  });
  if (undo) act = told;
}

interface SaidProps {
  message: ReactNode;
  more: Told['more'];
  show: string | undefined;
  onShow: () => void;
  takeBack: (() => void) | undefined;
}

function Said({ message, more, show, onShow, takeBack }: SaidProps) {
  const t = useTranslations('common');
  return (
    <span className="row">
      <span>
        {message}
        {[...more].map(([key, each]) => (
          <span key={key}> {each}</span>
        ))}
      </span>
      {show && (
        <Link prefetch={false} href={show} onClick={onShow}>
          {t('show')}
        </Link>
      )}
      {takeBack && (
        <Button variant="light" size="compact-sm" aria-keyshortcuts="Control+Z" onClick={takeBack}>
          {t('undo')}
        </Button>
      )}
    </span>
  );
}

/** What closes a toast, in the language of the pages; toasts are told from outside the components, which know it. */
let closeWord = '';

export function Toasts() {
  const word = useTranslations('common')('close');
  useEffect(() => {
    closeWord = word;
    // The first toast was told before this was here to know the word.
    const closeButtonProps = { 'aria-label': word };
    notifications.updateState(notificationsStore, (told) => told.map((each) => ({ ...each, closeButtonProps })));
  }, [word]);
  return (
    <WindowScope>
      <Notifications position="bottom-right" limit={4} />
    </WindowScope>
  );
}
