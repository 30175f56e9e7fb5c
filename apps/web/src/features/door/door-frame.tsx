import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Mark, NAME } from '@/ui/brand';
import { LanguageChoice } from '@/ui/language-choice';
import { DoorPicture } from './door-picture';
import styles from './door.module.css';

const promises = ['explain', 'undo', 'currencies'] as const;

/** Who is at the door sees what is behind it. The form comes first: on a phone, and for whoever listens to the page. */
export function DoorFrame({ locale, children }: { locale: string; children: ReactNode }) {
  const t = useTranslations('door');
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <Mark size={36} />
        <p>{NAME}</p>
        <p className={styles.line}>{t('line')}</p>
      </div>
      <div className={styles.form}>
        {children}
        <LanguageChoice legend={false} />
      </div>
      <section className={styles.pitch} aria-label={t('pitch.label')}>
        <DoorPicture locale={locale} />
        <ul className={styles.promises}>
          {promises.map((promise) => (
            <li key={promise}>
              <h2>{t(`pitch.${promise}.title`)}</h2>
              <p className="soft">{t(`pitch.${promise}.text`)}</p>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
