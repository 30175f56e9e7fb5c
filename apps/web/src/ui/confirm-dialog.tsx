'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { Dialog } from './dialog';
import styles from './form/form.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  confirm: string;
  /** Whether it takes something away that cannot be had back. */
  destroys?: boolean;
  /** Whether there is nothing to confirm: that it cannot be done, or that it is not known yet. */
  impossible?: boolean;
  onConfirm: () => Promise<void>;
}

/** Asks before an act; what destroys is red and not what Enter presses. */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  children,
  confirm,
  destroys = true,
  impossible = false,
  onConfirm,
}: Props) {
  const t = useTranslations('common');
  const [busy, setBusy] = useState(false);
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <div className="stack">
        <div>{children}</div>
        <div className={styles.buttons}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            {...(destroys && { tone: 'bad' as const })}
            loading={busy}
            disabled={impossible}
            onClick={() => {
              setBusy(true);
              void onConfirm().finally(() => {
                setBusy(false);
                onClose();
              });
            }}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
