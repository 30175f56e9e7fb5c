import { useTranslations } from 'next-intl';
import styles from '@/features/overview/overview.module.css';

export default function Loading() {
  const t = useTranslations('pages');
  return (
    <div className="stack" aria-busy="true">
      <p className="hidden" role="status">
        {t('loading')}
      </p>
      <div className="skeleton" style={{ height: '2rem', width: '12rem' }} />
      <div className={styles.figures}>
        {[0, 1, 2].map((each) => (
          <div key={each} className="skeleton" style={{ height: '7rem' }} />
        ))}
      </div>
      <div className={styles.columns}>
        <div className="skeleton" style={{ height: '22rem' }} />
        <div className="skeleton" style={{ height: '22rem' }} />
      </div>
    </div>
  );
}
