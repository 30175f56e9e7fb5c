import { Money, type CalendarDate } from '@pft/kernel';
import { type RateStatus, shown, worse } from '@pft/rates';
import { ratio } from './ratio';
import type { ConvertedCells, Figure, MissingRate, RateUsed } from './converted-cells';

export interface CategoryName {
  id: string;
  name: string;
  parentId: string | null;
}

export interface CategoryTotal {
  categoryId: string | null;
  name: string;
  kind: 'income' | 'expense';
  parentId: string | null;
  amount: Money;
  share: number;
  count: number;
  rateStatus: RateStatus;
}

export interface AccountTotal {
  accountId: string;
  name: string;
  income: Money;
  spending: Money;
  net: Money;
  count: number;
  rateStatus: RateStatus;
}

export interface MissingTotal {
  currency: string;
  amount: Money;
  income: Money;
  spending: Money;
  count: number;
  from: CalendarDate;
  to: CalendarDate;
}

/** Total minus its parts, each as shown; only differences that are not zero are there. */
export type Rounding = Partial<Record<'income' | 'spending' | 'incomeByAccount' | 'spendingByAccount', Money>>;

export interface Totals {
  currency: string;
  income: Money;
  spending: Money;
  net: Money;
  savingsRate: number | null;
  count: number;
  byCategory: CategoryTotal[];
  byAccount: AccountTotal[];
  rateStatus: RateStatus;
  rates: RateUsed[];
  missingRates: MissingTotal[];
  rounding?: Rounding;
}

/** Above so many entries the list of rates is folded: ten years in two foreign currencies would name 5,000 days. */
export const MAX_RATES_LISTED = 400;

const UNCATEGORISED = 'Uncategorised';
const NAMELESS = '—';

export function totalsOf(
  cells: ConvertedCells,
  currency: string,
  categories: ReadonlyMap<string, CategoryName>,
  accountNames: ReadonlyMap<string, string>,
): Totals {
  const money = (figure: Figure) => Money.of(shown(figure.scaled), currency);
  const [income, spending] = [money(cells.income), money(cells.spending)];
  const net = income.minus(spending);

  const byCategory = [...cells.categories.values()].map((figure): CategoryTotal => {
    const amount = money(figure);
    const whole = figure.type === 'income' ? income : spending;
    return {
      categoryId: figure.categoryId,
      kind: figure.type,
      ...nameOf(figure.categoryId, categories),
      amount,
      share: whole.isPositive() ? ratio(amount.amountMinor, whole.amountMinor, 4) : 0,
      count: figure.count,
      rateStatus: figure.status,
    };
  });
  byCategory.sort((a, b) => b.amount.compare(a.amount) || order(a.kind, b.kind) || order(a.categoryId, b.categoryId));

  const byAccount = [...cells.accounts.values()].map((figure): AccountTotal => {
    const [accountIncome, accountSpending] = [money(figure.income), money(figure.spending)];
    return {
      accountId: figure.accountId,
      name: accountNames.get(figure.accountId) ?? NAMELESS,
      income: accountIncome,
      spending: accountSpending,
      net: accountIncome.minus(accountSpending),
      count: figure.income.count + figure.spending.count,
      rateStatus: worse(figure.income.status, figure.spending.status),
    };
  });
  byAccount.sort((a, b) => order(a.name, b.name) || order(a.accountId, b.accountId));

  const rounding = roundingOf({ income, spending }, byCategory, byAccount);
  return {
    currency,
    income,
    spending,
    net,
    savingsRate: income.isZero() ? null : ratio(net.amountMinor, income.amountMinor, 4),
    count: cells.income.count + cells.spending.count,
    byCategory,
    byAccount,
    rateStatus: worse(cells.income.status, cells.spending.status),
    rates: listRates([...cells.rates.values()]),
    missingRates: [...cells.missing.values()].map(missingTotal).sort((a, b) => order(a.currency, b.currency)),
    ...(Object.keys(rounding).length > 0 && { rounding }),
  };
}

export function nameOf(
  categoryId: string | null,
  categories: ReadonlyMap<string, CategoryName>,
): Pick<CategoryTotal, 'name' | 'parentId'> {
  if (categoryId === null) return { name: UNCATEGORISED, parentId: null };
  const category = categories.get(categoryId);
  return { name: category?.name ?? NAMELESS, parentId: category?.parentId ?? null };
}

export function missingTotal(missing: MissingRate): MissingTotal {
  const { currency, incomeMinor, spendingMinor, count, from, to } = missing;
  return {
    currency,
    amount: Money.of(incomeMinor + spendingMinor, currency),
    income: Money.of(incomeMinor, currency),
    spending: Money.of(spendingMinor, currency),
    count,
    from,
    to,
  };
}

function roundingOf(
  total: { income: Money; spending: Money },
  byCategory: readonly CategoryTotal[],
  byAccount: readonly AccountTotal[],
): Rounding {
  const differences: [keyof Rounding, Money, Money[]][] = [
    ['income', total.income, byCategory.filter(({ kind }) => kind === 'income').map(({ amount }) => amount)],
    ['spending', total.spending, byCategory.filter(({ kind }) => kind === 'expense').map(({ amount }) => amount)],
    ['incomeByAccount', total.income, byAccount.map(({ income }) => income)],
    ['spendingByAccount', total.spending, byAccount.map(({ spending }) => spending)],
  ];
  const rounding: Rounding = {};
  for (const [name, whole, parts] of differences) {
    const difference = parts.reduce((left, part) => left.minus(part), whole);
    if (!difference.isZero()) rounding[name] = difference;
  }
  return rounding;
}

function listRates(rates: RateUsed[]): RateUsed[] {
  const inOrder = (a: RateUsed, b: RateUsed) =>
    order(a.currency, b.currency) || order(a.rateDate, b.rateDate) || order(a.status, b.status);
  if (rates.length <= MAX_RATES_LISTED) return rates.sort(inOrder);
  const folded = new Map<string, RateUsed>();
  for (const rate of rates) {
    const key = `${rate.currency}|${rate.status}`;
    const known = folded.get(key);
    const rateDate = known && known.rateDate > rate.rateDate ? known.rateDate : rate.rateDate;
    folded.set(key, { ...rate, rateDate, count: rate.count + (known?.count ?? 0) });
  }
  return [...folded.values()].sort(inOrder);
}

function order(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
