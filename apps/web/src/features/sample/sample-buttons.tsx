'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ifMatch, newIdempotencyKey, transactionApi } from '@/api/browser';
import { allImports, commitImport, endOf, uploadImport, withdrawImport } from '@/api/imports';
import { ApiProblem, unwrap } from '@/api/problem';
import { accountsMadeBy, isSampleImport, sampleBudgetsIn } from './sample';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast, toastProblem } from '@/ui/toast';

/** Takes something away; that it is gone already, or in use by now, is no failure. */
async function removeIfFree(removal: Promise<unknown>): Promise<void> {
  await removal.catch((error: unknown) => {
    if (!(error instanceof ApiProblem && (error.status === 404 || error.status === 409))) throw error;
  });
}

function useSampleAct(act: () => Promise<string>, opens: string) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      toast(await act());
      router.push(opens);
    } catch (error) {
      toastProblem(error);
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.refresh();
      setBusy(false);
    }
  };
  return { busy, run: () => void run() };
}

/** Two years of an invented household as one import, then its budgets. */
export function LoadSampleButton({ today }: { today: string }) {
  const { busy, run } = useSampleAct(async () => {
    const { sampleHousehold } = await import('@pft/demo');
    const { csv, fileName, budgets } = sampleHousehold(today);
    const file = new File([csv], fileName, { type: 'text/csv' });
    const { id } = await endOf(await uploadImport(file, undefined, 'none'));
    const { result } = await endOf(await commitImport(id, newIdempotencyKey()));
    const { items: categories } = await unwrap(
      transactionApi.GET('/categories', { params: { query: { limit: 200 } } }),
    );
    for (const { name, categoryNames, limit, period, thresholds } of budgets) {
      const categoryIds = categories
        .filter((category) => category.kind === 'expense' && categoryNames.includes(category.name))
        .map((category) => category.id);
      await unwrap(
        transactionApi.POST('/budgets', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { name, categoryIds, limit, period, thresholds, rollover: 'none' },
        }),
      );
    }
    return `${result?.inserted ?? 0} transactions and ${budgets.length} budgets are loaded. Remove them again in the settings.`;
  }, '/');
  return (
    <p>
      <Button variant="light" loading={busy} onClick={run}>
        Load sample data
      </Button>
    </p>
  );
}

/** Undoes the sample's import and takes away its budgets and the accounts it made, where nothing else uses them. */
export function RemoveSampleButton() {
  const { today } = useLedger();
  const { busy, run } = useSampleAct(async () => {
    const { sampleHousehold } = await import('@pft/demo');
    const imports = (await allImports()).filter(isSampleImport);
    const accounts = await unwrap(transactionApi.GET('/accounts', { params: { query: { limit: 200 } } }));
    const made = imports.flatMap((each) => accountsMadeBy(each, accounts.items));

    for (const { id } of imports) await withdrawImport(id, 'remove');

    const budgets = await unwrap(transactionApi.GET('/budgets', { params: { query: { limit: 200 } } }));
    for (const { id, version } of sampleBudgetsIn(budgets.items, sampleHousehold(today).budgets)) {
      await removeIfFree(
        unwrap(transactionApi.DELETE('/budgets/{id}', { params: { path: { id } }, headers: ifMatch(version) })),
      );
    }
    // The undo itself took the accounts along that nothing else uses; what is left of them may be empty by now.
    const left = await unwrap(transactionApi.GET('/accounts', { params: { query: { limit: 200 } } }));
    for (const { id } of left.items.filter((account) => made.some((each) => each.id === account.id))) {
      const rows = await unwrap(
        transactionApi.GET('/transactions', { params: { query: { limit: 1, accountId: id } } }),
      );
      if (rows.items.length > 0) continue;
      await removeIfFree(unwrap(transactionApi.DELETE('/accounts/{id}', { params: { path: { id } } })));
    }
    return 'The sample data is gone.';
  }, '/');
  return (
    <p>
      <Button color="red" variant="light" loading={busy} onClick={run}>
        Remove sample data
      </Button>
    </p>
  );
}
