'use client';

import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { AddTransaction, Transaction } from '@/api/types';
import { FormFrame } from '@/ui/form/form-frame';
import styles from '@/ui/form/form.module.css';
import { errorsByField } from '@/ui/form/problem-fields';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { MoreDetails } from './more-details';
import { changeOf, checkDraft, draftOf, withType, type TransactionDraft } from './transaction-input';
import { WhereFields } from './where-fields';

/** After a refusal the person goes on at the first field that is wrong, or at the last part where they do not add up. */
function focusFirstWrong(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const parts = form?.querySelector('fieldset [role="alert"]')
    ? form.querySelectorAll<HTMLElement>('[data-part^="amount"]')
    : undefined;
  (wrong ?? parts?.[parts.length - 1])?.focus();
}

async function send(body: AddTransaction, before: Transaction | undefined, idempotencyKey: string): Promise<void> {
  if (before) {
    await unwrap(
      transactionApi.PATCH('/transactions/{id}', {
        params: { path: { id: before.id } },
        headers: ifMatch(before.version),
        body: changeOf(body, before),
      }),
    );
  } else {
    await unwrap(
      transactionApi.POST('/transactions/add', { params: { header: { 'Idempotency-Key': idempotencyKey } }, body }),
    );
  }
}

export function TransactionForm({ transaction, onDone }: { transaction?: Transaction; onDone: () => void }) {
  const ledger = useLedger();
  const queryClient = useQueryClient();
  const { form, busy, problem, submit } = useProblemForm({ initialValues: draftOf(transaction, ledger), onDone });
  const [refusals, setRefusals] = useState(0);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) focusFirstWrong(element.current);
  }, [refusals]);

  async function save(): Promise<void> {
    const draft = form.getValues();
    const { body, errors } = checkDraft(draft, ledger.accounts, ledger.locale);
    if (body) {
      await submit(async (idempotencyKey) => {
        await send(body, transaction, idempotencyKey);
        toast(`The transaction is ${transaction ? 'changed' : 'added'}.`);
        await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      });
    } else {
      const fields = Object.entries(errors).map(([pointer, detail]) => ({ pointer, detail }));
      form.setErrors(errorsByField(draft, fields).errors);
    }
    setRefusals(refusals + 1);
  }

  const field = form.getInputProps;
  const { type, accountId, currency } = form.values;
  const from = ledger.accounts.find((account) => account.id === accountId);
  return (
    <FormFrame
      ref={element}
      {...{ busy, problem }}
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
        <TextInput
          label="Amount"
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          required
          classNames={{ input: styles.amount ?? '' }}
          {...field('amount')}
        />
        <NativeSelect
          label="Currency"
          data={[...ledger.currencies]}
          disabled={from !== undefined}
          {...field('currency')}
          value={from?.currency ?? currency}
        />
      </div>
      <WhereFields form={form} {...(transaction && { transaction })} />
      <div className={styles.pair}>
        <TextInput label={type === 'transfer' ? 'Description' : 'Payee'} autoComplete="off" {...field('payee')} />
        <TextInput label="Date" type="date" required {...field('date')} />
      </div>
      <MoreDetails form={form} />
    </FormFrame>
  );
}
