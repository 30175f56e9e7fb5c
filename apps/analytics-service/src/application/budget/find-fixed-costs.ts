import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { Exchange, Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import type { Period, PeriodKind } from '../../domain/budget/budget-period';
import { daysLookedAt, fixedAmounts, fixedCosts, type FixedAmounts } from '../../domain/budget/fixed-costs';
import { shareOfLines, type Selection } from '../../domain/explain/figure';
import type { Fact } from '../../domain/fact/fact';
import { FactStore } from '../../domain/fact/fact-store';
import { countedLines, type Kind } from '../../domain/summary/month-summary';

/** Spending of a period whose fixed costs are asked for. */
export interface FixedAsked {
  selection: Selection;
  period: Period;
  kind: PeriodKind;
  currency: string;
}

/** What comes every period, of several selections of rows: each month is read once for all of them. */
@Injectable()
export class FindFixedCosts {
  constructor(
    private readonly facts: FactStore,
    private readonly rates: Rates,
  ) {}

  async execute(
    ledgerId: string,
    asked: readonly FixedAsked[],
    kinds: ReadonlyMap<string, Kind>,
    today: CalendarDate,
  ): Promise<FixedAmounts[]> {
    const needed = asked.map(looked);
    const months = new Set(
      needed.flatMap(({ start, end }) => CalendarMonth.range(CalendarDate.monthOf(start), CalendarDate.monthOf(end))),
    );
    const facts: { fact: Fact; lines: ReturnType<typeof countedLines> }[] = [];
    for (const month of months) {
      for (const fact of await this.facts.ofMonth(ledgerId, month))
        facts.push({ fact, lines: countedLines(fact, kinds) });
    }
    return asked.map(({ selection, period, kind, currency }, index) => {
      const { start, end } = needed[index] ?? period;
      const rows = facts.flatMap(({ fact, lines }) => {
        if (fact.date < start || fact.date > end) return [];
        return shareOfLines(fact, lines, selection) ?? [];
      });
      return fixedAmounts(fixedCosts(rows, period, kind, today), new Exchange(this.rates, currency), today);
    });
  }
}

/** Four years of rows are too many to be read for what a year's bills would add, so that a year has none that come before it. */
function looked({ period, kind }: FixedAsked): Period {
  return kind === 'year' ? period : daysLookedAt(period, kind);
}
