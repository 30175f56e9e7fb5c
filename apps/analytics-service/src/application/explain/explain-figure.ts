import { CalendarDate, CalendarMonth, Money } from '@pft/kernel';
import { Exchange, Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { BudgetNotFound } from '../../domain/budget/budget-errors';
import { countedCategories, currencyOf } from '../../domain/budget/budget';
import { periodOf } from '../../domain/budget/budget-period';
import {
  ofAccount,
  ofBudget,
  ofCategories,
  parseFigure,
  SELECTIONS,
  type Figure,
  type Selection,
} from '../../domain/explain/figure';
import type { ExplainedRow, PayeeMover } from '../../domain/explain/explanation';
import type { Compare, DayRange } from '../../domain/summary/comparison';
import type { Kind } from '../../domain/summary/month-summary';
import { RangeInvalid, RangeTooLong } from '../../domain/summary/range-errors';
import { dayAsked } from '../budget/show-budgets';
import type { FallbackSettings, LedgerReference } from '../ledger/ledger-reference';
import { LedgerViews, type LedgerView } from '../ledger/ledger-views';
import { exchangeFor } from '../summary/summarize';
import { ExplainHoldings } from './explain-holdings';
import { ExplainRows } from './explain-rows';

export interface ExplainInput {
  ledgerId: string;
  fallback?: FallbackSettings;
  figure: string;
  from?: string;
  to?: string;
  /** A day of the period of a budget. */
  date?: string;
  currency?: string;
  /** Of what has no category; a category itself says it. */
  kind?: Kind;
  children?: boolean;
  compare?: Compare;
  toDate?: 'same-day';
}

/** Where a page of rows ends. */
export interface RowPlace {
  date: CalendarDate;
  transactionId: string;
}

export interface Explanation extends DayRange {
  currency: string;
  total: Money;
  /** The total less the sum of all rows as they are shown. */
  rounding: Money;
  /** Before they were converted, by currency. */
  originals: Money[];
  rows: ExplainedRow[];
  next: RowPlace | null;
  /** What lists the rows: the query of `GET /transactions`; null where no such list is. */
  q: string | null;
  comparison?: DayRange & { months: number | null; before: Money; compared: DayRange & { total: Money } };
  movers?: PayeeMover[];
}

/** What is asked for of the rows of a range. */
export interface RowsAsked {
  ledgerId: string;
  selection: Selection;
  kinds: ReadonlyMap<string, Kind>;
  range: DayRange;
  exchange: Exchange;
  after: RowPlace | null;
  today: CalendarDate;
  compare?: Compare;
  toSameDay: boolean;
}

const MAX_YEARS = 10;

/** The rows of a figure, and how they come to it. */
@Injectable()
export class ExplainFigure {
  constructor(
    private readonly views: LedgerViews,
    private readonly rates: Rates,
    private readonly rows: ExplainRows,
    private readonly holdings: ExplainHoldings,
  ) {}

  /** @throws InvalidDate, RangeInvalid, RangeTooLong, UnknownCurrency, AverageNeedsMonth, BudgetNotFound, DateOutOfRange, AccountNotFound */
  async execute(input: ExplainInput, after: RowPlace | null): Promise<Explanation> {
    const { ledgerId } = input;
    const view = await this.views.of(ledgerId, ['account', 'category', 'budget'], input.fallback);
    const figure = parseFigure(input.figure);
    if (figure.of === 'balance') return this.holdings.balance(input, figure.id, view.reference.holdings(), after);
    const exchange = exchangeFor(this.rates, input.currency, view.settings.baseCurrency);
    if (figure.of === 'net-worth') {
      const range = this.rangeOf(input, view.today, view.today);
      return this.holdings.netWorth(input, view, range, exchange);
    }
    const asked = {
      ledgerId,
      kinds: view.reference.kinds(),
      after,
      today: view.today,
      toSameDay: input.toDate === 'same-day',
      ...(input.compare && { compare: input.compare }),
    };
    if (figure.of === 'budget') {
      const { selection, range, currency } = this.budget(input, figure.id, view);
      const budgetExchange = new Exchange(this.rates, currency);
      return this.rows.execute({ ...asked, selection, range, exchange: budgetExchange }, listOf(figure, range));
    }
    const lastDay = CalendarMonth.lastDay(CalendarDate.monthOf(view.today));
    const range = this.rangeOf(input, lastDay, view.today);
    const selection = selectionOf(figure, input, view.reference);
    return this.rows.execute({ ...asked, selection, range, exchange }, listOf(figure, range));
  }

  private budget(input: ExplainInput, id: string, { reference, settings, today }: LedgerView) {
    const budget = reference.budgets().find((each) => each.id === id);
    if (!budget) throw new BudgetNotFound();
    const { start: from, end: to } = periodOf(budget.period, dayAsked(input.date, today), settings);
    const selection = ofBudget(countedCategories(budget, reference.categories()));
    return { selection, range: { from, to }, currency: currencyOf(budget) };
  }

  private rangeOf(input: ExplainInput, lastDay: CalendarDate, today: CalendarDate): DayRange {
    const to = input.to ? CalendarDate.parse(input.to, '?to') : lastDay;
    const month = CalendarDate.monthOf(input.to ? to : today);
    const from = input.from ? CalendarDate.parse(input.from, '?from') : CalendarMonth.firstDay(month);
    if (from > to) throw new RangeInvalid(from, to);
    if (to > CalendarDate.plusYears(from, MAX_YEARS)) throw new RangeTooLong(from, to, `${MAX_YEARS} years`);
    return { from, to };
  }
}

type OfRows = Exclude<Figure, { of: 'budget' | 'balance' | 'net-worth' }>;

function selectionOf(figure: OfRows, input: ExplainInput, reference: LedgerReference): Selection {
  if ('id' in figure) {
    if (figure.of === 'account') return ofAccount(figure.id);
    const { id } = figure;
    const kind = (id === null ? undefined : reference.kinds().get(id)) ?? input.kind ?? 'expense';
    if (id === null) return ofCategories(null, kind);
    const children = [...reference.categories().values()].filter(({ parentId }) => parentId === id);
    return ofCategories(new Set([id, ...(input.children ? children.map((child) => child.id) : [])]), kind);
  }
  return SELECTIONS[figure.of as 'income' | 'spending' | 'net'];
}

/** The list may show more than the figure counts: transfers, and refunds beside income. */
function listOf(figure: Figure, { from, to }: DayRange): string {
  const query = new URLSearchParams({ from, to });
  if (figure.of === 'category') query.set('categoryId', figure.id ?? 'none');
  if (figure.of === 'account') query.set('accountId', figure.id);
  if (figure.of === 'income') query.set('type', 'income');
  return query.toString();
}
