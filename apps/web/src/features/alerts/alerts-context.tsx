'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { analyticsApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Alert } from '@/api/types';
import { figureText } from '@/ui/ledger/figure';
import { alertFigure, alertNews } from './alert-text';
import { mergedAlerts } from './merged-alerts';
import { listenToAlerts } from './alert-stream';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast, toastProblem } from '@/ui/toast';

interface Alerts {
  alerts: readonly Alert[];
  unread: number;
  /** Whether they could be marked. */
  markAllRead: () => Promise<boolean>;
  markUnread: (ids: readonly string[]) => Promise<void>;
  /** Whether there are older ones that are not listed yet. */
  hasOlder: boolean;
  loadOlder: () => Promise<void>;
}

const AlertsContext = createContext<Alerts | undefined>(undefined);

interface Props {
  userId: string;
  initial: readonly Alert[];
  /** Where the list goes on after the first ones. */
  initialCursor: string | null;
  children: ReactNode;
}

/** The alerts the server rendered, kept up to date by the live stream: a new one is announced and listed at once. */
export function AlertsProvider({ userId, initial, initialCursor, children }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('alerts');
  const router = useRouter();
  const [live, setLive] = useState<ReadonlyMap<string, Alert>>(new Map());
  const [cursor, setCursor] = useState(initialCursor);
  const alerts = useMemo(() => mergedAlerts(initial, live), [initial, live]);

  const known = useRef(new Set<string>());
  const rendered = useRef<ReadonlyMap<string, Alert>>(new Map());
  useEffect(() => {
    rendered.current = new Map(initial.map((alert) => [alert.id, alert]));
    for (const alert of initial) known.current.add(alert.id);
  }, [initial]);

  // The stream begins with what the page shows already. News to the context would make React throw away what the server
  // rendered of the page and is still coming, so only news is kept.
  const keep = useCallback((alert: Alert) => {
    setLive((before) => {
      const shown = before.get(alert.id) ?? rendered.current.get(alert.id);
      const isNews = shown?.readAt !== alert.readAt || shown.resolvedAt !== alert.resolvedAt;
      return isNews ? new Map(before).set(alert.id, alert) : before;
    });
  }, []);

  useEffect(() => {
    let refreshTimer: ReturnType<typeof setTimeout> | undefined;
    const stop = listenToAlerts(userId, (alert) => {
      keep(alert);
      if (known.current.has(alert.id)) return;
      known.current.add(alert.id);
      if (!alert.readAt && !alert.resolvedAt) {
        const color = alert.threshold >= 100 ? 'red' : 'yellow';
        toast(alertNews(alert, locale, t), {
          color,
          id: `budget ${alert.budgetId}`,
          show: `/budgets?explain=${figureText(alertFigure(alert))}`,
          joins: true,
        });
      }
      // The budgets on the page were rendered before this happened.
      clearTimeout(refreshTimer);
      refreshTimer = setTimeout(() => router.refresh(), 300);
    });
    return () => {
      clearTimeout(refreshTimer);
      stop();
    };
  }, [userId, locale, t, router, keep]);

  const markAllRead = useCallback(async () => {
    const shown = alerts.filter((alert) => !alert.readAt);
    try {
      await unwrap(analyticsApi.POST('/alerts/read-all'));
      const readAt = new Date().toISOString();
      for (const alert of shown) keep({ ...alert, readAt });
      // One that came meanwhile may be marked too; the next render of the server says so.
      router.refresh();
      return true;
    } catch (error) {
      toastProblem(error);
      return false;
    }
  }, [alerts, keep, router]);
  const markUnread = useCallback(
    async (ids: readonly string[]) => {
      const mark = (id: string) =>
        unwrap(analyticsApi.PATCH('/alerts/{id}', { params: { path: { id } }, body: { read: false } }));
      for (const alert of await Promise.all(ids.map(mark))) keep(alert);
      router.refresh();
    },
    [keep, router],
  );

  const loadOlder = useCallback(async () => {
    if (cursor === null) return;
    try {
      const older = await unwrap(analyticsApi.GET('/alerts', { params: { query: { limit: 50, cursor } } }));
      for (const alert of older.items) {
        known.current.add(alert.id);
        keep(alert);
      }
      setCursor(older.nextCursor);
    } catch (error) {
      toastProblem(error);
    }
  }, [cursor, keep]);

  const value = useMemo(() => {
    const unread = alerts.filter((alert) => !alert.readAt).length;
    return { alerts, unread, markAllRead, markUnread, hasOlder: cursor !== null, loadOlder };
  }, [alerts, markAllRead, markUnread, cursor, loadOlder]);
  return <AlertsContext value={value}>{children}</AlertsContext>;
}

export function useAlerts(): Alerts {
  const alerts = useContext(AlertsContext);
  if (!alerts) throw new Error('this component belongs below the AlertsProvider');
  return alerts;
}
