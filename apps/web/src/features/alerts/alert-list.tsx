'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import type { Alert } from '@/api/types';
import { alertText } from './alert-text';
import { formatInstant } from '@/ui/format';
import styles from './alert-list.module.css';
import { useAlerts } from './alerts-context';
import { useLedger } from '@/ui/ledger/ledger-context';

export function AlertList({ alerts }: { alerts: readonly Alert[] }) {
  const { locale, timeZone } = useLedger();
  const { markRead } = useAlerts();
  return (
    <ul className={styles.list}>
      {alerts.map((alert) => (
        <li key={alert.id} data-unread={!alert.readAt}>
          <div>
            <p className="money">
              <Link href="/budgets" prefetch={false} className={styles.text} suppressHydrationWarning>
                {alertText(alert, locale)}
              </Link>
            </p>
            <p className="small soft" suppressHydrationWarning>
              {formatInstant(alert.raisedAt, locale, timeZone)}
              {alert.resolvedAt && ' · back below the threshold'}
            </p>
          </div>
          {!alert.readAt && (
            <Button variant="subtle" size="compact-sm" onClick={() => markRead(alert.id)}>
              Mark as read
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
