'use client';

import dynamic from 'next/dynamic';
import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { restoreAppearance } from './shell/switches';
import { onToast } from './toast';

const Toasts = dynamic(() => import('./toasts').then((module) => module.Toasts), { ssr: false });

/** What every page has around it. */
export function Providers({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState(false);
  useLayoutEffect(restoreAppearance, []);
  useEffect(() => onToast(() => setToasts(true)), []);
  return (
    <>
      {toasts && <Toasts />}
      {children}
    </>
  );
}
