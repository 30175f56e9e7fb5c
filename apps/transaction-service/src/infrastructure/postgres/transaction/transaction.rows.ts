import { arrayText } from '@pft/change-log';
import { Money } from '@pft/kernel';
import { figuresOf, searchTextOf } from '../../../domain/transaction/search-text';
import type { Transaction, TransactionState } from '../../../domain/transaction/transaction';
import { columnOf, selected } from '../columns';

type PlainField = Exclude<keyof TransactionState, 'ledgerId' | 'amount' | 'toAmount' | 'originalAmount' | 'splits'>;

/** Fields that are a column each, with its type. From this and the money below follows every statement. */
export const PLAIN = {
  id: 'uuid',
  type: 'text',
  date: 'date',
  valueDate: 'date',
  accountId: 'uuid',
  toAccountId: 'uuid',
  categoryId: 'uuid',
  payee: 'text',
  payeeName: 'text',
  note: 'text',
  tags: 'text[]',
  importId: 'uuid',
  refundOf: 'uuid',
  reviewed: 'boolean',
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
  version: 'integer',
} as const satisfies Readonly<Record<PlainField, string>>;

/** Two columns that are one Money. */
interface MoneyColumns {
  amountMinor: bigint;
  currency: string;
  toAmountMinor: bigint | null;
  toCurrency: string | null;
  originalMinor: bigint | null;
  originalCurrency: string | null;
}

const MONEY: Readonly<Record<keyof MoneyColumns, (row: Transaction) => unknown>> = {
  amountMinor: (row) => row.amount.amountMinor,
  currency: (row) => row.amount.currency,
  toAmountMinor: (row) => row.toAmount?.amountMinor ?? null,
  toCurrency: (row) => row.toAmount?.currency ?? null,
  originalMinor: (row) => row.originalAmount?.amountMinor ?? null,
  originalCurrency: (row) => row.originalAmount?.currency ?? null,
};

export type TransactionRow = Pick<TransactionState, PlainField | 'ledgerId'> &
  MoneyColumns & { splitRows: { categoryId: string | null; amountMinor: string; note: string | null }[] | null };

/** A split's amount travels as text inside JSON, where a number would be a float. */
export const SELECT_TRANSACTION = `
  SELECT ${selected(['ledgerId', ...Object.keys(PLAIN), ...Object.keys(MONEY)], 't.')},
         CASE WHEN t.has_splits THEN (
           SELECT json_agg(json_build_object('categoryId', s.category_id, 'amountMinor', s.amount_minor::text, 'note', s.note)
                           ORDER BY s.position)
           FROM transaction_split s WHERE s.ledger_id = t.ledger_id AND s.transaction_id = t.id
         ) END AS "splitRows"
  FROM transaction t`;

const money = (amountMinor: bigint | null, currency: string | null) =>
  amountMinor === null || currency === null ? null : Money.of(amountMinor, currency);

const fields = Object.keys(PLAIN) as PlainField[];

// In a loop: to spread a row without some of its fields takes four times as long as all else that a list does with it.
export function stateOf(row: TransactionRow): TransactionState {
  const state: Record<string, unknown> = { ledgerId: row.ledgerId };
  for (const field of fields) state[field] = row[field];
  state.amount = Money.of(row.amountMinor, row.currency);
  state.toAmount = money(row.toAmountMinor, row.toCurrency);
  state.originalAmount = money(row.originalMinor, row.originalCurrency);
  state.splits = (row.splitRows ?? []).map(({ categoryId, amountMinor, note }) => ({
    categoryId,
    amount: Money.of(BigInt(amountMinor), row.currency),
    note,
  }));
  return state as unknown as TransactionState;
}

interface Column {
  name: string;
  /** As a value of its own, and as the element of an array of such values. */
  type: string;
  element: string;
  of: (row: Transaction) => unknown;
}

/** The columns that a write sends; of many rows each travels as one array, so that a statement's text does not grow with them. */
export const TRANSACTION_COLUMNS: readonly Column[] = [
  ...Object.entries(PLAIN).map(([field, type]) => ({ name: columnOf(field), ...sent(field as PlainField, type) })),
  { name: 'has_splits', type: 'boolean', element: 'boolean', of: (row) => row.splits.length > 0 },
  ...Object.entries(MONEY).map(([field, of]) => {
    const type = field.endsWith('Minor') ? 'bigint' : 'text';
    return { name: columnOf(field), type, element: type, of };
  }),
  // What follows from the fields, by which the row is found and ordered.
  { name: 'search', type: 'text', element: 'text', of: searchTextOf },
  { name: 'figures', type: 'numeric[]', element: 'text', of: (row) => arrayText(figuresOf(row)) },
];

function sent(field: PlainField, type: string): Omit<Column, 'name'> {
  if (type === 'timestamptz') return { type, element: type, of: (row) => (row[field] as Date).toISOString() };
  // `unnest` flattens arrays of arrays, so each row's are written as the text of an array.
  if (type === 'text[]') return { type, element: 'text', of: (row) => arrayText(row[field] as readonly string[]) };
  return { type, element: type, of: (row) => row[field] };
}

export const columnsOf = (rows: readonly Transaction[]): unknown[][] =>
  TRANSACTION_COLUMNS.map(({ of }) => rows.map(of));
