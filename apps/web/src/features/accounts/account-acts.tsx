'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import type { Account } from '@/api/types';
import { Dialog } from '@/ui/dialog';
import { formatAccountName } from '@/ui/format';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { useOnce } from '@/ui/use-once';
import { RowMenu } from '@/ui/row-menu';
import { useAccountActs } from './use-account-acts';

const AccountForm = lazy(() => import('./account-form').then((module) => ({ default: module.AccountForm })));
const DeleteAccount = lazy(() => import('./delete-account').then((module) => ({ default: module.DeleteAccount })));

/** What can be done with an account, behind one button of its row or its page. */
export function AccountActs({ account, onDeleted }: { account: Account; onDeleted?: () => void }) {
  const t = useTranslations('accounts');
  const router = useRouter();
  const { setArchived } = useAccountActs();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const removes = useOnce(removing);
  const { archived } = account;
  return (
    <>
      <RowMenu
        label={t('menu.label', { name: formatAccountName(account.name) })}
        acts={[
          { name: t('menu.rows'), onChoose: () => router.push(transactionsLink({ account: account.id })) },
          { name: t('menu.edit'), onChoose: () => setEditing(true) },
          { name: t(archived ? 'menu.takeUp' : 'menu.archive'), onChoose: () => void setArchived(account, !archived) },
          { name: t('menu.delete'), destroys: true, onChoose: () => setRemoving(true) },
        ]}
      />
      <Dialog
        opened={editing}
        onClose={() => setEditing(false)}
        title={t('edit')}
        subject={`${account.id} ${account.version}`}
      >
        {(end) => <AccountForm account={account} onDone={end} />}
      </Dialog>
      {removes && (
        <Suspense fallback={null}>
          <DeleteAccount
            account={removing ? account : null}
            onClose={() => setRemoving(false)}
            {...(onDeleted && { onDeleted })}
          />
        </Suspense>
      )}
    </>
  );
}
