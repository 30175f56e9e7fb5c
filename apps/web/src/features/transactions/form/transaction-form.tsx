'use client';

import { SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { AddTransaction, Transaction } from '@/api/types';
import { DateField } from '@/ui/form/date-field';
import { FormFrame } from '@/ui/form/form-frame';
import styles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import { errorsByField } from '@/ui/form/problem-fields';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger, type Ledger } from '@/ui/ledger/ledger-context';
import { MoreDetails } from './more-details';
import { changeOf, checkDraft, draftOf, withType, type TransactionDraft } from './transaction-input';
import { useAnnounce } from './use-announce';
import { currenciesWithoutAccount, lastAccount, rememberAccount, usualFirst } from './usual-account';
import { WhereFields } from './where-fields';

function send(body: AddTransaction, before: Transaction | undefined, idempotencyKey: string): Promise<Transaction> {
  if (before) {
    return unwrap(
      transactionApi.PATCH('/transactions/{id}', {
        params: { path: { id: before.id } },
        headers: ifMatch(before.version),
        body: changeOf(body, before),
      }),
    );
  }
  return unwrap(
    transactionApi.POST('/transactions/add', { params: { header: { 'Idempotency-Key': idempotencyKey } }, body }),
  );
}

/** The form of what there is, or of a new entry, in the account that it most likely belongs to. */
function initialDraft(transaction: Transaction | undefined, ledger: Ledger): TransactionDraft {
  const draft = draftOf(transaction, ledger);
  if (transaction) return draft;
  const account = usualFirst(ledger.accounts, lastAccount(), ledger.baseCurrency)[0];
  const free = currenciesWithoutAccount(ledger.currencies, ledger.accounts);
  return {
    ...draft,
    accountId: account?.id ?? '',
    currency: free.includes(draft.currency) ? draft.currency : (free[0] ?? draft.currency),
  };
}

export function TransactionForm({ transaction, onDone }: { transaction?: Transaction; onDone: () => void }) {
  const ledger = useLedger();
  const queryClient = useQueryClient();
  const { form, busy, problem, submit, refuse, element } = useProblemForm({
    initialValues: initialDraft(transaction, ledger),
    onDone,
  });
  const announce = useAnnounce();

  async function save(): Promise<void> {
    const draft = form.getValues();
    const { body, errors } = checkDraft(draft, ledger.accounts, ledger.locale);
    if (body) {
      await submit(async (idempotencyKey) => {
        const saved = await send(body, transaction, idempotencyKey);
        if (!transaction) rememberAccount(saved.accountId);
        announce(saved, transaction ? 'changed' : body.accountId ? 'added' : 'opened');
        await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      });
    } else {
      const fields = Object.entries(errors).map(([pointer, detail]) => ({ pointer, detail }));
      refuse(errorsByField(draft, fields).errors);
    }
  }

  const field = form.getInputProps;
  const { type, accountId } = form.values;
  const from = ledger.accounts.find((account) => account.id === accountId);
  return (
    <FormFrame
      {...{ element, busy, problem }}
      send={transaction ? 'Save' : 'Add transaction'}
      onSend={save}
      onCancel={onDone}
    >
      <SegmentedControl
        aria-label="Type"
        fullWidth
        value={type}
        onChange={(value) => form.setValues(withType(form.getValues(), value as TransactionDraft['type']))}
        data={[
          { value: 'expense', label: 'Expense' },
          { value: 'income', label: 'Income' },
          { value: 'transfer', label: 'Transfer' },
        ]}
      />
      <div className={styles.pair}>
        <MoneyField
          label="Amount"
          data-autofocus
          required
          currency={from?.currency ?? form.values.currency}
          {...field('amount')}
        />
        <DateField label="Date" required {...field('date')} />
      </div>
      <WhereFields form={form} {...(transaction && { transaction })} />
      <TextInput label={type === 'transfer' ? 'Description' : 'Payee'} autoComplete="off" {...field('payee')} />
      <MoreDetails form={form} />
    </FormFrame>
  );
}
