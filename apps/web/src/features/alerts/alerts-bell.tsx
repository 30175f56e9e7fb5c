'use client';

import { IconBell } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { usePathname } from 'next/navigation';
import { PlaceLink } from '@/ui/shell/place-link';
import styles from '@/ui/shell/shell.module.css';
import { useAlerts } from './alerts-context';

/** The way to the alerts, with the number of those that are unread. */
export function AlertsBell() {
  const { unread } = useAlerts();
  const t = useTranslations('alerts');
  const pathname = usePathname();
  return (
    <PlaceLink
      href="/alerts"
      className={styles.iconLink}
      aria-label={unread ? t('bell', { shown: unread > 9 ? '9+' : String(unread) }) : t('title')}
      aria-current={pathname === '/alerts' ? 'page' : undefined}
    >
      <IconBell size={20} aria-hidden />
      {unread > 0 && (
        <span className={styles.count} aria-hidden>
          {unread > 9 ? '9+' : unread}
        </span>
      )}
    </PlaceLink>
  );
}
