'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import type { Transaction } from '@/api/types';
import { Dialog } from '@/ui/dialog';
import { formatInstant } from '@/ui/format';
import styles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { bankText } from '@/ui/ledger/transaction-line';
import { RenamePayeeForm } from './rename-payee-form';
import { TransactionForm } from './transaction-form';

interface Props {
  opened: boolean;
  /** The one to edit; without it a new one is added. */
  transaction?: Transaction;
  onClose: () => void;
}

export function TransactionDialog({ opened, transaction, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={transaction ? 'Edit transaction' : 'Add transaction'} size="lg">
      <TransactionForm {...(transaction && { transaction })} onDone={onClose} />
      {transaction && <Payee transaction={transaction} onDone={onClose} />}
      {transaction && <Origin transaction={transaction} />}
    </Dialog>
  );
}

function Payee({ transaction, onDone }: { transaction: Transaction; onDone: () => void }) {
  const [renaming, setRenaming] = useState(false);
  const { payeeName } = transaction;
  const written = bankText(transaction);
  if (payeeName === null) return null;
  if (renaming) return <RenamePayeeForm name={payeeName} onDone={onDone} />;
  return (
    <div className={`small soft ${styles.origin}`}>
      {written !== null && <p>The bank wrote: {written}</p>}
      <Button className={styles.flush ?? ''} variant="subtle" size="compact-sm" onClick={() => setRenaming(true)}>
        Rename “{payeeName}” for all
      </Button>
    </div>
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
