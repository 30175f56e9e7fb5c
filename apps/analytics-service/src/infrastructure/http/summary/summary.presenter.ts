import type { Money, MoneyJson } from '@pft/kernel';
import type {
  CategoryFigureResponse,
  ComparisonResponse,
  DaySpendingResponse,
  MissingRateResponse,
  MonthlyResponse,
  OutlookResponse,
  SummaryResponse,
} from '@pft/contracts';
import type { RangeSummary } from '../../../application/summary/summarize';
import type { MonthlySeries } from '../../../application/summary/summarize-months';
import type { Comparison, DayRange, DaySpending, NetFigures } from '../../../domain/summary/comparison';
import type { Outlook } from '../../../domain/summary/outlook';
import type { CategoryTotal, MissingTotal, Rounding } from '../../../domain/summary/summary';
import { presentFixed } from '../budget/fixed-costs.presenter';

const TOP_CATEGORIES = 5;

/** Said only where it is so: spending is below zero. */
export const refundsExceed = (spending: Money): { refundsExceed?: true } =>
  spending.isNegative() ? { refundsExceed: true } : {};

export function presentSummary(summary: RangeSummary): SummaryResponse {
  const { from, to, currency, savingsRate, count, rateStatus, rounding } = summary;
  return {
    from,
    to,
    currency,
    income: summary.income.toJSON(),
    spending: summary.spending.toJSON(),
    net: summary.net.toJSON(),
    savingsRate,
    count,
    byCategory: summary.byCategory.map(presentCategory),
    byAccount: summary.byAccount.map((account) => ({
      accountId: account.accountId,
      name: account.name,
      income: account.income.toJSON(),
      spending: account.spending.toJSON(),
      net: account.net.toJSON(),
      count: account.count,
      rateStatus: account.rateStatus,
      ...refundsExceed(account.spending),
    })),
    rateStatus,
    ...refundsExceed(summary.spending),
    rates: summary.rates.map(({ currency: of, status, rateDate, count: rows }) => ({
      currency: of,
      status,
      rateDate,
      count: rows,
    })),
    missingRates: summary.missingRates.map(presentMissing),
    ...(rounding && { rounding: presentRounding(rounding) }),
    ...(summary.days && { days: summary.days.map(presentDay) }),
    ...(summary.comparison && { comparison: presentComparison(summary.comparison) }),
    ...(summary.fixed !== undefined && { fixed: summary.fixed && presentFixed(summary.fixed) }),
    ...(summary.outlook !== undefined && { outlook: summary.outlook && presentOutlook(summary.outlook) }),
    ...(summary.expectedIncome !== undefined && { expectedIncome: summary.expectedIncome?.toJSON() ?? null }),
  };
}

function presentComparison(comparison: Comparison): ComparisonResponse {
  const { months, count, rateStatus, compared, movers, days } = comparison;
  return {
    ...presentNet(comparison),
    months,
    count,
    rateStatus,
    missingRates: comparison.missingRates.map(presentMissing),
    compared: presentNet(compared),
    movers: movers.map(({ categoryId, name, kind, parentId, amount, before, change }) => ({
      categoryId,
      name,
      kind,
      parentId,
      amount: amount.toJSON(),
      before: before.toJSON(),
      change: change.toJSON(),
    })),
    ...(days && { days: days.map(presentDay) }),
  };
}

const presentNet = ({ from, to, income, spending, net }: DayRange & NetFigures) => ({
  from,
  to,
  income: income.toJSON(),
  spending: spending.toJSON(),
  net: net.toJSON(),
});

function presentOutlook({ projected, left, coming }: Outlook): OutlookResponse {
  const { from, to, items, count, income, spending } = coming;
  return {
    projected: projected?.toJSON() ?? null,
    left: left && {
      amount: left.amount.toJSON(),
      budgetId: left.budgetId,
      income: left.income?.toJSON() ?? null,
      spent: left.spent.toJSON(),
      due: left.due?.toJSON() ?? null,
    },
    coming: {
      from,
      to,
      items: items.map(({ date, payee, kind, amount, converted, transactionId }) => ({
        date,
        name: payee,
        kind,
        amount: amount.toJSON(),
        converted: converted?.toJSON() ?? null,
        source: transactionId === null ? 'recurrence' : 'row',
        transactionId,
      })),
      count,
      income: income.toJSON(),
      spending: spending.toJSON(),
    },
  };
}

const presentDay = ({ day, date, spending }: DaySpending): DaySpendingResponse => ({
  day,
  date,
  spending: spending.toJSON(),
});

function presentCategory(category: CategoryTotal): CategoryFigureResponse {
  const { categoryId, name, kind, parentId, amount, share, count, rateStatus } = category;
  return {
    categoryId,
    name,
    kind,
    parentId,
    amount: amount.toJSON(),
    share,
    count,
    rateStatus,
    ...refundsExceed(amount),
  };
}

export function presentMissing(missing: MissingTotal): MissingRateResponse {
  const { currency, amount, income, spending, count, from, to } = missing;
  return {
    currency,
    amount: amount.toJSON(),
    income: income.toJSON(),
    spending: spending.toJSON(),
    count,
    from,
    to,
  };
}

function presentRounding(rounding: Rounding): Record<string, MoneyJson> {
  return Object.fromEntries(Object.entries(rounding).map(([name, money]) => [name, money.toJSON()]));
}

export function presentMonthly(series: MonthlySeries, withCategories = false): MonthlyResponse {
  const { from, to, currency, latestMonthWithRows, rateStatus } = series;
  return {
    from,
    to,
    currency,
    months: series.months.map((month) => ({
      month: month.month,
      income: month.income.toJSON(),
      spending: month.spending.toJSON(),
      net: month.net.toJSON(),
      count: month.count,
      rateStatus: month.rateStatus,
      ...refundsExceed(month.spending),
      topCategories: month.byCategory
        .filter(({ kind }) => kind === 'expense')
        .slice(0, TOP_CATEGORIES)
        .map(presentCategory),
      ...(withCategories && { byCategory: month.byCategory.map(presentCategory) }),
    })),
    latestMonthWithRows,
    rateStatus,
    missingRates: series.missingRates.map(presentMissing),
  };
}
