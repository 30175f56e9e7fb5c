'use client';

import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { lazy, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/dialog';

const AccountForm = lazy(() => import('./account-form').then((module) => ({ default: module.AccountForm })));

export function AddAccountButton() {
  const t = useTranslations('accounts');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('new')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('new')}>
        {(end) => <AccountForm onDone={end} />}
      </Dialog>
    </>
  );
}
