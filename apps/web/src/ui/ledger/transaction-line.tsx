import type { Account, Category, Transaction } from '@/api/types';
import { Amount } from '@/ui/amount';
import type { Words } from '@/words/words';
import { categoryLabel } from './category-tree';

/** Names and amounts of a transaction as lists show it. */
export function transactionTitle({ payeeName, note, type }: Transaction, t: Words<'ledger'>): string {
  return payeeName || note || t(type === 'transfer' ? 'transfer' : 'noPayee');
}

/** What the bank wrote, where that is not what the payee is called. */
export function bankText({ payee, payeeName }: Transaction): string | null {
  return payee && payee !== payeeName ? payee : null;
}

export function transactionPlace(transaction: Transaction, accounts: readonly Account[], t: Words<'ledger'>): string {
  const name = (id: string | null): string => accounts.find((account) => account.id === id)?.name ?? t('account');
  return transaction.type === 'transfer'
    ? t('fromTo', { from: name(transaction.accountId), to: name(transaction.toAccountId) })
    : name(transaction.accountId);
}

export function transactionCategory(
  transaction: Transaction,
  categories: readonly Category[],
  t: Words<'ledger'>,
): string {
  if (transaction.type === 'transfer') return t('transfer');
  if (transaction.splits.length > 0) {
    return [...new Set(transaction.splits.map((split) => categoryLabel(categories, split.categoryId, t)))].join(', ');
  }
  return categoryLabel(categories, transaction.categoryId, t);
}

export function TransactionAmount({ transaction, locale }: { transaction: Transaction; locale: string }) {
  const { type, amount } = transaction;
  if (type === 'transfer') return <Amount value={amount} locale={locale} />;
  if (type === 'income') return <Amount value={amount} locale={locale} sign="always" tone="income" />;
  return <Amount value={{ ...amount, amount: `-${amount.amount}` }} locale={locale} />;
}
