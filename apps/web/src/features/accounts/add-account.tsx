'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { AddButton } from '@/ui/add-button';

const AccountForm = lazy(() => import('./account-form').then((module) => ({ default: module.AccountForm })));

export function AddAccountButton() {
  const t = useTranslations('accounts');
  return <AddButton name={t('new')}>{(end) => <AccountForm onDone={end} />}</AddButton>;
}
