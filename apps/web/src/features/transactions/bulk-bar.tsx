'use client';

import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { newIdempotencyKey } from '@/api/browser';
import type { ManyChanges, Transaction } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/dialog';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toastProblem } from '@/ui/toast';
import { useFocusPlaces } from '@/ui/use-focus-places';
import { BulkForm, type BulkField } from './bulk-form';
import styles from './bulk-bar.module.css';
import { MOST_AT_ONCE } from './many-words';
import { useChangeMany } from './use-change-many';

interface Props {
  rows: readonly Transaction[];
  /** How many rows are loaded. */
  loaded: number;
  /** The box of the row chosen last, where the keyboard goes on. */
  box: string | null;
  /** What is asked for, by a button here or by a key in the list. */
  field: BulkField | null;
  onField: (field: BulkField | null) => void;
  onSelectAll: () => void;
  onDone: () => void;
}

const fields: readonly BulkField[] = ['category', 'account', 'payee', 'note', 'tags'];

/** What can be done with the rows that are chosen. */
export function BulkBar({ rows, loaded, box, field: asked, onField, onSelectAll, onDone }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('transactions.many');
  const common = useTranslations('common');
  const [busy, setBusy] = useState(false);
  const [ended, setEnded] = useState(false);
  const change = useChangeMany();
  const { keep } = useFocusPlaces();
  useEffect(() => keep(box === null ? null : document.getElementById(box)), [box, keep]);
  // Only after the dialog has given the keyboard back to the bar, which passes it on to the list as it goes.
  useEffect(() => {
    if (ended) onDone();
  }, [ended, onDone]);

  async function act(changes: ManyChanges): Promise<void> {
    setBusy(true);
    try {
      const ids = rows.map(({ id }) => id);
      await change(ids, changes, newIdempotencyKey());
      setEnded(true);
    } catch (error) {
      toastProblem(error);
    }
    setBusy(false);
  }

  const tooMany = rows.length > MOST_AT_ONCE;
  const field = tooMany ? null : asked;
  const button = { variant: 'default', size: 'compact-md', waits: busy, disabled: tooMany } as const;
  return (
    <section aria-label={t('label')} className={styles.bar}>
      <p role="status" className={styles.count}>
        {t.rich(tooMany ? 'selectedMost' : 'selected', {
          count: formatCount(rows.length, locale),
          most: formatCount(MOST_AT_ONCE, locale),
          b: (chunks) => <b suppressHydrationWarning>{chunks}</b>,
        })}
      </p>
      {fields.map((each) => (
        <Button key={each} {...button} onClick={() => onField(each)}>
          {t(`fields.${each}`)}
        </Button>
      ))}
      {rows.some(({ reviewed }) => !reviewed) && (
        <Button {...button} onClick={() => void act({ reviewed: true })}>
          {t('review')}
        </Button>
      )}
      <Button {...button} tone="bad" onClick={() => void act({ delete: true })}>
        {common('delete')}
      </Button>
      {rows.length < loaded && (
        <Button variant="subtle" size="compact-md" waits={busy} onClick={onSelectAll}>
          {t('selectAll', { count: formatCount(loaded, locale) })}
        </Button>
      )}
      <Button variant="subtle" size="compact-md" leftSection={<IconX size={16} aria-hidden />} onClick={onDone}>
        {t('clear')}
      </Button>
      <Dialog
        opened={field !== null}
        onClose={() => onField(null)}
        title={field ? t('titleOf', { field, count: rows.length, shown: formatCount(rows.length, locale) }) : ''}
        subject={field ? `${field} ${rows.map(({ id }) => id).join(' ')}` : ''}
      >
        {(end) =>
          field && (
            <BulkForm
              field={field}
              rows={rows}
              change={change}
              onCancel={end}
              onDone={() => {
                end();
                setEnded(true);
              }}
            />
          )
        }
      </Dialog>
    </section>
  );
}
