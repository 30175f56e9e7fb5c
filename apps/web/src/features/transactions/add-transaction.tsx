'use client';

import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { ADD_BUTTON } from '@/ui/shell/asks';
import { useOnce } from '@/ui/use-once';
import styles from './add-transaction.module.css';

const loadDialog = () => import('./form/transaction-dialog').then((module) => module.TransactionDialog);
const TransactionDialog = lazy(() => loadDialog().then((TransactionDialog) => ({ default: TransactionDialog })));

/** The one button for the one act of every day: beside the page's title, and round in the middle below on a phone. */
export function AddTransactionButton() {
  const t = useTranslations('quickAdd');
  const [opened, setOpened] = useState(false);
  const wanted = useOnce(opened);
  return (
    <>
      <button
        type="button"
        id={ADD_BUTTON}
        className={styles.add}
        aria-label={t('buttonWhat')}
        aria-keyshortcuts="N"
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
        onClick={() => setOpened(true)}
      >
        <IconPlus size={18} aria-hidden />
        <span>{t('button')}</span>
      </button>
      {wanted && (
        <Suspense fallback={<span hidden data-opened={opened} />}>
          <TransactionDialog opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
