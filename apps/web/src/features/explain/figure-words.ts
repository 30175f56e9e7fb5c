import type { Account, Category, Explanation, ExplainedRow, Money } from '@/api/types';
import { formatDay, formatMoney, formatPeriod, formatRate, type SignStyle } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import type { Figure } from '@/ui/ledger/figure';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import type { Words } from '@/words/words';

interface Names {
  accounts: readonly Account[];
  categories: readonly Category[];
  /** Of the budget that the figure is of, as soon as it is known. */
  budget: string | undefined;
}

const TITLES = { income: 'income', spending: 'spending', net: 'net', 'net-worth': 'netWorth' } as const;

export function figureTitle(
  { figure, kind }: Figure,
  { accounts, categories, budget }: Names,
  t: Words<'explain'>,
  words: Words<'ledger'>,
): string {
  const [of = '', id = ''] = figure.split(':');
  const account = accounts.find((each) => each.id === id)?.name ?? words('account');
  if (of === 'account') return t('title.account', { account });
  if (of === 'balance') return t('title.balance', { account });
  if (of === 'budget') return t('title.budget', { budget: budget ?? '' }).trim();
  if (of !== 'category') return t(`title.${TITLES[of as keyof typeof TITLES]}`);
  if (id !== 'none') return categoryLabel(categories, id, words);
  return kind === 'income' ? t('title.otherIncome') : words('uncategorised');
}

/** The days of a figure; what is held is told at the end of one day, or as it is now. */
export function figureDays(
  { figure, to: asked }: Figure,
  { from, to }: Explanation,
  locale: string,
  t: Words<'explain'>,
): string {
  if (figure !== 'net-worth' && !figure.startsWith('balance:')) return formatPeriod(from, to, locale);
  return asked || figure === 'net-worth' ? t('endOf', { day: formatDay(to, locale) }) : t('allRows');
}

/** What goes both ways says which way. */
export const figureSign = ({ figure }: Figure): SignStyle => (/^(net$|account:)/.test(figure) ? 'always' : 'auto');

/** How a row came to what it counts: "US$34.00 × 0.923610, rate of 13 Mar 2026"; nothing where nothing was converted. */
export function conversionWords(
  { amount, rate, converted }: ExplainedRow,
  currency: string,
  locale: string,
  t: Words<'explain'>,
): string {
  if (amount.currency === currency) return '';
  const own = formatMoney(amount, locale);
  if (!converted || rate.value === null || rate.date === null) return t('noRate', { amount: own });
  const values = { amount: own, rate: formatRate(rate.value, locale, 10), day: formatDay(rate.date, locale) };
  return t(rate.status === 'stale' ? 'oldRate' : 'rate', values);
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
