'use client';

import { IconPlus } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ADD_BUTTON } from '@/ui/shell/keys';
import styles from './add-transaction.module.css';

const loadDialog = () => import('./form/transaction-dialog').then((module) => module.TransactionDialog);
const TransactionDialog = dynamic(loadDialog, {
  ssr: false,
});

/** The one button for the one act of every day: beside the page's title, and round in the middle below on a phone. */
export function AddTransactionButton() {
  const [opened, setOpened] = useState(false);
  // The dialog's code is loaded by the first opening, and stays.
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <button
        type="button"
        id={ADD_BUTTON}
        className={styles.add}
        aria-keyshortcuts="N"
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
        onClick={() => {
          setWanted(true);
          setOpened(true);
        }}
      >
        <IconPlus size={18} aria-hidden />
        <span>
          Add
          <span className="hidden"> transaction</span>
        </span>
      </button>
      {wanted && <TransactionDialog opened={opened} onClose={() => setOpened(false)} />}
    </>
  );
}
