import { useTranslations } from 'next-intl';
import { titleOf } from '@/app/page-title';
import { AllAlerts } from '@/features/alerts/all-alerts';

export const generateMetadata = titleOf('alerts');

export default function AlertsPage() {
  const t = useTranslations('shell.places');
  return (
    <div className="stack">
      <h1>{t('alerts')}</h1>
      <AllAlerts />
    </div>
  );
}
