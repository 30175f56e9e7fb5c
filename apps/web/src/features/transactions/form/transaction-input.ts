import type { Account, AddTransaction, ChangeTransaction, Transaction } from '@/api/types';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';
import type { Words } from '@/words/words';
import { checkParts, faultWords, partsOf, readAmount, type PartDraft } from './split-parts';

/** The form of a transaction as typed. An empty account means: the default account in the chosen currency. */
export type TransactionDraft = {
  type: 'income' | 'expense' | 'transfer';
  amount: string;
  currency: string;
  date: string;
  accountId: string;
  toAccountId: string;
  toAmount: string;
  categoryId: string;
  /** Empty: one category for the whole amount. */
  splits: readonly PartDraft[];
  /** What the payee is called. */
  payee: string;
  note: string;
  tags: string;
  valueDate: string;
  originalAmount: string;
  originalCurrency: string;
  /** Incomes only: the purchase that this gives back; empty: none in particular. */
  refundOf: string;
};

export interface CheckedDraft {
  body: AddTransaction | undefined;
  /** By the JSON pointer of the field. */
  errors: Record<string, string>;
}

/** The form for a transaction that there is, or for a new one. */
export function draftOf(
  transaction: Transaction | undefined,
  { locale, baseCurrency, today }: { locale: string; baseCurrency: string; today: string },
): TransactionDraft {
  const typed = (money: Transaction['toAmount'] | undefined): string =>
    money ? amountForInput(money.amount, locale) : '';
  return {
    type: transaction?.type ?? 'expense',
    amount: typed(transaction?.amount),
    currency: transaction?.amount.currency ?? baseCurrency,
    date: transaction?.date ?? today,
    accountId: transaction?.accountId ?? '',
    toAccountId: transaction?.toAccountId ?? '',
    toAmount: typed(transaction?.toAmount),
    categoryId: transaction?.categoryId ?? '',
    splits: partsOf(transaction?.splits ?? [], locale),
    payee: transaction?.payeeName ?? '',
    note: transaction?.note ?? '',
    tags: transaction?.tags.join(', ') ?? '',
    valueDate: transaction?.valueDate ?? '',
    originalAmount: typed(transaction?.originalAmount),
    originalCurrency: transaction?.originalAmount?.currency ?? '',
    refundOf: transaction?.refundOf ?? '',
  };
}

/** Another type has other categories; the parts stay, for their amounts. */
export function withType(draft: TransactionDraft, type: TransactionDraft['type']): TransactionDraft {
  return {
    ...draft,
    type,
    categoryId: '',
    refundOf: '',
    splits: draft.splits.map((part) => ({ ...part, categoryId: '' })),
  };
}

/** The draft as the API's body, or what a person must mend first. The rules of the ledger itself are the service's to check. */
export function checkDraft(
  draft: TransactionDraft,
  accounts: readonly Account[],
  locale: string,
  t: Words<'quickAdd.faults'>,
): CheckedDraft {
  const errors: CheckedDraft['errors'] = {};
  const transfer = draft.type === 'transfer';
  const from = accounts.find((account) => account.id === draft.accountId);
  const to = accounts.find((account) => account.id === draft.toAccountId);
  const currency = from?.currency ?? draft.currency;

  const amount = parseAmountInput(draft.amount, locale);
  const total = readAmount(draft.amount, currency, locale);
  if (typeof total === 'string') errors['/amount'] = faultWords(total, currency, t);
  if (!draft.date) errors['/date'] = t('date');
  if (transfer && !from) errors['/accountId'] = t('from');
  if (transfer && !to) errors['/toAccountId'] = t('to');
  const twoCurrencies = transfer && to !== undefined && to.currency !== currency;
  const toAmount = twoCurrencies ? parseAmountInput(draft.toAmount, locale) : amount;
  if (twoCurrencies && !toAmount) errors['/toAmount'] = t('arrived', { currency: to.currency });
  const originalAmount = parseAmountInput(draft.originalAmount, locale);
  if (draft.originalAmount.trim() !== '') {
    if (!originalAmount) errors['/originalAmount'] = t('none');
    else if (!draft.originalCurrency) errors['/originalAmount'] = t('paidIn');
  }
  const split = !transfer && draft.splits.length > 0 && typeof total !== 'string';
  const checked = split ? checkParts(draft.splits, total, locale, t) : undefined;
  Object.assign(errors, checked?.errors);
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
      ...(checked ? { splits: checked.splits } : !transfer && { categoryId: draft.categoryId || null }),
      payee: draft.payee.trim() || null,
      note: draft.note.trim() || null,
      tags: [...new Set(tags.filter(Boolean))],
      valueDate: draft.valueDate || null,
      originalAmount: originalAmount ? { amount: originalAmount, currency: draft.originalCurrency } : null,
      ...(draft.type === 'income' && { refundOf: draft.refundOf || null }),
    },
  };
}

/** The same body as a merge patch of a transaction: an account is never cleared, and parts that are gone are cleared by null. */
export function changeOf({ accountId, payee = null, ...body }: AddTransaction, before: Transaction): ChangeTransaction {
  const backToOneCategory = before.splits.length > 0 && !body.splits && body.type !== 'transfer';
  return {
    ...body,
    ...payeeOf(payee, before),
    ...(accountId && { accountId }),
    ...(backToOneCategory && { splits: null }),
  };
}

/** What a bank wrote stays, what was typed is typed anew. */
function payeeOf(name: string | null, before: Transaction): Pick<ChangeTransaction, 'payee' | 'payeeName'> {
  const stays = before.importId !== null || name === before.payeeName;
  return { payee: stays ? before.payee : name, payeeName: name };
}

/** The change that makes a transaction what it was; what it had not is cleared. */
export function backTo(before: Transaction, now: Transaction): ChangeTransaction {
  const { accountId, payee, payeeName, note, tags, valueDate, originalAmount, categoryId, refundOf, reviewed } = before;
  const isTransfer = before.type === 'transfer';
  return {
    ...asNewTransaction(before),
    ...{ accountId, payee, payeeName, note, tags, valueDate, originalAmount, reviewed },
    ...(!isTransfer && before.splits.length === 0 && { categoryId }),
    ...(!isTransfer && before.splits.length === 0 && now.splits.length > 0 && { splits: null }),
    ...(before.type === 'income' && { refundOf }),
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
    payeeName,
    note,
    tags,
    refundOf,
    reviewed,
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
    ...(payeeName && { payeeName }),
    ...(note && { note }),
    ...(tags.length > 0 && { tags }),
    ...(refundOf && { refundOf }),
    ...(!reviewed && { reviewed }),
  };
}
