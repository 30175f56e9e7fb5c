import type { Money } from '@pft/kernel';
import { AccountArchived, AccountCurrencyDiffers, AccountNotFound } from '../account/account-errors';
import type { CategoryKind } from '../category/category';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../category/category-errors';
import { ledgerDate } from '../ledger-date';
import type { Split, TransactionDetails, TransactionType } from './transaction';
import {
  AmountNotPositive,
  CategoryAndSplits,
  FieldNotAllowedForType,
  RefundOfInvalid,
  SplitCurrencyDiffers,
  SplitsCountInvalid,
  SplitsSumDiffers,
  TransferAmountMissing,
  TransferAmountsDiffer,
  TransferTargetMissing,
  TransferToSameAccount,
} from './transaction-errors';

const MAX_SPLITS = 100;

export interface AccountFacts {
  readonly id: string;
  readonly currency: string;
  readonly archived: boolean;
}

export interface CategoryFacts {
  readonly id: string;
  readonly kind: CategoryKind;
  readonly archived: boolean;
}

export interface PurchaseFacts {
  readonly id: string;
  readonly type: TransactionType;
}

/** What of the ledger the rules look at: what the row names, and the user's today. */
export interface LedgerFacts {
  readonly today: string;
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  readonly categories: ReadonlyMap<string, CategoryFacts>;
  /** The row that `refundOf` names, where it is there. */
  readonly purchase?: PurchaseFacts | null;
}

/** Whether rows of this type may be in categories of this kind: an income in one of spending is a refund and nets it. */
export function takesKind(type: TransactionType, kind: CategoryKind): boolean {
  return type === kind || (type === 'income' && kind === 'expense');
}

/** `before` is the row as it was: what it already had is not asked about again, so that an archived category may stay. */
export function requireRulesKept(
  details: TransactionDetails,
  facts: LedgerFacts,
  before: TransactionDetails | null,
): void {
  requirePositive(details.amount, 'amount');
  if (details.originalAmount) requirePositive(details.originalAmount, 'originalAmount');
  if (details.date !== before?.date) ledgerDate(details.date, facts.today, 'date');
  if (details.valueDate && details.valueDate !== before?.valueDate)
    ledgerDate(details.valueDate, facts.today, 'valueDate');

  const account = accountOf(details.accountId, facts, 'accountId');
  if (account.currency !== details.amount.currency) {
    throw new AccountCurrencyDiffers(account.currency, details.amount.currency, 'amount.currency');
  }
  const target = details.type === 'transfer' ? requireTransfer(details, account, facts) : null;
  if (details.type !== 'transfer') requireNoTransfer(details, facts, before);
  if (details.refundOf && details.type !== 'income') throw new FieldNotAllowedForType(details.type, 'refundOf');
  if (details.refundOf && details.refundOf !== before?.refundOf) requirePurchase(details.refundOf, facts);

  if (before === null || moneyMoved(details, before)) {
    const touched = [details.accountId, details.toAccountId, before?.accountId, before?.toAccountId];
    if (account.archived) throw new AccountArchived(account.id, 'accountId');
    if (target?.archived) throw new AccountArchived(target.id, 'toAccountId');
    for (const id of touched) {
      if (id && facts.accounts.get(id)?.archived) throw new AccountArchived(id);
    }
  }
}

function requireTransfer(details: TransactionDetails, from: AccountFacts, facts: LedgerFacts): AccountFacts {
  if (details.categoryId) throw new FieldNotAllowedForType('transfer', 'categoryId');
  if (details.splits.length > 0) throw new FieldNotAllowedForType('transfer', 'splits');
  if (!details.toAccountId) throw new TransferTargetMissing();
  if (details.toAccountId === details.accountId) throw new TransferToSameAccount();
  const to = accountOf(details.toAccountId, facts, 'toAccountId');
  if (!details.toAmount) {
    if (to.currency !== from.currency) throw new TransferAmountMissing(from.currency, to.currency);
    return to;
  }
  requirePositive(details.toAmount, 'toAmount');
  if (details.toAmount.currency !== to.currency) {
    throw new AccountCurrencyDiffers(to.currency, details.toAmount.currency, 'toAmount.currency');
  }
  if (to.currency === from.currency && !details.toAmount.equals(details.amount)) throw new TransferAmountsDiffer();
  return to;
}

function requireNoTransfer(details: TransactionDetails, facts: LedgerFacts, before: TransactionDetails | null): void {
  const kind = details.type as CategoryKind;
  if (details.toAccountId) throw new FieldNotAllowedForType(kind, 'toAccountId');
  if (details.toAmount) throw new FieldNotAllowedForType(kind, 'toAmount');
  const known = new Set([before?.categoryId, ...(before?.splits ?? []).map((split) => split.categoryId)]);
  if (details.categoryId) {
    if (details.splits.length > 0) throw new CategoryAndSplits();
    requireCategory(details.categoryId, kind, facts, known, 'categoryId');
  }
  requireSplits(details.splits, details.amount, kind, facts, known);
}

function requireSplits(
  splits: readonly Split[],
  amount: Money,
  kind: CategoryKind,
  facts: LedgerFacts,
  known: ReadonlySet<string | null | undefined>,
): void {
  if (splits.length === 0) return;
  if (splits.length > MAX_SPLITS) throw new SplitsCountInvalid(MAX_SPLITS);
  let sumMinor = 0n;
  splits.forEach((split, i) => {
    requirePositive(split.amount, `splits.${i}.amount`);
    if (split.amount.currency !== amount.currency) {
      throw new SplitCurrencyDiffers(amount.currency, `splits.${i}.amount.currency`);
    }
    sumMinor += split.amount.amountMinor;
    if (split.categoryId) requireCategory(split.categoryId, kind, facts, known, `splits.${i}.categoryId`);
  });
  if (sumMinor !== amount.amountMinor) {
    const sum = splits.map((split) => split.amount).reduce((total, part) => total.plus(part));
    throw new SplitsSumDiffers(sum.toDecimal(), amount.toDecimal());
  }
}

function requireCategory(
  id: string,
  kind: CategoryKind,
  facts: LedgerFacts,
  known: ReadonlySet<string | null | undefined>,
  field: string,
): void {
  const category = facts.categories.get(id);
  if (!category) throw new CategoryNotFound(field);
  if (!takesKind(kind, category.kind)) throw new CategoryKindDiffers(kind, category.kind, field);
  if (category.archived && !known.has(id)) throw new CategoryArchived(id, field);
}

function requirePurchase(id: string, { purchase }: LedgerFacts): void {
  if (purchase?.id !== id || purchase.type !== 'expense') throw new RefundOfInvalid();
}

function requirePositive(money: Money, field: string): void {
  if (!money.isPositive()) throw new AmountNotPositive(`${field}.amount`);
}

function accountOf(id: string, facts: LedgerFacts, field: string): AccountFacts {
  const account = facts.accounts.get(id);
  if (!account) throw new AccountNotFound(field);
  return account;
}

function moneyMoved(details: TransactionDetails, before: TransactionDetails): boolean {
  const arrived = details.type === 'transfer' ? (details.toAmount ?? details.amount) : null;
  return (
    details.type !== before.type ||
    details.accountId !== before.accountId ||
    details.toAccountId !== before.toAccountId ||
    !details.amount.equals(before.amount) ||
    (arrived !== null && before.toAmount !== null && !arrived.equals(before.toAmount))
  );
}
