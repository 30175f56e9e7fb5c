'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

const makeClient = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 10_000, refetchOnWindowFocus: false } } });

let ofBrowser: QueryClient | undefined;

/** The one of this browser; on the server each rendering has its own, because what is asked there is one person's. */
export const queryClient = (): QueryClient =>
  typeof window === 'undefined' ? makeClient() : (ofBrowser ??= makeClient());

/** Around what asks by queries. It is not around all pages, because most of them ask for nothing at first. */
export function Queries({ children }: { children: ReactNode }) {
  const [client] = useState(queryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
