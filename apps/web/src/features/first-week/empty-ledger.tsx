import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FirstSteps } from './first-steps';
import styles from './first-week.module.css';
import type { Step } from './steps';

interface Props {
  steps: readonly Step[];
  /** Where files go, and the button that fills the ledger with an invented household. */
  dropZone: ReactNode;
  loadSample: ReactNode;
}

/** What to do first. */
export function EmptyLedger({ steps, dropZone, loadSample }: Props) {
  const t = useTranslations('firstWeek');
  return (
    <div className={`stack ${styles.empty}`}>
      <h1>{t('welcome')}</h1>
      {dropZone}
      <section aria-label={t('steps')}>
        <FirstSteps steps={steps} />
      </section>
      <div className={styles.others}>
        <section className="card stack" aria-label={t('sample')}>
          <h2>{t('sample')}</h2>
          <p className="soft">{t('sampleText')}</p>
          {loadSample}
        </section>
        <section className="card stack" aria-label={t('single')}>
          <h2>{t('single')}</h2>
          <p className="soft">{t.rich('singleText', { key: (text) => <kbd>{text}</kbd> })}</p>
        </section>
      </div>
    </div>
  );
}
