'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Account } from '@/api/types';
import { ConfirmDelete } from '@/ui/confirm-button';
import { toast, toastProblem } from '@/ui/toast';

/** Deletes an account that nothing is in; one with transactions can only be archived, and that is what is offered then. */
export function DeleteAccount({ account: { id, name, version } }: { account: Account }) {
  const router = useRouter();
  const [used, setUsed] = useState<boolean | null>(null);

  function look(): void {
    unwrap(transactionApi.GET('/transactions', { params: { query: { limit: 1, accountId: id } } })).then(
      ({ items }) => setUsed(items.length > 0),
      // The service says it as well, when it is asked to delete.
      () => setUsed(false),
    );
  }

  async function archive(): Promise<void> {
    await unwrap(
      transactionApi.PATCH('/accounts/{id}', {
        params: { path: { id } },
        headers: ifMatch(version),
        body: { archived: true },
      }),
    );
    toast(`The account “${name}” is archived.`);
  }

  async function remove(): Promise<void> {
    await unwrap(transactionApi.DELETE('/accounts/{id}', { params: { path: { id } }, headers: ifMatch(version) }));
    toast(`The account “${name}” is deleted.`);
  }

  return (
    <ConfirmDelete
      label={`Delete ${name}`}
      title={used ? `“${name}” has transactions` : `Delete the account “${name}”?`}
      confirm={used ? 'Archive instead' : 'Delete account'}
      destroys={!used}
      onAsk={look}
      onConfirm={() => (used ? archive() : remove()).then(() => router.refresh(), toastProblem)}
    >
      {used
        ? 'An account with transactions cannot be deleted. Archived, it keeps them and is no longer offered.'
        : used === false
          ? 'Nothing is in it.'
          : 'Looking for transactions in it …'}
    </ConfirmDelete>
  );
}
