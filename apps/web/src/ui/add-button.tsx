'use client';

import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/dialog';

interface Props {
  /** What the button and the window are called. */
  name: string;
  children: (end: () => void) => ReactNode;
}

/** Opens the form of something new. */
export function AddButton({ name, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {name}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={name}>
        {children}
      </Dialog>
    </>
  );
}
