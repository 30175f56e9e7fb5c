import { currencies } from '@pft/kernel';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { unwrap } from '@/api/problem';
import { LoadSampleButton, RemoveSampleButton } from '@/features/sample/sample-buttons';
import { sampleParts } from '@/features/sample/sample-parts';
import { BrowserSection } from '@/features/settings/browser-section';
import { LogOutButtons } from '@/features/settings/log-out-buttons';
import { ProfileForm } from '@/features/settings/profile-form';
import { SettingsSection } from '@/features/settings/settings-section';
import styles from '@/features/settings/settings.module.css';
import { currencyChoices } from '@/ui/form/currency-choices';
import { currentUser, transactionApi } from '@/server/api';
import { localeOfPage } from '@/server/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const [t, sampleWords, user, api] = await Promise.all([
    getTranslations('settings'),
    getTranslations('sample'),
    currentUser(),
    transactionApi(),
  ]);
  const locale = await localeOfPage(user);
  const [sample, rows] = await Promise.all([
    unwrap(api.GET('/sample')),
    unwrap(api.GET('/transactions', { params: { query: { limit: 1 } } })),
  ]);
  const hasSample = Object.values(sample).some((count) => count > 0);
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <ProfileForm user={user} currencies={currencyChoices(currencies(), locale)} />
      <BrowserSection />
      {hasSample && (
        <SettingsSection title={sampleWords('title')}>
          <p>{sampleWords('contains', { parts: sampleParts(sample, locale, sampleWords) })}</p>
          <RemoveSampleButton />
        </SettingsSection>
      )}
      {!hasSample && rows.items.length === 0 && (
        <SettingsSection title={sampleWords('title')}>
          <p>{sampleWords('offer')}</p>
          <LoadSampleButton />
        </SettingsSection>
      )}
      <SettingsSection title={t('sessions.title')} text={t('sessions.text')}>
        <p>{t.rich('sessions.as', { email: user.email, strong: (text) => <strong>{text}</strong> })}</p>
        <LogOutButtons />
      </SettingsSection>
    </div>
  );
}
