'use client';

import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction } from '@/api/types';
import { firstParts } from './split-parts';
import { changeOf, checkDraft, draftOf, withType, type CheckedDraft, type TransactionDraft } from './transaction-input';
import { CategorySelect } from '@/ui/form/category-select';
import styles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { detailPointers, MoreDetails } from './more-details';
import { ProblemAlert } from '@/ui/problem-alert';
import { SplitParts } from './split-fields';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/form/use-submit';

const pointers = [
  '/amount',
  '/date',
  '/accountId',
  '/toAccountId',
  '/toAmount',
  '/categoryId',
  '/splits',
  '/payee',
  ...detailPointers,
];

export function TransactionForm({ transaction, onDone }: { transaction?: Transaction; onDone: () => void }) {
  const ledger = useLedger();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(transaction, ledger));
  const [own, setOwn] = useState<CheckedDraft['errors']>({});
  const [sentParts, setSentParts] = useState(draft.parts);
  const [splitHere, setSplitHere] = useState(false);
  const { busy, problem, submit } = useSubmit(onDone);
  const form = useRef<HTMLFormElement>(null);

  // After a refusal the person goes on at the first field that is wrong.
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const parts = own['/splits'] ? form.current?.querySelectorAll<HTMLElement>('[data-part^="amount"]') : undefined;
    (wrong ?? parts?.[parts.length - 1])?.focus();
  }, [own, problem]);

  const change = (part: Partial<TransactionDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const error = (pointer: string): string | undefined => own[pointer] ?? problem?.at(pointer);
  // A pointer counts the parts as they were sent; once they are changed it may mean another one.
  const partError = (pointer: string): string | undefined => (sentParts === draft.parts ? error(pointer) : undefined);
  const splitsError = own['/splits'] ?? problem?.fields.find(({ pointer }) => pointer === '/splits')?.detail;

  async function save(): Promise<void> {
    const { body, errors } = checkDraft(draft, ledger.accounts, ledger.locale);
    setOwn(errors);
    setSentParts(draft.parts);
    if (!body) return;
    await submit(async (idempotencyKey) => {
      if (transaction) {
        await unwrap(
          transactionApi.PATCH('/transactions/{id}', {
            params: { path: { id: transaction.id } },
            headers: ifMatch(transaction.version),
            body: changeOf(body, transaction),
          }),
        );
      } else {
        await unwrap(
          transactionApi.POST('/transactions/add', { params: { header: { 'Idempotency-Key': idempotencyKey } }, body }),
        );
      }
      toast(`The transaction is ${transaction ? 'changed' : 'added'}.`);
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
    });
  }

  function oneCategory(): void {
    change({ parts: [], categoryId: draft.parts.find(({ categoryId }) => categoryId)?.categoryId ?? '' });
    setTimeout(() => form.current?.querySelector<HTMLElement>('[name="category"]')?.focus());
  }

  const usable = ledger.accounts.filter((account) => !account.archived || account.id === transaction?.accountId);
  const accountData = usable.map((account) => ({ value: account.id, label: `${account.name} (${account.currency})` }));
  const from = ledger.accounts.find((account) => account.id === draft.accountId);
  const to = ledger.accounts.find((account) => account.id === draft.toAccountId);
  const transfer = draft.type === 'transfer';
  const currency = from?.currency ?? draft.currency;
  const split = draft.parts.length > 0;
  const kind = draft.type === 'income' ? 'income' : 'expense';

  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem?.concernsOthersThan(pointers) && <ProblemAlert problem={problem} />}
      <SegmentedControl
        aria-label="Type"
        fullWidth
        value={draft.type}
        onChange={(value) => setDraft((before) => withType(before, value as TransactionDraft['type']))}
        data={[
          { value: 'expense', label: 'Expense' },
          { value: 'income', label: 'Income' },
          { value: 'transfer', label: 'Transfer' },
        ]}
      />
      <div className={styles.pair}>
        <TextInput
          label="Amount"
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          required
          value={draft.amount}
          onChange={(event) => change({ amount: event.currentTarget.value })}
          error={error('/amount')}
          classNames={{ input: styles.amount ?? '' }}
        />
        <NativeSelect
          label="Currency"
          value={currency}
          disabled={from !== undefined}
          onChange={(event) => change({ currency: event.currentTarget.value })}
          data={[...ledger.currencies]}
        />
      </div>
      <div className={split && !transfer ? undefined : styles.pair}>
        <NativeSelect
          label={transfer ? 'From account' : 'Account'}
          required={transfer}
          value={draft.accountId}
          onChange={(event) => change({ accountId: event.currentTarget.value })}
          data={[
            ...(transaction
              ? []
              : [{ value: '', label: transfer ? 'Choose…' : `Default account (${draft.currency})` }]),
            ...accountData,
          ]}
          error={error('/accountId')}
        />
        {transfer ? (
          <NativeSelect
            label="To account"
            required
            value={draft.toAccountId}
            onChange={(event) => change({ toAccountId: event.currentTarget.value })}
            data={[
              { value: '', label: 'Choose…' },
              ...accountData.filter((account) => account.value !== draft.accountId),
            ]}
            error={error('/toAccountId')}
          />
        ) : (
          !split && (
            <div>
              <CategorySelect
                label="Category"
                name="category"
                kind={kind}
                none="Uncategorised"
                value={draft.categoryId}
                onChange={(event) => change({ categoryId: event.currentTarget.value })}
                error={error('/categoryId')}
              />
              <Button
                className={`${styles.below} ${styles.flush}`}
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  setSplitHere(true);
                  change({ parts: firstParts(draft.categoryId) });
                }}
              >
                Split into parts
              </Button>
            </div>
          )
        )}
      </div>
      {!transfer && split && (
        <SplitParts
          parts={draft.parts}
          amount={draft.amount}
          currency={currency}
          kind={kind}
          error={partError}
          wholeError={sentParts === draft.parts ? splitsError : undefined}
          focusFirst={splitHere}
          onChange={(parts) => change({ parts })}
          onOneCategory={oneCategory}
        />
      )}
      {transfer && to && to.currency !== currency && (
        <TextInput
          label={`Amount that arrives (${to.currency})`}
          inputMode="decimal"
          autoComplete="off"
          required
          value={draft.toAmount}
          onChange={(event) => change({ toAmount: event.currentTarget.value })}
          error={error('/toAmount')}
          classNames={{ input: styles.amount ?? '' }}
        />
      )}
      <div className={styles.pair}>
        <TextInput
          label={transfer ? 'Description' : 'Payee'}
          autoComplete="off"
          value={draft.payee}
          onChange={(event) => change({ payee: event.currentTarget.value })}
          error={error('/payee')}
        />
        <TextInput
          label="Date"
          type="date"
          required
          value={draft.date}
          onChange={(event) => change({ date: event.currentTarget.value })}
          error={error('/date')}
        />
      </div>
      <MoreDetails details={draft} error={error} onChange={change} />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          {transaction ? 'Save' : 'Add transaction'}
        </Button>
      </div>
    </form>
  );
}
