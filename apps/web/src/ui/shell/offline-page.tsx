'use client';

import { useEffect } from 'react';

/** Has the browser keep the one page that is shown where there is no network. */
export function OfflinePage() {
  useEffect(() => {
    // Without https there is no worker; then the browser says itself that there is no network.
    navigator.serviceWorker?.register('/offline-worker.js').catch(() => undefined);
  }, []);
  return null;
}
