'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page listens already. A form that is sent before would be sent by the browser itself, without our handler. */
export function useListening(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
