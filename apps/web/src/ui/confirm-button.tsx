'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Dialog } from './dialog';
import styles from './form/form.module.css';

interface Props {
  label: string;
  title: string;
  children: ReactNode;
  confirm: string;
  /** Whether it takes something away that cannot be had back. */
  destroys?: boolean;
  /** Before anything is asked, such as whether it can be done at all. */
  onAsk?: () => void;
  onConfirm: () => Promise<void>;
}

/** A bin that asks before it acts. */
export function ConfirmDelete({ label, title, children, confirm, destroys = true, onAsk, onConfirm }: Props) {
  const t = useTranslations('common');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  function ask(): void {
    setAsking(true);
    onAsk?.();
  }
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={label} onClick={ask}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={title}>
        <div className="stack">
          <div>{children}</div>
          <div className={styles.buttons}>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
            <Button
              {...(destroys && { color: 'red.9' })}
              loading={busy}
              onClick={() => {
                setBusy(true);
                void onConfirm().finally(() => {
                  setBusy(false);
                  setAsking(false);
                });
              }}
            >
              {confirm}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
