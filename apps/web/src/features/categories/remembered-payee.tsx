'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { lazy, useState } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { PayeeCategoryPage } from '@/api/types';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Dialog } from '@/ui/dialog';
import { formatCount } from '@/ui/format';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { isSpendingIn } from '@/ui/ledger/refund';
import { RowMenu } from '@/ui/row-menu';
import { toast, toastProblem } from '@/ui/toast';

const RememberedForm = lazy(() => import('./remembered-form').then((module) => ({ default: module.RememberedForm })));

export type Remembered = PayeeCategoryPage['items'][number];

/** What is remembered of one payee: where it leads, how many rows it fits, and how it is changed or forgotten. */
export function RememberedPayee({ entry, withCategory = false }: { entry: Remembered; withCategory?: boolean }) {
  const { categories, locale } = useLedger();
  const t = useTranslations('categories');
  const words = useTranslations('ledger');
  const forget = useForget();
  const [editing, setEditing] = useState(false);
  const [forgetting, setForgetting] = useState(false);
  const { id, payeeContains: text, categoryId, count } = entry;
  const kind = entry.kind === 'income' && isSpendingIn(categories, [categoryId]) ? 'refund' : entry.kind;
  return (
    <li>
      <div>
        <p>
          {withCategory
            ? t('remembered.entry', { text, category: categoryLabel(categories, categoryId, words) })
            : t('remembered.contains', { text })}
        </p>
        <p className="small soft">{t('remembered.rows', { kind, count, shown: formatCount(count, locale) })}</p>
      </div>
      <RowMenu
        label={t('remembered.menu', { text })}
        acts={[
          { name: t('menu.edit'), onChoose: () => setEditing(true) },
          { name: t('menu.forget'), destroys: true, onChoose: () => setForgetting(true) },
        ]}
      />
      <Dialog
        opened={editing}
        onClose={() => setEditing(false)}
        title={t('remembered.edit')}
        subject={`${id} ${text} ${categoryId}`}
      >
        {(end) => <RememberedForm entry={entry} onDone={end} />}
      </Dialog>
      <ConfirmDialog
        opened={forgetting}
        onClose={() => setForgetting(false)}
        title={t('remembered.forgetTitle', { text })}
        confirm={t('menu.forget')}
        onConfirm={() => forget(entry)}
      >
        {t('remembered.forgetText')}
      </ConfirmDialog>
    </li>
  );
}

function useForget() {
  const t = useTranslations('categories.said');
  const router = useRouter();
  return async ({ id, payeeContains: text }: Remembered): Promise<void> => {
    try {
      await unwrap(transactionApi.DELETE('/payee-categories/{id}', { params: { path: { id } } }));
      toast(t('forgotten', { text }));
    } catch (error) {
      toastProblem(error);
    }
    router.refresh();
  };
}
