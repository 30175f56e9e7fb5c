'use client';

import { Button } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import type { Transaction } from '@/api/types';
import { Dialog } from '@/ui/dialog';
import { formatInstant } from '@/ui/format';
import styles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { bankText } from '@/ui/ledger/transaction-line';
import { useDeleteTransaction } from '../use-delete-transaction';
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
  const [copyOf, setCopyOf] = useState<Transaction | null>(null);
  const remove = useDeleteTransaction();
  const close = (): void => {
    setRenaming(null);
    setCopyOf(null);
    onClose();
  };
  const edits = transaction && !copyOf;
  const title = renaming !== null ? 'Rename for all' : edits ? 'Edit transaction' : 'Add transaction';
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
            {copyOf ? (
              <TransactionForm key={`copy ${copyOf.id}`} copyOf={copyOf} onDone={end} />
            ) : (
              <TransactionForm
                {...(transaction && {
                  transaction,
                  acts: (
                    <OtherActs
                      onCopy={() => setCopyOf(transaction)}
                      // The row is gone before the keyboard is given back to the list.
                      onDelete={() => void remove(transaction).then(end)}
                    />
                  ),
                })}
                onDone={end}
              />
            )}
            {edits && <Payee transaction={transaction} onRename={setRenaming} />}
            {edits && <Origin transaction={transaction} />}
          </div>
          {renaming !== null && <RenamePayeeForm name={renaming} onDone={end} onCancel={() => setRenaming(null)} />}
        </>
      )}
    </Dialog>
  );
}

function OtherActs({ onCopy, onDelete }: { onCopy: () => void; onDelete: () => void }) {
  return (
    <>
      <Button variant="subtle" color="red" leftSection={<IconTrash size={18} aria-hidden />} onClick={onDelete}>
        Delete
      </Button>
      <Button variant="subtle" leftSection={<IconCopy size={18} aria-hidden />} onClick={onCopy}>
        Duplicate
      </Button>
    </>
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
