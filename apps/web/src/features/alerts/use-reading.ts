'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { alertGroups } from './alert-groups';
import { useAlerts } from './alerts-context';

/** Who has looked at a page for so long has read it. */
const READ_AFTER_MS = 1_500;

/**
 * Reading the page marks what is on it as read. What was new stays marked as new as long as the page is there, by the keys of its
 * groups; that it was read can be taken back.
 */
export function useReading(): ReadonlySet<string> {
  const { alerts, unread, markAllRead, markUnread } = useAlerts();
  const { locale } = useLedger();
  const t = useTranslations('alerts');
  const [news, setNews] = useState<ReadonlySet<string>>(new Set());
  const left = useRef(false);

  useEffect(() => {
    if (unread === 0 || left.current) return;
    const timer = setTimeout(() => {
      const groups = alertGroups(alerts).filter((group) => group.unread.length > 0);
      setNews((before) => new Set([...before, ...groups.map(({ key }) => key)]));
      void markAllRead().then((isMarked) => {
        if (!isMarked) return;
        const ids = groups.flatMap((group) => group.unread);
        toast(t('read', { count: groups.length, shown: formatCount(groups.length, locale) }), {
          undo: async () => {
            // What somebody wants to be unread is not read again by the page that is still open.
            left.current = true;
            setNews(new Set());
            await markUnread(ids);
          },
        });
      });
    }, READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [alerts, unread, markAllRead, markUnread, locale, t]);

  return news;
}
