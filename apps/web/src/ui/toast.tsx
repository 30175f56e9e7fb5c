'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { asProblem } from '@/api/problem';

interface Options {
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

/** What Ctrl-Z takes back: the last act that can be, while its toast is there. */
let lastUndo: (() => void) | undefined;

let lastId = 0;

export function toast(message: ReactNode, { show, undo, id = `toast ${++lastId}`, ...options }: Options = {}): void {
  const takeBack =
    undo &&
    ((): void => {
      lastUndo = undefined;
      notifications.hide(id);
      undo().catch(toastProblem);
    });
  if (takeBack) lastUndo = takeBack;
  notifications.hide(id);
  notifications.show({
    id,
    message: (
      <span className="row">
        <span>{message}</span>
        {show && (
          <Link href={show} onClick={() => notifications.hide(id)}>
            Show
          </Link>
        )}
        {takeBack && (
          <Button variant="light" size="compact-sm" aria-keyshortcuts="Control+Z" onClick={takeBack}>
            Undo
          </Button>
        )}
      </span>
    ),
    color: 'pine',
    withBorder: true,
    autoClose: takeBack ? UNDO_SHOWN_MS : SHOWN_MS,
    onClose: () => {
      if (lastUndo === takeBack) lastUndo = undefined;
    },
    closeButtonProps: { 'aria-label': 'Close' },
    ...options,
  });
}

/** Takes the last act back; false where there is none any more. */
export function undoLast(): boolean {
  if (!lastUndo) return false;
  lastUndo();
  return true;
}

export function toastProblem(error: unknown): void {
  const { title, text } = asProblem(error);
  toast(text, { color: 'red', ...(title !== text && { title }) });
}
