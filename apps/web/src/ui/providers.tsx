'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState, type ReactNode } from 'react';
import { onToast } from './toast';

const Toasts = dynamic(() => import('./toasts').then((module) => module.Toasts), { ssr: false });

/** What every page has around it. */
export function Providers({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState(false);
  useEffect(() => onToast(() => setToasts(true)), []);
  return (
    <>
      {toasts && <Toasts />}
      {children}
    </>
  );
}
