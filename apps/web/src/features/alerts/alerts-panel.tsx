'use client';

import Link from 'next/link';
import { AlertList } from './alert-list';
import { useAlerts } from './alerts-context';

/** Unread alerts, live. */
export function AlertsPanel() {
  const { alerts } = useAlerts();
  const unread = alerts.filter((alert) => !alert.readAt);
  return (
    <section className={unread.length > 0 ? 'card stack' : undefined} aria-label="Alerts" aria-live="polite">
      {unread.length > 0 && (
        <>
          <div className="spread">
            <h2>Alerts</h2>
            <Link href="/alerts" className="small">
              All alerts
            </Link>
          </div>
          <AlertList alerts={unread.slice(0, 4)} />
        </>
      )}
    </section>
  );
}
