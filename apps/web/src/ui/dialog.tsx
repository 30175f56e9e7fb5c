'use client';

import { lazy, Suspense } from 'react';
import type { DialogProps } from './dialog-window';
import { useOnce } from './use-once';

const DialogWindow = lazy(() => import('./dialog-window').then((module) => ({ default: module.DialogWindow })));

/**
 * The one window above a page. Its code comes with the first opening, and so may that of what is in it: a `lazy` form shows with
 * the window, not after it, so that the keyboard finds its first field.
 */
export function Dialog(props: DialogProps) {
  const wanted = useOnce(props.opened);
  return (
    wanted && (
      <Suspense fallback={<span hidden data-opened={props.opened} />}>
        <DialogWindow {...props} />
      </Suspense>
    )
  );
}
