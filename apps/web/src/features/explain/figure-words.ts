import type { Account, Category, Explanation, ExplainedRow, Money } from '@/api/types';
import { formatDay, formatMoney, formatPeriod, formatRate, type SignStyle } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import type { Figure } from '@/ui/ledger/figure';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { transactionsLink } from '@/ui/ledger/transactions-link';

interface Names {
  accounts: readonly Account[];
  categories: readonly Category[];
  /** Of the budget that the figure is of, as soon as it is known. */
  budget: string | undefined;
}

const TITLES: Record<string, string> = {
  income: 'Income',
  spending: 'Spending',
  net: 'Net',
  'net-worth': 'Net worth',
};

export function figureTitle({ figure, kind }: Figure, { accounts, categories, budget }: Names): string {
  const [of = '', id = ''] = figure.split(':');
  const account = accounts.find((each) => each.id === id)?.name ?? 'Account';
  if (of === 'account') return `${account}: net`;
  if (of === 'balance') return `${account}: balance`;
  if (of === 'budget') return budget ? `Budget ${budget}` : 'Budget';
  if (of !== 'category') return TITLES[of] ?? 'Figure';
  if (id !== 'none') return categoryLabel(categories, id);
  return kind === 'income' ? 'Income without a category' : 'Uncategorised';
}

/** The days of a figure; what is held is told at the end of one day, or as it is now. */
export function figureDays({ figure, to: asked }: Figure, { from, to }: Explanation, locale: string): string {
  if (figure !== 'net-worth' && !figure.startsWith('balance:')) return formatPeriod(from, to, locale);
  return asked || figure === 'net-worth' ? `At the end of ${formatDay(to, locale)}` : 'With all its rows';
}

/** What goes both ways says which way. */
export const figureSign = ({ figure }: Figure): SignStyle => (/^(net$|account:)/.test(figure) ? 'always' : 'auto');

/** How a row came to what it counts: "US$34.00 × 0.923610, rate of 13 Mar 2026"; nothing where nothing was converted. */
export function conversionWords({ amount, rate, converted }: ExplainedRow, currency: string, locale: string): string {
  if (amount.currency === currency) return '';
  const own = formatMoney(amount, locale);
  if (!converted || rate.value === null || rate.date === null) return `${own}, no rate: not in the total`;
  const old = rate.status === 'stale' ? ' (old)' : '';
  return `${own} × ${formatRate(rate.value, locale, 10)}, rate of ${formatDay(rate.date, locale)}${old}`;
}

/** What the rows come to as they are shown: the total less what rounding made of it. */
export function shownSum({ total, rounding }: Pick<Explanation, 'total' | 'rounding'>): Money {
  return answeredMoney(total).minus(answeredMoney(rounding)).toJSON();
}

export const isZero = (money: Money): boolean => answeredMoney(money).isZero();

/** The list of the rows, where there is one. */
export function listLink(q: string | null): string | null {
  if (q === null) return null;
  const query = new URLSearchParams(q);
  const filters = { from: 'from', to: 'to', account: 'accountId', category: 'categoryId', type: 'type' };
  return transactionsLink(
    Object.fromEntries(Object.entries(filters).map(([key, name]) => [key, query.get(name) ?? ''])),
  );
}
