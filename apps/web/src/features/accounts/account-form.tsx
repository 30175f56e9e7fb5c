'use client';

import { useTranslations } from 'next-intl';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Account } from '@/api/types';
import { Checkbox, NativeSelect, TextInput } from '@/ui/controls/field';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';
import { DateField } from '@/ui/form/date-field';
import { FormFrame } from '@/ui/form/form-frame';
import styles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger, type Ledger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { ACCOUNT_TYPES } from './account-types';

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
  const t = useTranslations('accounts');
  const words = useTranslations('common');
  const { form, busy, problem, submit, refuse, element } = useProblemForm({
    initialValues: typed(account, ledger),
    onDone,
  });
  const field = form.getInputProps;

  async function save(): Promise<void> {
    const { currency, archived, openingBalance } = form.getValues();
    const amount = parseAmountInput(openingBalance, ledger.locale);
    if (!amount) return refuse({ openingBalance: t('form.amountWrong') });
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
      toast(t(account ? 'said.changed' : 'said.opened', { name: body.name }));
    });
  }

  return (
    <FormFrame
      {...{ element, busy, problem }}
      send={account ? words('save') : t('form.create')}
      onSend={save}
      onCancel={onDone}
    >
      <TextInput label={t('form.name')} required data-autofocus autoComplete="off" {...field('name')} />
      <div className={styles.pair}>
        <NativeSelect
          label={t('form.kind')}
          data={ACCOUNT_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
          {...field('type')}
        />
        <NativeSelect label={t('form.currency')} data={[...ledger.currencies]} {...field('currency')} />
      </div>
      <div className={styles.pair}>
        <MoneyField label={t('form.opening')} currency={form.values.currency} {...field('openingBalance')} />
        <DateField label={t('form.on')} {...field('openingDate')} />
      </div>
      <TextInput label={t('form.iban')} description={t('form.ibanText')} autoComplete="off" {...field('iban')} />
      <TextInput
        label={t('form.externalId')}
        description={t('form.externalText')}
        autoComplete="off"
        {...field('externalId')}
      />
      <Checkbox label={t('form.inNetWorth')} {...field('includeInNetWorth', { type: 'checkbox' })} />
      {account && <Checkbox label={t('form.archived')} {...field('archived', { type: 'checkbox' })} />}
    </FormFrame>
  );
}
