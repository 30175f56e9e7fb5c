'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { AddButton } from '@/ui/add-button';

const CategoryForm = lazy(() => import('./category-form').then((module) => ({ default: module.CategoryForm })));

export function AddCategoryButton() {
  const t = useTranslations('categories');
  return <AddButton name={t('new')}>{(end) => <CategoryForm onDone={end} />}</AddButton>;
}
