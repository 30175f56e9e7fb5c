import { CalendarDate, CalendarMonth, Money } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { FactStore } from '../../domain/fact/fact-store';
import {
  contentOf,
  inListOrder,
  originalsOf,
  placeOf,
  shareOf,
  totalOf,
  type Share,
} from '../../domain/explain/figure';
import { addShare, explainRow, payeeMovers, type ExplainedRow, type PayeeSums } from '../../domain/explain/explanation';
import { comparedRanges, upToToday, type DayRange } from '../../domain/summary/comparison';
import type { MonthSummary, SummaryCell } from '../../domain/summary/month-summary';
import { SummaryStore } from '../../domain/summary/summary-store';
import { sinceFirstRow } from '../summary/compare-ranges';
import type { Explanation, RowPlace, RowsAsked } from './explain-figure';

/** Of one page, as of every list. */
export const ROWS_EACH = 200;

/** A figure of income and spending: its rows, and their sum as the summary has it. */
@Injectable()
export class ExplainRows {
  constructor(
    private readonly facts: FactStore,
    private readonly summaries: SummaryStore,
  ) {}

  async execute(asked: RowsAsked, q: string): Promise<Explanation> {
    const { range, exchange, selection } = asked;
    const { currency } = exchange;
    const months = await this.monthsOf(asked.ledgerId, range);
    const cells = months.flatMap((month) => month.cells);
    const total = totalOf(selection, cells, exchange);
    const { rows, next, shownSum } = await this.page(asked, months);
    const rounding = total.minus(shownSum);
    const explanation = {
      ...range,
      currency,
      total,
      rounding,
      originals: originalsOf(selection, cells),
      rows,
      next,
      q,
    };
    return asked.compare === undefined ? explanation : { ...explanation, ...(await this.compare(asked)) };
  }

  /**
   * Latest first. Only a month with something in another currency can round, so that the others are read no further than the
   * page goes.
   */
  private async page(asked: RowsAsked, months: readonly MonthSummary[]) {
    const { selection, exchange, range, after } = asked;
    const { currency } = exchange;
    const begin = after && placeOf(after);
    const found: ExplainedRow[] = [];
    let shownSum = Money.zero(currency);
    for (const { month, cells } of [...months].reverse()) {
      const content = contentOf(selection, cells, currency);
      const mayBeShown = found.length <= ROWS_EACH && (!after || month <= CalendarDate.monthOf(after.date));
      if (content === 'own') shownSum = shownSum.plus(totalOf(selection, cells, exchange));
      if (content === 'none' || (content === 'own' && !mayBeShown)) continue;
      const rows = (await this.shares(asked, month, range)).map((share) => explainRow(share, exchange));
      if (content === 'foreign') {
        for (const { converted } of rows) if (converted) shownSum = shownSum.plus(converted);
      }
      if (mayBeShown) found.push(...rows.filter((row) => begin === null || placeOf(row) < begin));
    }
    const rows = found.slice(0, ROWS_EACH);
    const last = rows.at(-1);
    const next: RowPlace | null =
      found.length > ROWS_EACH && last ? { date: last.date, transactionId: last.transactionId ?? '' } : null;
    return { rows, next, shownSum };
  }

  private async compare(asked: RowsAsked): Promise<Pick<Explanation, 'comparison' | 'movers'>> {
    const { range, exchange, selection, compare = 'previous' } = asked;
    const now = asked.toSameDay ? upToToday(range, asked.today) : range;
    const ranges = comparedRanges(range, compare, now.to);
    const isAverage = compare === 'average:12';
    const counted = isAverage ? await sinceFirstRow(this.summaries, asked.ledgerId, ranges) : ranges;
    const before: PayeeSums = new Map();
    const sums: PayeeSums = new Map();
    const cells: SummaryCell[] = [];
    for (const each of counted) cells.push(...(await this.addUp(asked, each, before)));
    const total = totalOf(selection, await this.addUp(asked, now, sums), exchange);
    return {
      comparison: {
        from: (counted.at(-1) ?? ranges.at(-1))?.from ?? range.from,
        to: ranges[0]?.to ?? range.to,
        months: isAverage ? counted.length : null,
        before: totalOf(selection, cells, exchange, counted.length),
        compared: { ...now, total },
      },
      movers: payeeMovers(sums, before, exchange.currency, counted.length),
    };
  }

  /** Adds what each payee has in the range to `sums`, and answers with the cells. */
  private async addUp(asked: RowsAsked, range: DayRange, sums: PayeeSums): Promise<SummaryCell[]> {
    const months = await this.monthsOf(asked.ledgerId, range);
    for (const { month, cells } of months) {
      if (contentOf(asked.selection, cells, asked.exchange.currency) === 'none') continue;
      for (const share of await this.shares(asked, month, range)) addShare(sums, share, asked.exchange);
    }
    return months.flatMap(({ cells }) => cells);
  }

  /** With the cells of the range alone. */
  private async monthsOf(ledgerId: string, { from, to }: DayRange): Promise<MonthSummary[]> {
    const isWithin = ({ date }: SummaryCell) => date >= from && date <= to;
    const months = await this.summaries.range(ledgerId, CalendarDate.monthOf(from), CalendarDate.monthOf(to));
    return months.map((month) => ({ ...month, cells: month.cells.filter(isWithin) }));
  }

  private async shares(
    { ledgerId, selection, kinds }: Pick<RowsAsked, 'ledgerId' | 'selection' | 'kinds'>,
    month: CalendarMonth,
    { from, to }: DayRange,
  ): Promise<Share[]> {
    const facts = await this.facts.ofMonth(ledgerId, month);
    const shares = facts.flatMap((fact) => shareOf(fact, selection, kinds) ?? []);
    return inListOrder(shares.filter(({ date }) => date >= from && date <= to));
  }
}
