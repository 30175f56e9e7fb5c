import type { Metadata } from 'next';
import { AllAlerts } from '@/features/alerts/all-alerts';

export const metadata: Metadata = { title: 'Alerts' };

export default function AlertsPage() {
  return (
    <div className="stack">
      <h1>Alerts</h1>
      <AllAlerts />
    </div>
  );
}
