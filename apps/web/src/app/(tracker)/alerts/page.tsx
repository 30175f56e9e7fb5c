import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { AllAlerts } from '@/features/alerts/all-alerts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alerts');
  return { title: t('title') };
}

export default function AlertsPage() {
  const t = useTranslations('alerts');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <AllAlerts />
    </div>
  );
}
