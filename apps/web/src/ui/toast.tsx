'use client';

import type { ReactNode } from 'react';
import { asProblem } from '@/api/problem';
import { offerUndo, undoOnce } from './last-undo';
import { ProblemText } from './problem-alert';
import type { ToastOptions } from './toasts';

/** The event that the corner of the page waits for, where toasts come up. */
const WANTED = 'pft-toast';
export const onToast = (listen: () => void): (() => void) => {
  window.addEventListener(WANTED, listen);
  return () => window.removeEventListener(WANTED, listen);
};

/**
 * Says what came of an act, in a corner and to readers of the screen. What shows it is loaded by the first one: a page has none at
 * once.
 */
export function toast(message: ReactNode, options: ToastOptions = {}): void {
  window.dispatchEvent(new Event(WANTED));
  const undo = options.undo && undoOnce(() => options.undo?.().catch(toastProblem));
  // Ctrl-Z need not wait for what shows the toast.
  if (undo) offerUndo(undo.take);
  void import('./toasts').then(({ showToast }) => {
    if (!undo?.isTaken()) showToast(message, { ...options, ...(undo && { undo: async () => undo.take() }) });
  });
}

export function toastProblem(error: unknown): void {
  toast(<ProblemText problem={asProblem(error)} />, { color: 'red' });
}
