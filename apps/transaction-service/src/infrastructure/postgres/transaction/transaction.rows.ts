import { Money } from '@pft/kernel';
import type { Split, Transaction, TransactionState, TransactionType } from '../../../domain/transaction/transaction';

export interface TransactionRow {
  ledger_id: string;
  id: string;
  type: TransactionType;
  amount_minor: bigint;
  currency: string;
  date: string;
  value_date: string | null;
  account_id: string;
  to_account_id: string | null;
  to_amount_minor: bigint | null;
  to_currency: string | null;
  original_minor: bigint | null;
  original_currency: string | null;
  category_id: string | null;
  payee: string | null;
  note: string | null;
  tags: string[];
  import_id: string | null;
  refund_of: string | null;
  created_at: Date;
  updated_at: Date;
  version: number;
  splits: { categoryId: string | null; amountMinor: string; note: string | null }[] | null;
}

/** A split's amount travels as text inside JSON, where a number would be a float. */
export const SELECT_TRANSACTION = `
  SELECT t.ledger_id, t.id, t.type, t.amount_minor, t.currency, t.date, t.value_date, t.account_id, t.to_account_id,
         t.to_amount_minor, t.to_currency, t.original_minor, t.original_currency, t.category_id, t.payee, t.note, t.tags,
         t.import_id, t.refund_of, t.created_at, t.updated_at, t.version,
         CASE WHEN t.has_splits THEN (
           SELECT json_agg(json_build_object('categoryId', s.category_id, 'amountMinor', s.amount_minor::text, 'note', s.note)
                           ORDER BY s.position)
           FROM transaction_split s WHERE s.ledger_id = t.ledger_id AND s.transaction_id = t.id
         ) END AS splits
  FROM transaction t`;

const money = (amountMinor: bigint | null, currency: string | null) =>
  amountMinor === null || currency === null ? null : Money.of(amountMinor, currency);

export function stateOf(row: TransactionRow): TransactionState {
  return {
    ledgerId: row.ledger_id,
    id: row.id,
    type: row.type,
    amount: Money.of(row.amount_minor, row.currency),
    date: row.date,
    valueDate: row.value_date,
    accountId: row.account_id,
    toAccountId: row.to_account_id,
    toAmount: money(row.to_amount_minor, row.to_currency),
    originalAmount: money(row.original_minor, row.original_currency),
    categoryId: row.category_id,
    splits: (row.splits ?? []).map((split): Split => ({
      categoryId: split.categoryId,
      amount: Money.of(BigInt(split.amountMinor), row.currency),
      note: split.note,
    })),
    payee: row.payee,
    note: row.note,
    tags: row.tags,
    importId: row.import_id,
    refundOf: row.refund_of,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** The columns in the order of `columnsOf`; each travels as one array, so that a statement's text does not grow with its rows. */
export const TRANSACTION_COLUMNS = [
  ['id', 'uuid'],
  ['type', 'text'],
  ['amount_minor', 'bigint'],
  ['currency', 'text'],
  ['date', 'date'],
  ['value_date', 'date'],
  ['account_id', 'uuid'],
  ['to_account_id', 'uuid'],
  ['to_amount_minor', 'bigint'],
  ['to_currency', 'text'],
  ['original_minor', 'bigint'],
  ['original_currency', 'text'],
  ['category_id', 'uuid'],
  ['payee', 'text'],
  ['note', 'text'],
  ['tags', 'text'],
  ['has_splits', 'boolean'],
  ['import_id', 'uuid'],
  ['refund_of', 'uuid'],
  ['created_at', 'timestamptz'],
  ['updated_at', 'timestamptz'],
  ['version', 'integer'],
] as const;

/** `unnest` flattens arrays of arrays, so each row's tags are written as the text of an array. */
function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

export function columnsOf(rows: readonly Transaction[]): unknown[][] {
  return [
    rows.map((row) => row.id),
    rows.map((row) => row.type),
    rows.map((row) => row.amount.amountMinor),
    rows.map((row) => row.amount.currency),
    rows.map((row) => row.date),
    rows.map((row) => row.valueDate),
    rows.map((row) => row.accountId),
    rows.map((row) => row.toAccountId),
    rows.map((row) => row.toAmount?.amountMinor ?? null),
    rows.map((row) => row.toAmount?.currency ?? null),
    rows.map((row) => row.originalAmount?.amountMinor ?? null),
    rows.map((row) => row.originalAmount?.currency ?? null),
    rows.map((row) => row.categoryId),
    rows.map((row) => row.payee),
    rows.map((row) => row.note),
    rows.map((row) => arrayText(row.tags)),
    rows.map((row) => row.splits.length > 0),
    rows.map((row) => row.importId),
    rows.map((row) => row.refundOf),
    rows.map((row) => row.createdAt.toISOString()),
    rows.map((row) => row.updatedAt.toISOString()),
    rows.map((row) => row.version),
  ];
}
