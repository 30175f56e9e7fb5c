'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, type ReactNode } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { AddTransaction, Transaction } from '@/api/types';
import { Choice } from '@/ui/controls/choice';
import { TextInput } from '@/ui/controls/field';
import { DateField } from '@/ui/form/date-field';
import { FormFrame } from '@/ui/form/form-frame';
import styles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import { errorsByField } from '@/ui/form/problem-fields';
import { ProposedLabel } from '@/ui/form/proposed-label';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { staleQueries } from '@/ui/stale-queries';
import { draftWords } from './draft-words';
import { initialDraft } from './initial-draft';
import { MoreDetails } from './more-details';
import { PayeeField } from './payee-field';
import { QuickLineField } from './quick-line-field';
import { changeOf, checkDraft } from './transaction-input';
import { useAnnounce } from './use-announce';
import { useEntry } from './use-entry';
import { rememberAccount } from './usual-account';
import { rememberDay } from './usual-day';
import { WhereFields } from './where-fields';

interface Props {
  /** The one to edit; without it a new one is added. */
  transaction?: Transaction;
  /** One that a new one begins as. */
  copyOf?: Transaction;
  /** What else can be done with it. */
  acts?: ReactNode;
  onDone: () => void;
}

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

/** Where there is no room for the line, a phone shows its keypad for the amount at once. */
const hasRoom = (): boolean => !window.matchMedia('(max-width: 54rem)').matches;

export function TransactionForm({ transaction, copyOf, acts, onDone }: Props) {
  const t = useTranslations();
  const words = useTranslations('quickAdd');
  const ledgerWords = useTranslations('ledger');
  const faults = useTranslations('quickAdd.faults');
  const ledger = useLedger();
  const [initial] = useState(() =>
    initialDraft({ ...(transaction && { transaction }), ...(copyOf && { copyOf }) }, ledger),
  );
  const [withLine] = useState(() => !transaction && !copyOf && hasRoom());
  const problemForm = useProblemForm({ initialValues: initial, onDone });
  const { form, busy, problem, submit, refuse, element } = problemForm;
  const entry = useEntry(problemForm, initial, transaction, copyOf !== undefined);
  const announce = useAnnounce();
  const focusFirst = (): void => element.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  // A copy takes the place of what was edited, and of the button that was pressed there.
  useEffect(() => {
    if (copyOf) element.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [copyOf, element]);

  async function save(done?: (saved: Transaction) => void): Promise<void> {
    const isSeen = await entry.settle();
    // An amount that came this moment is nobody's yet.
    if (!isSeen) return element.current?.querySelector<HTMLElement>('[inputmode="decimal"]')?.focus();
    const draft = form.getValues();
    const { body, errors } = checkDraft(draft, ledger.accounts, ledger.locale, faults);
    if (!body) {
      const fields = Object.entries(errors).map(([pointer, detail]) => ({ pointer, detail }));
      return refuse(errorsByField(draft, fields).errors);
    }
    let saved: Transaction;
    await submit(
      async (idempotencyKey) => {
        saved = await send(body, transaction, idempotencyKey);
        if (!transaction) {
          rememberAccount(saved.accountId);
          rememberDay(saved.date);
        }
        announce(saved, transaction ?? (body.accountId ? 'added' : 'opened'));
        await Promise.all((['transactions', 'payees'] as const).map((key) => staleQueries(key)));
      },
      done && (() => done(saved)),
    );
  }
  const another = ({ accountId }: Transaction): void => {
    entry.startOver({ ...initialDraft({}, ledger), accountId });
    focusFirst();
  };

  const field = form.getInputProps;
  const { type, accountId } = form.values;
  const from = ledger.accounts.find((account) => account.id === accountId);
  return (
    <FormFrame
      {...{ element, busy, problem, acts }}
      send={transaction ? t('common.save') : t('quickAdd.send')}
      onSend={() => save()}
      {...(!transaction && { onSendAnother: () => save(another) })}
      onCancel={onDone}
    >
      <Choice
        label={t('quickAdd.type.label')}
        fullWidth
        value={type}
        onChange={(value) => entry.changeType(value)}
        data={[
          { value: 'expense', label: t('quickAdd.type.expense') },
          { value: 'income', label: t('quickAdd.type.income') },
          { value: 'transfer', label: t('quickAdd.type.transfer') },
        ]}
      />
      {withLine && type !== 'transfer' && (
        <QuickLineField entry={entry} said={draftWords(form.values, ledger, words, ledgerWords)} />
      )}
      <div className={styles.pair}>
        <MoneyField
          label={<ProposedLabel proposed={entry.isProposed('amount')}>{t('quickAdd.amount')}</ProposedLabel>}
          {...((!withLine || type === 'transfer') && { 'data-autofocus': true })}
          required
          currency={from?.currency ?? form.values.currency}
          {...field('amount')}
        />
        <DateField label={t('quickAdd.date')} required {...field('date')} />
      </div>
      {type === 'transfer' ? (
        <TextInput label={t('quickAdd.description')} autoComplete="off" {...field('payee')} />
      ) : (
        <PayeeField form={form} entry={entry} />
      )}
      <WhereFields form={form} isProposed={entry.isProposed} {...(transaction && { transaction })} />
      <MoreDetails form={form} />
    </FormFrame>
  );
}
