'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Category } from '@/api/types';
import { Dialog } from '@/ui/dialog';
import { RowMenu } from '@/ui/row-menu';
import { useOnce } from '@/ui/use-once';
import { toast, toastProblem } from '@/ui/toast';

const CategoryForm = lazy(() => import('./category-form').then((module) => ({ default: module.CategoryForm })));
const RemoveCategory = lazy(() => import('./remove-category').then((module) => ({ default: module.RemoveCategory })));

/** What can be done with a category, behind one button. */
export function CategoryActs({ category }: { category: Category }) {
  const t = useTranslations('categories');
  const setArchived = useArchive();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState<'delete' | 'merge' | null>(null);
  const removes = useOnce(removing !== null);
  const { id, name, version, archived } = category;
  return (
    <>
      <RowMenu
        label={t('menu.label', { name })}
        acts={[
          { name: t('menu.edit'), onChoose: () => setEditing(true) },
          { name: t(archived ? 'menu.takeUp' : 'menu.archive'), onChoose: () => void setArchived(category, !archived) },
          { name: t('menu.merge'), onChoose: () => setRemoving('merge') },
          { name: t('menu.delete'), destroys: true, onChoose: () => setRemoving('delete') },
        ]}
      />
      <Dialog opened={editing} onClose={() => setEditing(false)} title={t('edit')} subject={`${id} ${version}`}>
        {(end) => <CategoryForm category={category} onDone={end} />}
      </Dialog>
      {removes && (
        <Suspense fallback={null}>
          <RemoveCategory key={id} category={category} way={removing} onClose={() => setRemoving(null)} />
        </Suspense>
      )}
    </>
  );
}

function useArchive() {
  const t = useTranslations('categories.said');
  const router = useRouter();
  const patch = ({ id, version }: Category, archived: boolean) =>
    unwrap(
      transactionApi.PATCH('/categories/{id}', {
        params: { path: { id } },
        headers: ifMatch(version),
        body: { archived },
      }),
    );
  return async (category: Category, archived: boolean): Promise<void> => {
    try {
      const changed = await patch(category, archived);
      const undo = async (): Promise<void> => {
        await patch(changed, !archived);
        router.refresh();
      };
      toast(t(archived ? 'archived' : 'takenUp', { name: category.name }), { undo });
    } catch (error) {
      toastProblem(error);
    }
    router.refresh();
  };
}
