'use client';

import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { lazy, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/dialog';

const BudgetForm = lazy(() => import('./form/budget-form').then((module) => ({ default: module.BudgetForm })));

export function AddBudgetButton() {
  const t = useTranslations('budgets');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('new')}
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t('new')}>
        {(end) => <BudgetForm onDone={end} />}
      </Dialog>
    </>
  );
}
