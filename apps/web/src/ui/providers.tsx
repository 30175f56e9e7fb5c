'use client';

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useEffect, useState, type ReactNode } from 'react';
import { theme } from './theme';
import { onToast } from './toast';

const Toasts = dynamic(() => import('./toasts').then((module) => module.Toasts), { ssr: false });

export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 10_000, refetchOnWindowFocus: false } } }),
  );
  const [toasts, setToasts] = useState(false);
  useEffect(() => onToast(() => setToasts(true)), []);
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        {toasts && <Toasts />}
        {children}
      </MantineProvider>
    </QueryClientProvider>
  );
}
