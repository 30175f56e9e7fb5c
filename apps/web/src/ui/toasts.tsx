'use client';

import { Button } from '@mantine/core';
import { notifications, Notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { offerUndo, withdrawUndo } from './last-undo';

export interface ToastOptions {
  title?: string;
  color?: string;
  /** A second one with the same id takes the place of the first: an act says what came of it once. */
  id?: string;
  /** Where what it tells of is to be seen. */
  show?: string;
  /** Takes the act back. Offered as long as the toast is there, and to the keyboard by Ctrl-Z. */
  undo?: () => Promise<void>;
}

/** Long enough to read it and to come to its button. */
const SHOWN_MS = 9_000;
const UNDO_SHOWN_MS = 15_000;

let lastId = 0;

export function showToast(
  message: ReactNode,
  { show, undo, id = `toast ${++lastId}`, ...options }: ToastOptions,
): void {
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
    message: <Said {...{ message, show, takeBack }} onShow={() => notifications.hide(id)} />,
    color: 'pine',
    withBorder: true,
    autoClose: takeBack ? UNDO_SHOWN_MS : SHOWN_MS,
    onClose: () => withdrawUndo(takeBack),
    ...options,
  });
}

interface SaidProps {
  message: ReactNode;
  show: string | undefined;
  onShow: () => void;
  takeBack: (() => void) | undefined;
}

function Said({ message, show, onShow, takeBack }: SaidProps) {
  const t = useTranslations('common');
  return (
    <span className="row">
      <span>{message}</span>
      {show && (
        <Link href={show} onClick={onShow}>
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

export function Toasts() {
  return <Notifications position="bottom-right" limit={4} />;
}
