'use client';

import { useState } from 'react';
import type { Account, Payee, Transaction } from '@/api/types';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { payeeCalled, usePayees } from '@/ui/form/use-payees';
import { useLedger } from '@/ui/ledger/ledger-context';
import { isProposed, withProposal, type Proposal, type Proposed, type ProposedField } from './payee-proposal';
import { parseQuickLine, withPayee, type QuickLine } from './quick-line';
import { withType, type TransactionDraft } from './transaction-input';
import { usualFirst } from './usual-account';

export interface Entry {
  payees: readonly Payee[];
  /** Whether what the field has was proposed and is not a person's own. */
  isProposed: (field: ProposedField) => boolean;
  changeType: (type: TransactionDraft['type']) => void;
  line: string;
  changeLine: (line: string) => void;
  choosePayee: (name: string) => void;
  /** Waits for what the payee proposes, and tells whether all that would be sent was seen. */
  settle: () => Promise<boolean>;
  /** Everything anew for the next one, in the same account. */
  startOver: (draft: TransactionDraft) => void;
}

const usualOf = ({ type, accountId, categoryId, amount }: TransactionDraft): Proposed => ({
  type,
  accountId,
  categoryId,
  amount,
});

/** What is open to proposals: of a new entry all of it, of one that is there a category that it lacks. */
function openTo(draft: TransactionDraft, before: Transaction | undefined, isCopy: boolean): Partial<Proposed> {
  if (isCopy) return {};
  if (!before) return usualOf(draft);
  return draft.categoryId === '' && draft.splits.length === 0 ? { categoryId: '' } : {};
}

/** The form of an entry together with its one line, and with what its payee proposes. */
export function useEntry(
  { form }: Pick<ProblemForm<TransactionDraft>, 'form'>,
  initial: TransactionDraft,
  before: Transaction | undefined,
  isCopy: boolean,
): Entry {
  const { accounts, categories, locale, baseCurrency } = useLedger();
  const [usual, setUsual] = useState(() => usualOf(initial));
  const [offered, setOffered] = useState(() => openTo(initial, before, isCopy));
  const [line, setLine] = useState('');
  const { payee } = form.values;
  const isNamedAnew = !before || payee.trim() !== (before.payeeName ?? '');
  const { items, called } = usePayees(isNamedAnew ? payee : '');
  const known = payeeCalled(items, payee);
  const regional = { locale, currencies: currenciesOf(accounts, baseCurrency) };

  function offer(by: Payee | undefined, from: Partial<Proposed>): Proposal {
    const next = withProposal({ draft: form.getValues(), offered: from }, by, { usual, accounts, categories, locale });
    form.setValues(next.draft);
    setOffered(next.offered);
    return next;
  }
  const [shown, setShown] = useState(known);
  if (shown !== known) {
    setShown(known);
    if (isNamedAnew) offer(known, offered);
  }

  function changeType(type: TransactionDraft['type']): void {
    form.setValues(withType(form.getValues(), type));
    offer(known, 'categoryId' in offered ? { ...offered, categoryId: '' } : offered);
  }

  function changeLine(typed: string): void {
    const [was, is] = [parseQuickLine(line, regional), parseQuickLine(typed, regional)];
    setLine(typed);
    if (was.payee !== is.payee) form.setFieldValue('payee', is.payee);
    if (was.amount !== is.amount) form.setFieldValue('amount', is.amount || (offered.amount ?? ''));
    if (was.income !== is.income) changeType(is.income ? 'income' : usual.type);
    if (was.currency !== is.currency) chooseCurrency(is);
  }
  function chooseCurrency({ currency }: QuickLine): void {
    const of = (id: string): string | undefined => accounts.find((account) => account.id === id)?.currency;
    if (currency === null || of(form.getValues().accountId) === currency) return;
    const account = usualFirst(accounts, usual.accountId, baseCurrency).find((each) => each.currency === currency);
    if (account) form.setFieldValue('accountId', account.id);
  }
  function choosePayee(name: string): void {
    form.setFieldValue('payee', name);
    if (line !== '') setLine(withPayee(line, name, regional));
  }

  async function settle(): Promise<boolean> {
    if (!isNamedAnew) return true;
    const seen = form.getValues().amount;
    return offer(await called(payee), offered).draft.amount === seen;
  }
  function startOver(draft: TransactionDraft): void {
    form.setValues(draft);
    form.clearErrors();
    setUsual(usualOf(draft));
    setOffered(usualOf(draft));
    setLine('');
  }

  return {
    payees: items,
    isProposed: (field) => isProposed(field, { draft: form.values, offered }, usual),
    ...{ changeType, line, changeLine, choosePayee, settle, startOver },
  };
}

/** Those that there are accounts in, the base currency first: where two have one sign, it means that one. */
function currenciesOf(accounts: readonly Account[], baseCurrency: string): string[] {
  const there = new Set(accounts.filter(({ archived }) => !archived).map(({ currency }) => currency));
  return [...there].sort((left, right) => Number(right === baseCurrency) - Number(left === baseCurrency));
}
