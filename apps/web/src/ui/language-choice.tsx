'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { Choice } from '@/ui/controls/choice';
import { languageCookie, LANGUAGES } from '@/words/language';
import { remember } from './remember';

const YEAR_S = 365 * 24 * 3600;

/** The languages of the pages, each in its own name: whoever reads none of the words around finds it. */
export function LanguageChoice({ legend = true }: { legend?: boolean }) {
  const t = useTranslations('common');
  const shown = useLocale();
  const router = useRouter();
  return (
    <Choice
      label={t('language')}
      labelSeen={legend}
      data={Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name, lang: value }))}
      value={shown}
      onChange={(language) => {
        remember(languageCookie, language, YEAR_S);
        router.refresh();
      }}
    />
  );
}
