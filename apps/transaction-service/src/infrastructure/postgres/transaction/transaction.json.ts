import { currencyExponent, formatMinor, Money } from '@pft/kernel';
import pg from 'pg';
import type { TransactionPosition } from '../../../domain/transaction/transaction-search';
import type { BalanceColumns } from './transaction.balances';
import { PLAIN, type TransactionRow } from './transaction.rows';

/** `json` and `text[]`. */
const READ: readonly number[] = [114, 1009];

type Read = Pick<TransactionRow, 'tags' | 'splitRows'>;
type Written<T> = { [K in keyof T]: null extends T[K] ? string | null : string };

/** A row whose values are as PostgreSQL wrote them; only what has an inside, tags and splits, has been read. */
export type WrittenRow = Read & Written<Omit<TransactionRow, keyof Read>> & BalanceColumns;

const asWritten = (text: string): unknown => text;

export const AS_WRITTEN: pg.CustomTypesConfig = {
  getTypeParser: (type: number) =>
    READ.includes(type) ? (pg.types.getTypeParser(type, 'text') as typeof asWritten) : asWritten,
};

const quoted = (text: string): string => `"${text}"`;

type Plain = typeof PLAIN;

/** What PostgreSQL wrote for a value, as JSON has it. */
const JSON_OF: Readonly<Record<Plain[keyof Plain], (written: string) => string>> = {
  uuid: quoted,
  date: quoted,
  text: (text) => JSON.stringify(text),
  'text[]': (list: unknown) => JSON.stringify(list),
  boolean: (text) => (text === 't' ? 'true' : 'false'),
  integer: (text) => text,
  // In UTC, as the session is. What is finer than a millisecond is cut off.
  timestamptz: (text) =>
    quoted(`${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`),
};

const FIELDS = (Object.keys(PLAIN) as (keyof Plain)[]).map((field) => ({
  field,
  name: `${quoted(field)}:`,
  json: JSON_OF[PLAIN[field]],
}));

/** A row of a list that is passed on, with its place in the list. */
export interface TransactionAsJson extends Required<TransactionPosition> {
  readonly json: string;
}

/**
 * From what PostgreSQL wrote: that each amount and each moment of a page became an object first cost more than all else that it needs.
 * It looks as `presentTransaction` says; `transactions-page.int-spec.ts` compares them.
 */
export function asJson(row: WrittenRow): TransactionAsJson {
  let json = '{';
  for (const { field, name, json: jsonOf } of FIELDS) {
    const value = row[field];
    json += `${name}${value === null ? 'null' : jsonOf(value as string)},`;
  }
  const { date, id, currency, balanceMinor, balanceCurrency } = row;
  const figure = decimalOf(row.amountMinor, currency);
  json +=
    `"amount":{"amount":"${figure}","currency":"${currency}"},"toAmount":${money(row.toAmountMinor, row.toCurrency)},` +
    `"originalAmount":${money(row.originalMinor, row.originalCurrency)},"splits":${splitsOf(row)}`;
  if (balanceMinor && balanceCurrency) json += `,"balance":${money(balanceMinor, balanceCurrency)}`;
  return { date, id, figure, json: `${json}}` };
}

const decimalOf = (minor: string, currency: string): string => formatMinor(BigInt(minor), currencyExponent(currency));

function money(minor: string | null, currency: string | null): string {
  if (minor === null || currency === null) return 'null';
  return `{"amount":"${decimalOf(minor, currency)}","currency":"${currency}"}`;
}

function splitsOf({ splitRows, currency }: WrittenRow): string {
  if (splitRows === null) return '[]';
  const splits = splitRows.map(({ categoryId, amountMinor, note }) => ({
    categoryId,
    amount: Money.of(BigInt(amountMinor), currency),
    note,
  }));
  return JSON.stringify(splits);
}
