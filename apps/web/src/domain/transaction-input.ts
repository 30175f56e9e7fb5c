import type { Account, AddTransaction, Transaction } from '../api/types';
import { parseAmountInput } from './amount-input';

/** The form of a transaction as typed. An empty account means: the default account in the chosen currency. */
export interface TransactionDraft {
  type: 'income' | 'expense' | 'transfer';
  amount: string;
  currency: string;
  date: string;
  accountId: string;
  toAccountId: string;
  toAmount: string;
  categoryId: string;
  payee: string;
  note: string;
  tags: string;
}

export interface CheckedDraft {
  body: AddTransaction | undefined;
  errors: Partial<Record<'/amount' | '/toAmount' | '/date' | '/toAccountId' | '/accountId', string>>;
}

/** The draft as the API's body, or what a person must mend first. The rules of the ledger itself are the service's to check. */
export function checkDraft(draft: TransactionDraft, accounts: readonly Account[], locale: string): CheckedDraft {
  const errors: CheckedDraft['errors'] = {};
  const transfer = draft.type === 'transfer';
  const from = accounts.find((account) => account.id === draft.accountId);
  const to = accounts.find((account) => account.id === draft.toAccountId);
  const currency = from?.currency ?? draft.currency;

  const amount = parseAmountInput(draft.amount, locale);
  if (!amount) errors['/amount'] = 'Enter an amount such as 12.34.';
  if (!draft.date) errors['/date'] = 'Choose a date.';
  if (transfer && !from) errors['/accountId'] = 'Choose the account the money leaves.';
  if (transfer && !to) errors['/toAccountId'] = 'Choose the account the money reaches.';
  const twoCurrencies = transfer && to !== undefined && to.currency !== currency;
  const toAmount = twoCurrencies ? parseAmountInput(draft.toAmount, locale) : amount;
  if (twoCurrencies && !toAmount) errors['/toAmount'] = `Enter the amount that arrived in ${to.currency}.`;
  if (Object.keys(errors).length > 0 || !amount) return { body: undefined, errors };

  const tags = draft.tags.split(',').map((tag) => tag.trim());
  return {
    errors,
    body: {
      type: draft.type,
      amount: { amount, currency },
      date: draft.date,
      ...(from && { accountId: from.id }),
      ...(transfer && to && { toAccountId: to.id, toAmount: { amount: toAmount ?? amount, currency: to.currency } }),
      ...(!transfer && { categoryId: draft.categoryId || null }),
      payee: draft.payee.trim() || null,
      note: draft.note.trim() || null,
      tags: [...new Set(tags.filter(Boolean))],
    },
  };
}

/** A deleted transaction as a new one, for undo. */
export function asNewTransaction(transaction: Transaction): AddTransaction {
  const {
    type,
    amount,
    date,
    valueDate,
    accountId,
    toAccountId,
    toAmount,
    originalAmount,
    categoryId,
    splits,
    payee,
    note,
    tags,
  } = transaction;
  return {
    type,
    amount,
    date,
    accountId,
    ...(valueDate && { valueDate }),
    ...(toAccountId && { toAccountId }),
    ...(toAmount && { toAmount }),
    ...(originalAmount && { originalAmount }),
    ...(splits.length > 0 ? { splits } : categoryId && { categoryId }),
    ...(payee && { payee }),
    ...(note && { note }),
    ...(tags.length > 0 && { tags }),
  };
}
