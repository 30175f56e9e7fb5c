'use client';

import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './controls/button';
import styles from './side-panel.module.css';
import { useFocusBack } from './use-focus-places';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/**
 * Beside the page on a wide screen, over all of it on a phone. It is the browser's own dialog: the keyboard stays in it, Escape
 * closes it, and it gives the keyboard back to where it was opened.
 */
export function SidePanel({ opened, onClose, title, children }: Props) {
  const t = useTranslations('common');
  const panel = useRef<HTMLDialogElement>(null);
  const name = useId();
  useFocusBack(opened);
  useLayoutEffect(() => {
    if (opened) panel.current?.showModal();
    else panel.current?.close();
  }, [opened]);
  return (
    <dialog
      ref={panel}
      className={styles.panel}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // What is beside the panel belongs to it as well, and its content fills it: a click on itself was beside it.
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {opened && (
        <div className={styles.content}>
          <div className={styles.head}>
            <h2 id={name}>{title}</h2>
            <IconButton size="md" aria-label={t('close')} onClick={onClose}>
              <IconX size={18} aria-hidden />
            </IconButton>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
