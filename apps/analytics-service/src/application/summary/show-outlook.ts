import { CalendarDate, CalendarMonth, Money } from '@pft/kernel';
import { shown, type Exchange } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { currencyOf, type Budget } from '../../domain/budget/budget';
import type { FixedAmounts } from '../../domain/budget/fixed-costs';
import { SELECTIONS, shareOfLines, type Share } from '../../domain/explain/figure';
import { FactStore } from '../../domain/fact/fact-store';
import { upToToday, type DayRange } from '../../domain/summary/comparison';
import type { ConvertedCells } from '../../domain/summary/converted-cells';
import { countedLines, type Kind } from '../../domain/summary/month-summary';
import {
  comingOf,
  daysAhead,
  leftOfBudget,
  leftOfIncome,
  projectedSpending,
  type LeftToSpend,
  type Outlook,
} from '../../domain/summary/outlook';
import { ComputeBudgets } from '../budget/compute-budgets';
import { FindFixedCosts } from '../budget/find-fixed-costs';
import type { LedgerView } from '../ledger/ledger-views';
import { ExpectIncome } from './expect-income';

const KINDS = [
  ['income', SELECTIONS.income],
  ['expense', SELECTIONS.spending],
] as const;

/** Where the current month goes, and what the days after today bring. */
@Injectable()
export class ShowOutlook {
  constructor(
    private readonly facts: FactStore,
    private readonly findFixedCosts: FindFixedCosts,
    private readonly expectIncome: ExpectIncome,
    private readonly computeBudgets: ComputeBudgets,
  ) {}

  /** `month` is that of today, `cells` are all of its own. */
  async execute(
    ledgerId: string,
    month: DayRange,
    cells: ConvertedCells,
    exchange: Exchange,
    view: LedgerView,
  ): Promise<Outlook> {
    const { today } = view;
    const [spending, ...rest] = await this.fixedOf(ledgerId, month, exchange.currency, view);
    if (!spending) throw new Error('each question about fixed costs has its answer');
    const money = (scaled: bigint) => Money.of(shown(scaled), exchange.currency);
    const { to } = upToToday(month, today);
    const soFar = [...cells.days].reduce((sum, [day, scaled]) => (day <= to ? sum + scaled : sum), 0n);
    const totals = { income: money(cells.income.scaled), spending: money(cells.spending.scaled) };
    const due = [spending, ...rest].flatMap(({ dueRows, kind }) => dueRows.map((row) => ({ ...row, kind })));
    return {
      projected: projectedSpending({ month, today, soFar: money(soFar), known: totals.spending, fixed: spending }),
      left:
        (await this.leftOfBudget(ledgerId, exchange.currency, view)) ??
        leftOfIncome(await this.expectIncome.execute(ledgerId, exchange, month.from), totals, spending),
      coming: comingOf(await this.ahead(ledgerId, view), due, today, exchange),
    };
  }

  /** Of this month's spending first; of what comes besides, and of the next month where the days ahead reach into it. */
  private async fixedOf(
    ledgerId: string,
    { from, to }: DayRange,
    currency: string,
    { reference, today }: LedgerView,
  ): Promise<(FixedAmounts & { kind: Kind })[]> {
    const next = CalendarMonth.plusMonths(CalendarDate.monthOf(from), 1);
    const months = [{ start: from, end: to }];
    if (daysAhead(today).to > to)
      months.push({ start: CalendarMonth.firstDay(next), end: CalendarMonth.lastDay(next) });
    const asked = [...KINDS]
      .reverse()
      .flatMap(([kind, selection]) =>
        months.map((period) => ({ of: kind, question: { selection, period, kind: 'month' as const, currency } })),
      );
    const questions = asked.map(({ question }) => question);
    const found = await this.findFixedCosts.execute(ledgerId, questions, reference.kinds(), today);
    return found.flatMap((amounts, index) => {
      const kind = asked[index]?.of;
      return kind ? [{ ...amounts, kind }] : [];
    });
  }

  /** What is left of all spending's budget of the month; of several that of the currency asked for. */
  private async leftOfBudget(ledgerId: string, currency: string, view: LedgerView): Promise<LeftToSpend | null> {
    const overall = view.reference
      .budgets()
      .filter(({ archived, categoryIds, period }) => !archived && categoryIds.length === 0 && period === 'month')
      .filter(({ startsOn }) => startsOn <= view.today);
    const budget: Budget | undefined = overall.find((each) => currencyOf(each) === currency) ?? overall[0];
    if (!budget) return null;
    const [state] = await this.computeBudgets.execute(ledgerId, [budget], view, view.today);
    return state ? leftOfBudget(budget.id, state) : null;
  }

  private async ahead(ledgerId: string, { reference, today }: LedgerView): Promise<(Share & { kind: Kind })[]> {
    const { from, to } = daysAhead(today);
    const kinds = reference.kinds();
    const rows: (Share & { kind: Kind })[] = [];
    for (const month of CalendarMonth.range(CalendarDate.monthOf(from), CalendarDate.monthOf(to))) {
      for (const fact of await this.facts.ofMonth(ledgerId, month)) {
        if (fact.date < from || fact.date > to) continue;
        const lines = countedLines(fact, kinds);
        for (const [kind, selection] of KINDS) {
          const share = shareOfLines(fact, lines, selection);
          if (share) rows.push({ ...share, kind });
        }
      }
    }
    return rows;
  }
}
