'use client';

import { Modal } from '@mantine/core';
import Link from 'next/link';
import type { Transaction } from '@/api/types';
import { formatInstant } from '@/ui/format';
import styles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { TransactionForm } from './transaction-form';

export function TransactionDialog({ transaction, onClose }: { transaction?: Transaction; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={transaction ? 'Edit transaction' : 'Add transaction'} size="lg">
      <TransactionForm {...(transaction && { transaction })} onDone={onClose} />
      {transaction && <Origin transaction={transaction} />}
    </Modal>
  );
}

function Origin({ transaction: { createdAt, updatedAt, importId } }: { transaction: Transaction }) {
  const { locale, timeZone } = useLedger();
  return (
    <p className={`small soft ${styles.origin}`}>
      {importId ? (
        <>
          Came with <Link href={`/import/${importId}`}>an import</Link>
        </>
      ) : (
        'Added by hand'
      )}
      , {formatInstant(createdAt, locale, timeZone)}
      {updatedAt !== createdAt && ` · changed ${formatInstant(updatedAt, locale, timeZone)}`}
    </p>
  );
}
