'use client';

import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, type ReactNode } from 'react';
import type { Account, Transaction } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { NativeSelect } from '@/ui/controls/field';
import { CategorySelect } from '@/ui/form/category-select';
import styles from '@/ui/form/form.module.css';
import { ProposedLabel } from '@/ui/form/proposed-label';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ArrivingField } from './arriving-field';
import { RefundField } from './refund-field';
import { SplitFields } from './split-fields';
import { firstParts } from './split-parts';
import type { TransactionDraft } from './transaction-input';
import type { Entry } from './use-entry';
import { currenciesWithoutAccount, lastAccount, usualFirst } from './usual-account';

interface Props {
  form: ProblemForm<TransactionDraft>['form'];
  transaction?: Transaction;
  isProposed: Entry['isProposed'];
}

/** Where the money comes from and goes to: accounts, and the category or the parts. */
export function WhereFields({ form, transaction, isProposed }: Props) {
  const t = useTranslations('quickAdd.account');
  const { accounts, baseCurrency } = useLedger();
  const { type, accountId, currency } = form.values;
  const own = accounts.filter(({ id, archived }) => archived && id === transaction?.accountId);
  const options = [...own, ...usualFirst(accounts, lastAccount(), baseCurrency)].map(
    ({ id, name, currency: of }: Account) => ({
      value: id,
      label: t('of', { name, currency: of }),
    }),
  );
  const choose = { value: '', label: t('choose') };
  const transfer = type === 'transfer';
  const none = transfer ? choose : { value: '', label: t('new') };
  const account = (
    <>
      <NativeSelect
        label={transfer ? t('from') : <ProposedLabel proposed={isProposed('accountId')}>{t('label')}</ProposedLabel>}
        required={transfer}
        data={transaction ? options : transfer ? [none, ...options] : [...options, none]}
        {...form.getInputProps('accountId')}
      />
      {!transfer && accountId === '' && <NewAccount form={form} />}
    </>
  );
  const ofAccount = accounts.find(({ id }) => id === accountId)?.currency ?? currency;

  if (!transfer)
    return (
      <>
        <CategoryFields {...{ form, account, isProposed }} currency={ofAccount} />
        {type === 'income' && <RefundField form={form} />}
      </>
    );
  const [from, to] = [accountId, form.values.toAccountId].map((wanted) => accounts.find(({ id }) => id === wanted));
  return (
    <>
      <div className={styles.pair}>
        {account}
        <NativeSelect
          label={t('to')}
          required
          data={[choose, ...options.filter(({ value }) => value !== accountId)]}
          {...form.getInputProps('toAccountId')}
        />
      </div>
      {from && to && from.currency !== to.currency && <ArrivingField {...{ form, from, to }} />}
    </>
  );
}

/** The currency of an account that is opened with the entry, and that one is. */
function NewAccount({ form }: Pick<Props, 'form'>) {
  const t = useTranslations('quickAdd.account');
  const { accounts, currencies } = useLedger();
  return (
    <NativeSelect
      label={t('currency')}
      description={t('opens', { name: t('opened', { currency: form.values.currency }) })}
      data={currenciesWithoutAccount(currencies, accounts)}
      {...form.getInputProps('currency')}
    />
  );
}

interface CategoryProps extends Pick<Props, 'form' | 'isProposed'> {
  account: ReactNode;
  currency: string;
}

/** One category beside the account, or the parts below it. */
function CategoryFields({ form, account, currency, isProposed }: CategoryProps) {
  const t = useTranslations('quickAdd.category');
  const { type, amount, categoryId, splits } = form.values;
  const kind = type === 'income' ? 'income' : 'expense';
  const [splitHere, setSplitHere] = useState(false);
  const category = useRef<HTMLSelectElement>(null);

  function split(): void {
    setSplitHere(true);
    form.setFieldValue('splits', firstParts(categoryId, amount));
  }
  function oneCategory(): void {
    form.setValues({ splits: [], categoryId: splits.find((part) => part.categoryId)?.categoryId ?? '' });
    setTimeout(() => category.current?.focus());
  }

  if (splits.length > 0) {
    return (
      <>
        <div className="stack">{account}</div>
        <SplitFields {...{ form, currency, kind }} focusFirst={splitHere} onOneCategory={oneCategory} />
      </>
    );
  }
  return (
    <div className={`${styles.pair} ${styles.top}`}>
      <div className="stack">{account}</div>
      <div>
        <CategorySelect
          ref={category}
          label={<ProposedLabel proposed={isProposed('categoryId')}>{t('label')}</ProposedLabel>}
          kind={kind}
          none={t('none')}
          {...form.getInputProps('categoryId')}
        />
        <Button
          className={styles.below ?? ''}
          variant="light"
          size="compact-sm"
          leftSection={<IconArrowsSplit2 size={16} aria-hidden />}
          onClick={split}
        >
          {t('split')}
        </Button>
      </div>
    </div>
  );
}
