'use client';

import { useRouter } from 'next/navigation';
import { lazy, useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Category } from '@/api/types';
import { ConfirmDelete } from '@/ui/confirm-button';
import { toast, toastProblem } from '@/ui/toast';

const CategorySelect = lazy(() =>
  import('@/ui/form/category-select').then((module) => ({ default: module.CategorySelect })),
);

export function DeleteCategory({ category }: { category: Category }) {
  const router = useRouter();
  const [moveTo, setMoveTo] = useState('');

  async function remove(): Promise<void> {
    try {
      await unwrap(
        transactionApi.DELETE('/categories/{id}', {
          params: {
            path: { id: category.id },
            query: { moveTo: moveTo || 'none' },
          },
          headers: ifMatch(category.version),
        }),
      );
      toast(`The category “${category.name}” is deleted.`);
      router.refresh();
    } catch (error) {
      toastProblem(error);
    }
  }

  return (
    <ConfirmDelete
      label={`Delete ${category.name}`}
      title={`Delete the category “${category.name}”?`}
      confirm="Delete category"
      onConfirm={remove}
    >
      <CategorySelect
        label="Its transactions go to"
        kind={category.kind}
        refunds={false}
        except={category.id}
        none="Uncategorised"
        value={moveTo}
        onChange={(event) => setMoveTo(event.currentTarget.value)}
      />
    </ConfirmDelete>
  );
}
