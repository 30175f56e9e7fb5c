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
  const [renaming, setRenaming] = useState<string | null>(null);
  const close = (): void => {
    setRenaming(null);
    onClose();
  };
  const title = renaming !== null ? 'Rename for all' : transaction ? 'Edit transaction' : 'Add transaction';
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={title}
      size="lg"
      subject={transaction ? `${transaction.id} ${transaction.version}` : 'new'}
    >
      {(end) => (
        <>
          {/* What was typed into it is still there when somebody comes back. */}
          <div hidden={renaming !== null}>
            <TransactionForm {...(transaction && { transaction })} onDone={end} />
            {transaction && <Payee transaction={transaction} onRename={setRenaming} />}
            {transaction && <Origin transaction={transaction} />}
          </div>
          {renaming !== null && <RenamePayeeForm name={renaming} onDone={end} onCancel={() => setRenaming(null)} />}
        </>
      )}
    </Dialog>
  );
}

function Payee({ transaction, onRename }: { transaction: Transaction; onRename: (name: string) => void }) {
  const { payeeName } = transaction;
  const written = bankText(transaction);
  if (payeeName === null) return null;
  return (
    <div className={`small soft ${styles.origin}`}>
      {written !== null && <p>The bank wrote: {written}</p>}
      <Button className={styles.flush ?? ''} variant="subtle" size="compact-sm" onClick={() => onRename(payeeName)}>
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
