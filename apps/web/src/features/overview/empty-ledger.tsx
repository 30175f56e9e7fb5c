import { IconFileImport, IconSeeding } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './overview.module.css';

/** What to do first. */
export function EmptyLedger({ loadSample }: { loadSample: ReactNode }) {
  const t = useTranslations('overview.start');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <div className={styles.starts}>
        <section className="card stack" aria-label={t('import')}>
          <IconFileImport size={28} aria-hidden className="income" />
          <h2>{t('bring')}</h2>
          <p className="soft">{t('bringText')}</p>
          <p>
            <Link href="/import" className={styles.primaryLink}>
              {t('importFile')}
            </Link>
          </p>
        </section>
        <section className="card stack" aria-label={t('sample')}>
          <IconSeeding size={28} aria-hidden className="income" />
          <h2>{t('look')}</h2>
          <p className="soft">{t('lookText')}</p>
          {loadSample}
        </section>
      </div>
      <p className="soft">{t('single')}</p>
    </div>
  );
}
