'use client';

import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Account } from '@/api/types';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';
import { DateField } from '@/ui/form/date-field';
import { FormFrame } from '@/ui/form/form-frame';
import styles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger, type Ledger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { accountTypes } from './account-types';

const typed = (account: Account | undefined, { locale, baseCurrency, today }: Ledger) => ({
  name: account?.name ?? '',
  type: account?.type ?? ('checking' as Account['type']),
  currency: account?.currency ?? baseCurrency,
  openingBalance: account ? amountForInput(account.openingBalance.amount, locale) : '0',
  openingDate: account?.openingDate ?? today,
  iban: account?.iban ?? '',
  externalId: account?.externalId ?? '',
  includeInNetWorth: account?.includeInNetWorth ?? true,
  archived: account?.archived ?? false,
});
type Typed = ReturnType<typeof typed>;

const bodyOf = ({ name, type, currency, openingDate, iban, externalId, includeInNetWorth }: Typed, amount: string) => ({
  name: name.trim(),
  type,
  openingBalance: { amount, currency },
  openingDate,
  iban: iban.replace(/\s/g, '').toUpperCase() || null,
  externalId: externalId.trim() || null,
  includeInNetWorth,
});

export function AccountForm({ account, onDone }: { account?: Account; onDone: () => void }) {
  const ledger = useLedger();
  const { form, busy, problem, submit, refuse, element } = useProblemForm({
    initialValues: typed(account, ledger),
    onDone,
  });
  const field = form.getInputProps;

  async function save(): Promise<void> {
    const { currency, archived, openingBalance } = form.getValues();
    const amount = parseAmountInput(openingBalance, ledger.locale);
    if (!amount) return refuse({ openingBalance: 'Enter an amount such as 12.34 or -12.34.' });
    const body = bodyOf(form.getValues(), amount);
    await submit(async (key) => {
      if (account) {
        await unwrap(
          transactionApi.PATCH('/accounts/{id}', {
            params: { path: { id: account.id } },
            headers: ifMatch(account.version),
            body: { ...body, archived, ...(currency !== account.currency && { currency }) },
          }),
        );
      } else {
        await unwrap(
          transactionApi.POST('/accounts', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...body, currency },
          }),
        );
      }
      toast(`The account “${body.name}” is ${account ? 'changed' : 'made'}.`);
    });
  }

  return (
    <FormFrame {...{ element, busy, problem }} send={account ? 'Save' : 'Make account'} onSend={save} onCancel={onDone}>
      <TextInput label="Name" required data-autofocus autoComplete="off" {...field('name')} />
      <div className={styles.pair}>
        <NativeSelect label="Kind" data={[...accountTypes]} {...field('type')} />
        <NativeSelect label="Currency" data={[...ledger.currencies]} {...field('currency')} />
      </div>
      <div className={styles.pair}>
        <MoneyField label="Opening balance" currency={form.values.currency} {...field('openingBalance')} />
        <DateField label="On" {...field('openingDate')} />
      </div>
      <TextInput
        label="IBAN"
        description="So that imported files find this account"
        autoComplete="off"
        {...field('iban')}
      />
      <TextInput
        label="Bank's id of the account"
        description="For files that name no IBAN"
        autoComplete="off"
        {...field('externalId')}
      />
      <Checkbox label="Part of the net worth" {...field('includeInNetWorth', { type: 'checkbox' })} />
      {account && (
        <Checkbox label="Archived: kept, but no longer offered" {...field('archived', { type: 'checkbox' })} />
      )}
    </FormFrame>
  );
}
