'use client';

import { useTranslations } from 'next-intl';
import { LanguageChoice } from '@/ui/language-choice';
import { AppearanceSwitch, SchemeChoice } from '@/ui/shell/appearance-choices';
import { SettingsSection } from './settings-section';

/** What this browser alone remembers. */
export function BrowserSection() {
  const t = useTranslations('settings.browser');
  return (
    <SettingsSection title={t('title')} text={t('text')}>
      <LanguageChoice />
      <SchemeChoice />
      <AppearanceSwitch name="contrast" />
      <AppearanceSwitch name="private" hint="p" />
      <AppearanceSwitch name="no-keys" inverted />
    </SettingsSection>
  );
}
