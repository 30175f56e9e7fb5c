'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { isLanguage, languageCookie, LANGUAGES } from '@/words/language';
import { remember } from './remember';
import styles from './choices.module.css';

const YEAR_S = 365 * 24 * 3600;

/** The languages of the pages, each in its own name: whoever reads none of the words around finds it. */
export function LanguageChoice({ legend = true }: { legend?: boolean }) {
  const t = useTranslations('common');
  const shown = useLocale();
  const router = useRouter();
  const group = useId();

  function choose(language: string): void {
    remember(languageCookie, language, YEAR_S);
    router.refresh();
  }
  return (
    <fieldset className={styles.choices}>
      <legend className={legend ? 'small soft' : 'hidden'}>{t('language')}</legend>
      {Object.entries(LANGUAGES).map(([language, { name }]) => (
        <label key={language} lang={language}>
          <input
            type="radio"
            name={group}
            checked={isLanguage(language) && language === shown}
            onChange={() => choose(language)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
