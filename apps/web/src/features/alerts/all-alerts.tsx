'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { AlertList } from './alert-list';
import { useAlerts } from './alerts-context';

export function AllAlerts() {
  const { alerts, unread, markAllRead, hasOlder, loadOlder } = useAlerts();
  const [loading, setLoading] = useState(false);
  if (alerts.length === 0) {
    return (
      <div className="card empty">
        <h2>No alerts</h2>
        <p className="soft">When a budget passes one of its thresholds you are told here, at once.</p>
        <Link href="/budgets">Budgets</Link>
      </div>
    );
  }
  return (
    <section className="card stack" aria-label="Alerts" aria-live="polite">
      <div className="spread">
        <p className="soft">{unread === 0 ? 'All read.' : `${unread} unread`}</p>
        {unread > 1 && (
          <Button variant="light" size="compact-sm" onClick={markAllRead}>
            Mark all as read
          </Button>
        )}
      </div>
      <AlertList alerts={alerts} />
      {hasOlder && (
        <p>
          <Button
            variant="default"
            loading={loading}
            onClick={() => {
              setLoading(true);
              void loadOlder().finally(() => setLoading(false));
            }}
          >
            Show older alerts
          </Button>
        </p>
      )}
    </section>
  );
}
