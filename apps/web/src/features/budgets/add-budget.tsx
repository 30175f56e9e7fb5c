'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { AddButton } from '@/ui/add-button';

const BudgetForm = lazy(() => import('./form/budget-form').then((module) => ({ default: module.BudgetForm })));

export function AddBudgetButton() {
  const t = useTranslations('budgets');
  return <AddButton name={t('new')}>{(end) => <BudgetForm onDone={end} />}</AddButton>;
}
