'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { lazy, useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Category } from '@/api/types';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { formatCount } from '@/ui/format';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { Queries } from '@/ui/queries';
import { toast, toastProblem } from '@/ui/toast';

const CategorySelect = lazy(() =>
  import('@/ui/form/category-select').then((module) => ({ default: module.CategorySelect })),
);

interface Props {
  category: Category;
  /** Into another one, or away; null where nothing is asked. */
  way: 'delete' | 'merge' | null;
  onClose: () => void;
}

/** Takes a category away: what is in it goes to another one, or is left without. One with children has to be emptied first. */
export function RemoveCategory(props: Props) {
  return (
    <Queries>
      <Removal {...props} />
    </Queries>
  );
}

function Removal({ category, way, onClose }: Props) {
  const { categories, locale } = useLedger();
  const t = useTranslations('categories');
  const remove = useRemove(category, way);
  const [moveTo, setMoveTo] = useState('');
  const count = useCount(category.id, way !== null);
  const hasChildren = categories.some(({ parentId }) => parentId === category.id);
  const merges = way === 'merge';
  return (
    <ConfirmDialog
      opened={way !== null}
      onClose={onClose}
      title={t(merges ? 'remove.mergeTitle' : 'remove.title', { name: category.name })}
      confirm={t(merges ? 'remove.merge' : 'remove.confirm')}
      destroys={!hasChildren}
      impossible={hasChildren || count === undefined || (merges && moveTo === '')}
      onConfirm={() => remove(moveTo)}
    >
      {hasChildren ? (
        t('remove.children')
      ) : (
        <div className="stack">
          <p>
            {count === undefined ? t('remove.looking') : t('remove.used', { count, shown: formatCount(count, locale) })}
          </p>
          {way !== null && (
            <CategorySelect
              label={t('remove.target')}
              kind={category.kind}
              refunds={false}
              except={category.id}
              none={t(merges ? 'remove.choose' : 'remove.none')}
              value={moveTo}
              onChange={(event) => setMoveTo(event.currentTarget.value)}
            />
          )}
        </div>
      )}
    </ConfirmDialog>
  );
}

/** How many rows are in it; undefined until that is known. */
function useCount(categoryId: string, enabled: boolean): number | undefined {
  const { data } = useQuery({
    queryKey: ['category-count', categoryId],
    enabled,
    gcTime: 0,
    queryFn: async () =>
      (await unwrap(transactionApi.GET('/transactions/totals', { params: { query: { categoryId } } }))).count,
  });
  return data;
}

function useRemove({ id, name, version }: Category, way: Props['way']) {
  const { categories } = useLedger();
  const t = useTranslations('categories.said');
  const words = useTranslations('ledger');
  const router = useRouter();
  return async (moveTo: string): Promise<void> => {
    try {
      await unwrap(
        transactionApi.DELETE('/categories/{id}', {
          params: { path: { id }, query: { moveTo: moveTo || 'none' } },
          headers: ifMatch(version),
        }),
      );
      toast(
        way === 'merge'
          ? t('merged', { name, into: categoryLabel(categories, moveTo, words) })
          : t('deleted', { name }),
      );
      // What is shown next has no button of this category any more.
      document.getElementById('content')?.focus({ preventScroll: true });
      router.push(moveTo ? `/categories?category=${moveTo}` : '/categories');
    } catch (error) {
      toastProblem(error);
    }
    router.refresh();
  };
}
