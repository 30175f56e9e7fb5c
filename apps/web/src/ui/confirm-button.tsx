'use client';

import { IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { IconButton } from '@/ui/controls/button';
import { ConfirmDialog } from './confirm-dialog';

interface Props {
  label: string;
  title: string;
  children: ReactNode;
  confirm: string;
  onConfirm: () => Promise<void>;
}

/** A bin that asks before it acts. */
export function ConfirmDelete({ label, ...asked }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <IconButton size="md" aria-label={label} onClick={() => setAsking(true)}>
        <IconTrash size={18} aria-hidden />
      </IconButton>
      <ConfirmDialog {...asked} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}
