import { CalendarMonth } from '@pft/kernel';
import type { Category, Transaction } from '@/api/types';

export interface TransactionFilters {
  q?: string;
  /** A whole month, YYYY-MM, in place of `from` and `to`. */
  month?: string;
  from?: string;
  to?: string;
  account?: string;
  category?: string;
  type?: string;
  /** `false`: what waits to be looked at. */
  reviewed?: string;
  /** The order; without one the newest come first. */
  sort?: string;
}

const names = ['q', 'month', 'from', 'to', 'account', 'category', 'type', 'reviewed', 'sort'] as const;

/** The address of the list of transactions with these filters; the same filters always give the same address. */
export function transactionsLink(filters: TransactionFilters): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `/transactions?${text}` : '/transactions';
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const rules: Record<(typeof names)[number], (value: string) => boolean> = {
  q: (value) => value.length <= 200,
  month: (value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  from: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
  to: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
  account: (value) => uuid.test(value),
  category: (value) => value === 'none' || uuid.test(value),
  type: (value) => ['income', 'expense', 'transfer'].includes(value),
  reviewed: (value) => value === 'false',
  sort: (value) => ['date', 'amount', '-amount'].includes(value),
};

/** The filters in an address; what is no filter is left out, so that a mistyped address still shows the list. */
export function filtersOf(params: Record<string, string | string[] | undefined>): TransactionFilters {
  const filters: TransactionFilters = {};
  for (const name of names) {
    const value = params[name];
    if (typeof value === 'string' && value.trim() && rules[name](value.trim())) filters[name] = value.trim();
  }
  return filters;
}

/** The days of the filters: those of their month where they have one. */
export function daysOf({ month, from, to }: TransactionFilters): Pick<TransactionFilters, 'from' | 'to'> {
  return month
    ? { from: CalendarMonth.firstDay(month), to: CalendarMonth.lastDay(month) }
    : { ...(from && { from }), ...(to && { to }) };
}

/** The whole month that the filters are about, however they say it. */
export function monthOf(filters: TransactionFilters): string | null {
  const { from, to } = daysOf(filters);
  const month = from?.slice(0, 7);
  return month && from === CalendarMonth.firstDay(month) && to === CalendarMonth.lastDay(month) ? month : null;
}

/** Whether rows are left out; an order leaves none out. */
export const isFiltered = ({ sort: _, ...filters }: TransactionFilters): boolean =>
  Object.values(filters).some((value) => value !== undefined && value !== '');

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a list with these filters shows a row. */
export function isListed(filters: TransactionFilters, row: Transaction, categories: readonly Category[]): boolean {
  const { q, account, category, type, reviewed } = filters;
  const { from, to } = daysOf(filters);
  const texts = [row.payeeName, row.payee, row.note, ...row.tags].filter((text) => text !== null).map(folded);
  const parts = row.splits.length > 0 ? row.splits.map((split) => split.categoryId) : [row.categoryId];
  const inCategory = (id: string | null): boolean =>
    category === 'none'
      ? id === null && row.type !== 'transfer'
      : id === category || categories.some((each) => each.id === id && each.parentId === category);
  return (
    folded(q ?? '')
      .split(/\s+/)
      .every((word) => texts.some((text) => text.includes(word))) &&
    (!from || row.date >= from) &&
    (!to || row.date <= to) &&
    (!account || row.accountId === account || row.toAccountId === account) &&
    (!category || parts.some(inCategory)) &&
    (!type || row.type === type) &&
    (!reviewed || !row.reviewed)
  );
}

/** Whether the rows say what their account had after them: of one account, in the order of their days. */
export const isBalanced = ({ account, sort }: TransactionFilters): boolean =>
  Boolean(account) && !sort?.endsWith('amount');

/** The same filters as the query of the API that adds a list up. */
export function totalsQuery(filters: TransactionFilters) {
  const { q, account, category, type, reviewed } = filters;
  return {
    ...(q && { q }),
    ...daysOf(filters),
    ...(account && { accountId: account }),
    ...(category && { categoryId: category }),
    ...(type && { type: type as 'income' | 'expense' | 'transfer' }),
    ...(reviewed && { reviewed: reviewed as 'false' }),
  };
}

/** The same filters as the query of the API that lists. */
export function transactionsQuery(filters: TransactionFilters) {
  const { account, sort } = filters;
  return {
    ...totalsQuery(filters),
    ...(account && isBalanced(filters) && { balanceOf: account }),
    ...(sort && { sort: sort as 'date' | 'amount' | '-amount' }),
  };
}
