import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './form.module.css';

/** The name of a field, and whether what it has was proposed and can be changed. */
export function ProposedLabel({ proposed, children }: { proposed: boolean; children: ReactNode }) {
  const t = useTranslations('forms');
  return (
    <>
      {children}
      {proposed && <span className={styles.proposed}> {t('proposed')}</span>}
    </>
  );
}
