'use client';

import { IconCopy, IconTrash } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Transaction } from '@/api/types';
import { Button } from '@/ui/controls/button';
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
  const t = useTranslations('quickAdd');
  const [renaming, setRenaming] = useState<string | null>(null);
  const [copyOf, setCopyOf] = useState<Transaction | null>(null);
  const remove = useDeleteTransaction();
  const close = (): void => {
    setRenaming(null);
    setCopyOf(null);
    onClose();
  };
  const edits = transaction && !copyOf;
  const title = t(`title.${renaming !== null ? 'rename' : edits ? 'edit' : 'add'}`);
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
  const t = useTranslations();
  return (
    <>
      <Button variant="subtle" tone="bad" leftSection={<IconTrash size={18} aria-hidden />} onClick={onDelete}>
        {t('common.delete')}
      </Button>
      <Button variant="subtle" leftSection={<IconCopy size={18} aria-hidden />} onClick={onCopy}>
        {t('quickAdd.duplicate')}
      </Button>
    </>
  );
}

function Payee({ transaction, onRename }: { transaction: Transaction; onRename: (name: string) => void }) {
  const t = useTranslations('quickAdd');
  const { payeeName } = transaction;
  const written = bankText(transaction);
  if (payeeName === null) return null;
  return (
    <div className={`small soft ${styles.origin}`}>
      {written !== null && <p>{t('origin.bank', { text: written })}</p>}
      <Button className={styles.flush ?? ''} variant="subtle" size="compact-sm" onClick={() => onRename(payeeName)}>
        {t('rename.open', { name: payeeName })}
      </Button>
    </div>
  );
}

function Origin({ transaction: { createdAt, updatedAt, importId } }: { transaction: Transaction }) {
  const t = useTranslations('quickAdd.origin');
  const { locale, timeZone } = useLedger();
  const [at, changed] = [createdAt, updatedAt].map((instant) => formatInstant(instant, locale, timeZone));
  const isChanged = updatedAt !== createdAt;
  return (
    <p className={`small soft ${styles.origin}`}>
      {importId
        ? t.rich(isChanged ? 'importedChanged' : 'imported', {
            at: at ?? '',
            changed: changed ?? '',
            link: (chunks) => (
              <Link prefetch={false} href={`/import/${importId}`}>
                {chunks}
              </Link>
            ),
          })
        : t(isChanged ? 'typedChanged' : 'typed', { at: at ?? '', changed: changed ?? '' })}
    </p>
  );
}
