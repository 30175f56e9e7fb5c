'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { lazy, useState } from 'react';
import type { Account } from '@/api/types';
import { Dialog } from '@/ui/dialog';
import listStyles from '@/ui/list.module.css';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { useLedger } from '@/ui/ledger/ledger-context';
import { formatIban, formatMoney } from '@/ui/format';
import { netWorth } from './net-worth';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { accountTypes } from './account-types';
import { DeleteAccount } from './delete-account';

const AccountForm = lazy(() => import('./account-form').then((module) => ({ default: module.AccountForm })));

export function AddAccountButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        New account
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title="New account">
        {(end) => <AccountForm onDone={end} />}
      </Dialog>
    </>
  );
}

export function AccountList() {
  const { accounts, locale } = useLedger();
  const [editing, setEditing] = useState<Account | null>(null);

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
        <p className="soft money" suppressHydrationWarning>
          Net worth: {worth.map((sum) => formatMoney(sum, locale)).join(' · ')}
        </p>
      )}
      <ul className={`card ${listStyles.list}`}>
        {accounts.map((account) => (
          <li key={account.id}>
            <div>
              <p>
                <Link prefetch={false} href={transactionsLink({ account: account.id })}>
                  {account.name}
                </Link>{' '}
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
            <ExplainedAmount figure={{ figure: `balance:${account.id}` }} name={account.name} value={account.balance} />
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
              <DeleteAccount account={account} />
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title="Edit account"
        subject={`${editing?.id} ${editing?.version}`}
      >
        {(end) => editing && <AccountForm account={editing} onDone={end} />}
      </Dialog>
    </>
  );
}
