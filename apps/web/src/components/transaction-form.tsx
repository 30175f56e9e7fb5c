'use client';

import { Button, NativeSelect, SegmentedControl, TextInput, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ifMatch, newIdempotencyKey, transactionApi } from '../api/browser';
import { asProblem, unwrap, type ApiProblem } from '../api/problem';
import type { Transaction } from '../api/types';
import { amountForInput } from '../domain/amount-input';
import { checkDraft, type CheckedDraft, type TransactionDraft } from '../domain/transaction-input';
import { CategorySelect } from './category-select';
import styles from './form.module.css';
import { useLedger, type Ledger } from './ledger-context';
import { ProblemAlert } from './problem-alert';
import { toast } from './toast';

const pointers = [
  '/amount',
  '/date',
  '/accountId',
  '/toAccountId',
  '/toAmount',
  '/categoryId',
  '/payee',
  '/note',
  '/tags',
];

function draftOf(transaction: Transaction | undefined, { locale, baseCurrency, today }: Ledger): TransactionDraft {
  return {
    type: transaction?.type ?? 'expense',
    amount: transaction ? amountForInput(transaction.amount.amount, locale) : '',
    currency: transaction?.amount.currency ?? baseCurrency,
    date: transaction?.date ?? today,
    accountId: transaction?.accountId ?? '',
    toAccountId: transaction?.toAccountId ?? '',
    toAmount: transaction?.toAmount ? amountForInput(transaction.toAmount.amount, locale) : '',
    categoryId: transaction?.categoryId ?? '',
    payee: transaction?.payee ?? '',
    note: transaction?.note ?? '',
    tags: transaction?.tags.join(', ') ?? '',
  };
}

export function TransactionForm({ transaction, onDone }: { transaction?: Transaction; onDone: () => void }) {
  const ledger = useLedger();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(transaction, ledger));
  const [own, setOwn] = useState<CheckedDraft['errors']>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);

  const set = <Field extends keyof TransactionDraft>(field: Field, value: TransactionDraft[Field]): void => {
    setDraft((before) => ({ ...before, [field]: value, ...(field === 'type' && { categoryId: '' }) }));
  };
  const error = (
    pointer: keyof CheckedDraft['errors'] | '/categoryId' | '/payee' | '/note' | '/tags',
  ): string | undefined => (own as Record<string, string | undefined>)[pointer] ?? problem?.at(pointer);

  async function submit(): Promise<void> {
    const { body, errors } = checkDraft(draft, ledger.accounts, ledger.locale);
    setOwn(errors);
    setProblem(null);
    if (!body) return;
    setBusy(true);
    try {
      if (transaction) {
        // Splits stay as they are unless a category is chosen in their place.
        const { categoryId, accountId, ...rest } = body;
        const keepSplits = transaction.splits.length > 0 && !categoryId;
        await unwrap(
          transactionApi.PATCH('/transactions/{id}', {
            params: { path: { id: transaction.id } },
            headers: ifMatch(transaction.version),
            body: {
              ...rest,
              ...(accountId && { accountId }),
              ...(!keepSplits && categoryId !== undefined && { categoryId }),
            },
          }),
        );
        toast('The transaction is changed.');
      } else {
        await unwrap(
          transactionApi.POST('/transactions/add', { params: { header: { 'Idempotency-Key': idempotencyKey } }, body }),
        );
        toast('The transaction is added.');
      }
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.refresh();
      onDone();
    } catch (thrown) {
      const refused = asProblem(thrown);
      setProblem(refused);
      setBusy(false);
      // A refusal is final for its key; only after a lost answer must the same key be sent again.
      if (refused.status >= 400 && refused.status < 500 && refused.status !== 409)
        setIdempotencyKey(newIdempotencyKey());
    }
  }

  const usable = ledger.accounts.filter((account) => !account.archived || account.id === transaction?.accountId);
  const accountData = usable.map((account) => ({ value: account.id, label: `${account.name} (${account.currency})` }));
  const from = ledger.accounts.find((account) => account.id === draft.accountId);
  const to = ledger.accounts.find((account) => account.id === draft.toAccountId);
  const transfer = draft.type === 'transfer';
  const currency = from?.currency ?? draft.currency;
  const splits = transaction?.splits.length ?? 0;

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {problem?.concernsOthersThan(pointers) && <ProblemAlert problem={problem} />}
      <SegmentedControl
        aria-label="Type"
        fullWidth
        value={draft.type}
        onChange={(value) => set('type', value as TransactionDraft['type'])}
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
          onChange={(event) => set('amount', event.currentTarget.value)}
          error={error('/amount')}
          classNames={{ input: styles.amount ?? '' }}
        />
        <NativeSelect
          label="Currency"
          value={currency}
          disabled={from !== undefined}
          onChange={(event) => set('currency', event.currentTarget.value)}
          data={[...ledger.currencies]}
        />
      </div>
      <div className={styles.pair}>
        <NativeSelect
          label={transfer ? 'From account' : 'Account'}
          required={transfer}
          value={draft.accountId}
          onChange={(event) => set('accountId', event.currentTarget.value)}
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
            onChange={(event) => set('toAccountId', event.currentTarget.value)}
            data={[
              { value: '', label: 'Choose…' },
              ...accountData.filter((account) => account.value !== draft.accountId),
            ]}
            error={error('/toAccountId')}
          />
        ) : (
          <CategorySelect
            label="Category"
            kind={draft.type === 'income' ? 'income' : 'expense'}
            none={splits > 0 ? `Split in ${splits} parts` : 'Uncategorised'}
            value={draft.categoryId}
            onChange={(event) => set('categoryId', event.currentTarget.value)}
            error={error('/categoryId')}
          />
        )}
      </div>
      {transfer && to && to.currency !== currency && (
        <TextInput
          label={`Amount that arrives (${to.currency})`}
          inputMode="decimal"
          autoComplete="off"
          required
          value={draft.toAmount}
          onChange={(event) => set('toAmount', event.currentTarget.value)}
          error={error('/toAmount')}
          classNames={{ input: styles.amount ?? '' }}
        />
      )}
      <div className={styles.pair}>
        <TextInput
          label={transfer ? 'Description' : 'Payee'}
          autoComplete="off"
          value={draft.payee}
          onChange={(event) => set('payee', event.currentTarget.value)}
          error={error('/payee')}
        />
        <TextInput
          label="Date"
          type="date"
          required
          value={draft.date}
          onChange={(event) => set('date', event.currentTarget.value)}
          error={error('/date')}
        />
      </div>
      <Textarea
        label="Note"
        rows={2}
        value={draft.note}
        onChange={(event) => set('note', event.currentTarget.value)}
        error={error('/note')}
      />
      <TextInput
        label="Tags"
        description="Separated by commas"
        autoComplete="off"
        value={draft.tags}
        onChange={(event) => set('tags', event.currentTarget.value)}
        error={error('/tags')}
      />
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
