'use client';

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Account } from '@/api/types';
import styles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/form/use-submit';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';

export const accountTypes = [
  { value: 'checking', label: 'Checking' },
  { value: 'savings', label: 'Savings' },
  { value: 'cash', label: 'Cash' },
  { value: 'credit-card', label: 'Credit card' },
  { value: 'loan', label: 'Loan' },
  { value: 'investment', label: 'Investment' },
  { value: 'other', label: 'Other' },
] as const;

const pointers = ['/name', '/type', '/currency', '/openingBalance', '/openingDate', '/iban', '/externalId'];

export function AccountForm({ account, onDone }: { account?: Account; onDone: () => void }) {
  const { currencies, baseCurrency, locale, today } = useLedger();
  const [name, setName] = useState(account?.name ?? '');
  const [type, setType] = useState<Account['type']>(account?.type ?? 'checking');
  const [currency, setCurrency] = useState(account?.currency ?? baseCurrency);
  const [opening, setOpening] = useState(account ? amountForInput(account.openingBalance.amount, locale) : '0');
  const [openingDate, setOpeningDate] = useState(account?.openingDate ?? today);
  const [iban, setIban] = useState(account?.iban ?? '');
  const [externalId, setExternalId] = useState(account?.externalId ?? '');
  const [includeInNetWorth, setIncludeInNetWorth] = useState(account?.includeInNetWorth ?? true);
  const [archived, setArchived] = useState(account?.archived ?? false);
  const [own, setOwn] = useState<string | undefined>();
  const { busy, problem, submit } = useSubmit(onDone);

  async function save(): Promise<void> {
    const amount = parseAmountInput(opening, locale);
    setOwn(amount ? undefined : 'Enter an amount such as 12.34 or -12.34.');
    if (!amount) return;
    const body = {
      name: name.trim(),
      type,
      openingBalance: { amount, currency },
      openingDate,
      iban: iban.replace(/\s/g, '').toUpperCase() || null,
      externalId: externalId.trim() || null,
      includeInNetWorth,
    };
    await submit(async (key) => {
      if (account) {
        await unwrap(
          transactionApi.PATCH('/accounts/{id}', {
            params: { path: { id: account.id } },
            headers: ifMatch(account.version),
            body: { ...body, archived, ...(currency !== account.currency && { currency }) },
          }),
        );
        toast(`The account “${body.name}” is changed.`);
      } else {
        await unwrap(
          transactionApi.POST('/accounts', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...body, currency },
          }),
        );
        toast(`The account “${body.name}” is made.`);
      }
    });
  }

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem?.concernsOthersThan(pointers) && <ProblemAlert problem={problem} />}
      <TextInput
        label="Name"
        required
        data-autofocus
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem?.at('/name')}
      />
      <div className={styles.pair}>
        <NativeSelect
          label="Kind"
          value={type}
          onChange={(event) => setType(event.currentTarget.value as Account['type'])}
          data={[...accountTypes]}
          error={problem?.at('/type')}
        />
        <NativeSelect
          label="Currency"
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value)}
          data={[...currencies]}
          error={problem?.at('/currency')}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label="Opening balance"
          inputMode="decimal"
          autoComplete="off"
          value={opening}
          onChange={(event) => setOpening(event.currentTarget.value)}
          error={own ?? problem?.at('/openingBalance')}
          classNames={{ input: styles.amount ?? '' }}
        />
        <TextInput
          label="On"
          type="date"
          value={openingDate}
          onChange={(event) => setOpeningDate(event.currentTarget.value)}
          error={problem?.at('/openingDate')}
        />
      </div>
      <TextInput
        label="IBAN"
        description="So that imported files find this account"
        autoComplete="off"
        value={iban}
        onChange={(event) => setIban(event.currentTarget.value)}
        error={problem?.at('/iban')}
      />
      <TextInput
        label="Bank's id of the account"
        description="For files that name no IBAN"
        autoComplete="off"
        value={externalId}
        onChange={(event) => setExternalId(event.currentTarget.value)}
        error={problem?.at('/externalId')}
      />
      <Checkbox
        label="Part of the net worth"
        checked={includeInNetWorth}
        onChange={(event) => setIncludeInNetWorth(event.currentTarget.checked)}
      />
      {account && (
        <Checkbox
          label="Archived: kept, but no longer offered"
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          {account ? 'Save' : 'Make account'}
        </Button>
      </div>
    </form>
  );
}
