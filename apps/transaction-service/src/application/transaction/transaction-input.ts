import { Money } from '@pft/kernel';
import {
  type Split,
  type TransactionDetails,
  type TransactionType,
  WITHOUT_DETAILS,
} from '../../domain/transaction/transaction';
import type { MoneyInput } from '../ports';

export interface SplitInput {
  categoryId?: string | null;
  amount: MoneyInput;
  note?: string | null;
}

export interface TransactionInput {
  type: TransactionType;
  amount: MoneyInput;
  date: string;
  valueDate?: string | null;
  accountId?: string | null;
  toAccountId?: string | null;
  toAmount?: MoneyInput | null;
  originalAmount?: MoneyInput | null;
  categoryId?: string | null;
  splits?: SplitInput[] | null;
  payee?: string | null;
  payeeName?: string | null;
  note?: string | null;
  tags?: string[] | null;
  refundOf?: string | null;
  reviewed?: boolean;
}

/** A merge patch: what is absent (undefined) stays, null clears. */
export type TransactionPatch = Partial<TransactionInput>;

/**
 * What the row shall be. A new type clears what it cannot have; a category replaces splits and the other way round; what
 * arrives follows what left, as long as both are one currency. Where the patch names a field itself, that holds.
 * @throws InvalidAmount, UnknownCurrency
 */
export function mergePatch(before: TransactionDetails, patch: TransactionPatch): TransactionDetails {
  const type = patch.type ?? before.type;
  const transfer = type === 'transfer';
  const keeping = <T>(given: T | undefined, kept: T) => (given === undefined ? kept : given);
  const money = (field: 'toAmount' | 'originalAmount', kept: Money | null) => {
    const given = patch[field];
    return given ? Money.parsePositive(given, field) : given === null ? null : kept;
  };
  const amount = patch.amount ? Money.parsePositive(patch.amount, 'amount') : before.amount;
  const follows = before.toAmount?.currency === before.amount.currency;
  const splitsGiven = patch.splits !== undefined && patch.splits !== null;
  const keptSplits = transfer || patch.categoryId ? [] : before.splits;
  return {
    type,
    amount,
    date: patch.date ?? before.date,
    valueDate: keeping(patch.valueDate, before.valueDate),
    accountId: patch.accountId ?? before.accountId,
    toAccountId: keeping(patch.toAccountId, transfer ? before.toAccountId : null),
    toAmount: money('toAmount', transfer && !follows ? before.toAmount : null),
    originalAmount: money('originalAmount', before.originalAmount),
    categoryId: keeping(patch.categoryId, transfer || splitsGiven ? null : before.categoryId),
    splits: patch.splits === undefined ? keptSplits : parseSplits(patch.splits ?? []),
    payee: keeping(patch.payee, before.payee),
    payeeName: nameFollows(before, patch) ? null : (patch.payeeName ?? before.payeeName),
    note: keeping(patch.note, before.note),
    tags: keeping(patch.tags, before.tags) ?? [],
    refundOf: keeping(patch.refundOf, type === 'income' ? before.refundOf : null),
    reviewed: patch.reviewed ?? before.reviewed,
  };
}

/** Whether the row is called as its payee is: nobody gives it a name, and the payee is another one or its own name is taken back. */
export function nameFollows(
  before: Pick<TransactionDetails, 'payee'>,
  { payee, payeeName }: TransactionPatch,
): boolean {
  if (payeeName) return false;
  return payeeName !== undefined || (payee !== undefined && (payee || null) !== before.payee);
}

/** A new row; its account is empty where the default one is meant. @throws InvalidAmount, UnknownCurrency */
export function parseTransaction(input: TransactionInput): TransactionDetails {
  const { type, date, amount, ...rest } = input;
  const bare = { ...WITHOUT_DETAILS, type, date, amount: Money.parsePositive(amount, 'amount'), accountId: '' };
  return mergePatch(bare, rest);
}

function parseSplits(splits: readonly SplitInput[]): Split[] {
  return splits.map((split, i) => ({
    categoryId: split.categoryId ?? null,
    amount: Money.parsePositive(split.amount, `splits.${i}.amount`),
    note: split.note ?? null,
  }));
}
