'use client';

import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Account } from '@/api/types';
import { Amount } from '@/ui/amount';
import { ConfirmDelete } from '@/ui/confirm-button';
import listStyles from '@/ui/list.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast, toastProblem } from '@/ui/toast';
import { formatIban, formatMoney } from '@/ui/format';
import { netWorth } from './net-worth';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { AccountForm, accountTypes } from './account-form';

export function AddAccountButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        New account
      </Button>
      {open && (
        <Modal opened onClose={() => setOpen(false)} title="New account">
          <AccountForm onDone={() => setOpen(false)} />
        </Modal>
      )}
    </>
  );
}

export function AccountList() {
  const { accounts, locale } = useLedger();
  const router = useRouter();
  const [editing, setEditing] = useState<Account | null>(null);

  async function remove({ id, name, version }: Account): Promise<void> {
    try {
      await unwrap(transactionApi.DELETE('/accounts/{id}', { params: { path: { id } }, headers: ifMatch(version) }));
      toast(`The account “${name}” is deleted.`);
      router.refresh();
    } catch (error) {
      toastProblem(error);
    }
  }

  if (accounts.length === 0) {
    return (
      <div className="card empty">
        <h2>No accounts yet</h2>
        <p className="soft">The first transaction in a currency makes an account for it. Or make your own now.</p>
      </div>
    );
  }
  const worth = netWorth(accounts);
  return (
    <>
      {worth.length > 0 && (
        <p className="soft" suppressHydrationWarning>
          Net worth: {worth.map((sum) => formatMoney(sum, locale)).join(' · ')}
        </p>
      )}
      <ul className={`card ${listStyles.list}`}>
        {accounts.map((account) => (
          <li key={account.id}>
            <div>
              <p>
                <Link href={transactionsLink({ account: account.id })}>{account.name}</Link>{' '}
                {account.archived && (
                  <span className="badge" data-tone="plain">
                    Archived
                  </span>
                )}
              </p>
              <p className="small soft">
                {accountTypes.find((type) => type.value === account.type)?.label} · {account.currency}
                {account.iban && ` · ${formatIban(account.iban)}`}
                {!account.includeInNetWorth && ' · not part of the net worth'}
              </p>
            </div>
            <Amount value={account.balance} locale={locale} />
            <div className={listStyles.actions}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={`Edit ${account.name}`}
                onClick={() => setEditing(account)}
              >
                <IconPencil size={18} aria-hidden />
              </ActionIcon>
              <ConfirmDelete
                label={`Delete ${account.name}`}
                title={`Delete the account “${account.name}”?`}
                confirm="Delete account"
                onConfirm={() => remove(account)}
              >
                Only an account without transactions can be deleted; any other can be archived.
              </ConfirmDelete>
            </div>
          </li>
        ))}
      </ul>
      {editing && (
        <Modal opened onClose={() => setEditing(null)} title="Edit account">
          <AccountForm account={editing} onDone={() => setEditing(null)} />
        </Modal>
      )}
    </>
  );
}
