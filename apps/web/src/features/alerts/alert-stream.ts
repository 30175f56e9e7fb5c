'use client';

import { analyticsApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Alert } from '@/api/types';

const retryMs = 5000;

/**
 * Live alerts for all tabs by one stream: the tab that holds the lock listens and tells the others. When it closes, the
 * browser hands the lock to the next one. Without locks (plain http from another machine) each tab listens for itself.
 */
export function listenToAlerts(userId: string, onAlert: (alert: Alert) => void): () => void {
  const name = `pft-alerts-${userId}`;
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  if (channel) channel.onmessage = ({ data }: MessageEvent<Alert>) => onAlert(data);

  const stopped = new AbortController();
  const lead = (): Promise<void> =>
    stream(stopped.signal, (alert) => {
      // What was asked for before the page was left may be answered after it.
      if (stopped.signal.aborted) return;
      channel?.postMessage(alert);
      onAlert(alert);
    });
  if (channel && navigator.locks) {
    navigator.locks.request(name, { signal: stopped.signal }, lead).catch(ignoreAbort);
  } else {
    void lead();
  }
  return () => {
    stopped.abort();
    channel?.close();
  };
}

/** Runs until aborted. The browser itself resumes a stream that ended with `Last-Event-ID`; a refused one is tried anew. */
function stream(stopped: AbortSignal, onAlert: (alert: Alert) => void): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let lastId = '';

    const open = (): void => {
      if (stopped.aborted) return;
      source = new EventSource(`/api/alerts/stream${lastId ? `?lastEventId=${encodeURIComponent(lastId)}` : ''}`);
      source.addEventListener('alert', (event: MessageEvent<string>) => {
        lastId = event.lastEventId || lastId;
        onAlert(JSON.parse(event.data) as Alert);
      });
      // What was raised between the page's rendering, or a lost connection, and now.
      source.onopen = () => void latest().then((alerts) => alerts.forEach(onAlert), ignoreLoss);
      source.onerror = () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        retry = setTimeout(open, retryMs + Math.random() * retryMs);
      };
    };
    stopped.addEventListener('abort', () => {
      clearTimeout(retry);
      source?.close();
      resolve();
    });
    if (stopped.aborted) resolve();
    else open();
  });
}

async function latest(): Promise<Alert[]> {
  const { items } = await unwrap(analyticsApi.GET('/alerts', { params: { query: { limit: 20 } } }));
  return items.reverse();
}

function ignoreLoss(): void {
  // The stream itself will be opened anew, and asks again.
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}
