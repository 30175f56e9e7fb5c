'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { lazy, useState } from 'react';
import type { Account } from '@/api/types';
import { Dialog } from '@/ui/dialog';
import { formatAccountName } from '@/ui/format';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { RowMenu } from '@/ui/row-menu';
import { DeleteAccount } from './delete-account';
import { useAccountActs } from './use-account-acts';

const AccountForm = lazy(() => import('./account-form').then((module) => ({ default: module.AccountForm })));

/** What can be done with an account, behind one button of its row or its page. */
export function AccountActs({ account, onDeleted }: { account: Account; onDeleted?: () => void }) {
  const t = useTranslations('accounts');
  const router = useRouter();
  const { setArchived } = useAccountActs();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
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
      <DeleteAccount
        account={removing ? account : null}
        onClose={() => setRemoving(false)}
        {...(onDeleted && { onDeleted })}
      />
    </>
  );
}
