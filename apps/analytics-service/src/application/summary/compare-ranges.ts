import { CalendarDate } from '@pft/kernel';
import type { Exchange } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import {
  averageByDay,
  comparedRanges,
  comparisonOf,
  spendingByDay,
  upToToday,
  type Compare,
  type ComparedRange,
  type Comparison,
  type DayRange,
} from '../../domain/summary/comparison';
import { addUp, type ConvertedCells } from '../../domain/summary/converted-cells';
import type { CategoryName } from '../../domain/summary/summary';
import { SummaryStore } from '../../domain/summary/summary-store';
import { ConvertedMonths } from './converted-months';

export interface CompareInput {
  ledgerId: string;
  range: DayRange;
  compare: Compare;
  /** Where the range has not ended, the compared one ends on the same day. */
  toSameDay: boolean;
  withDays: boolean;
  today: CalendarDate;
}

/** A range of days beside the one before it, the same of last year, or the average of the twelve months before. */
@Injectable()
export class CompareRanges {
  constructor(
    private readonly convertedMonths: ConvertedMonths,
    private readonly summaries: SummaryStore,
  ) {}

  /** @throws AverageNeedsMonth */
  async execute(
    input: CompareInput,
    exchange: Exchange,
    categories: ReadonlyMap<string, CategoryName>,
  ): Promise<Comparison> {
    const { ledgerId, range, compare, withDays } = input;
    const now = input.toSameDay ? upToToday(range, input.today) : range;
    const asked = comparedRanges(range, compare, now.to);
    const isAverage = compare === 'average:12';
    const ranges = isAverage ? await sinceFirstRow(this.summaries, ledgerId, asked) : asked;
    const cellsOf = async ({ from, to }: DayRange) =>
      addUp([...(await this.convertedMonths.range(ledgerId, exchange, from, to)).values()]);
    const parts: { range: ComparedRange; cells: ConvertedCells }[] = [];
    for (const part of ranges) parts.push({ range: part, cells: await cellsOf(part) });

    const before = {
      range: { from: (ranges.at(-1) ?? asked.at(-1))?.from ?? range.from, to: asked[0]?.to ?? range.to },
      cells: addUp(parts.map(({ cells }) => cells)),
      months: isAverage ? parts.length : null,
    };
    const comparison = comparisonOf({ range: now, cells: await cellsOf(now) }, before, exchange.currency, categories);
    if (!withDays) return comparison;
    const whole: { range: DayRange; cells: ConvertedCells }[] = [];
    for (const { from, end: to } of ranges) whole.push({ range: { from, to }, cells: await cellsOf({ from, to }) });
    return {
      ...comparison,
      days: isAverage ? averageByDay(whole, exchange.currency) : daysOf(whole, exchange.currency),
    };
  }
}

/** Without those before the first row of a ledger, which are none of its months. `ranges` begin with the latest. */
export async function sinceFirstRow(
  summaries: SummaryStore,
  ledgerId: string,
  ranges: readonly ComparedRange[],
): Promise<readonly ComparedRange[]> {
  for (let count = ranges.length; count > 0; count -= 1) {
    const end = ranges[count - 1]?.end ?? '';
    if ((await summaries.latestMonth(ledgerId, CalendarDate.monthOf(end))) !== null) return ranges.slice(0, count);
  }
  return [];
}

const daysOf = (parts: readonly { range: DayRange; cells: ConvertedCells }[], currency: string) =>
  parts.flatMap(({ range, cells }) => spendingByDay(cells, range, currency));
