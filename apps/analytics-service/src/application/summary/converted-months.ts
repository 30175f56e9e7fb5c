import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Exchange } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { SummaryStore } from '../../domain/summary/summary-store';
import { convertCells, type ConvertedCells } from '../../domain/summary/converted-cells';
import { Kept } from '../kept';

/** Entries of all kept months together; each is a figure of some hundred bytes. */
const MAX_FIGURES = 100_000;

interface Entry {
  fingerprint: string;
  converted: ConvertedCells;
}

/**
 * Converted months, or the days asked for of one, kept as long as their summary has the same fingerprint. Ten years are read
 * as ten years of fingerprints, not of cells.
 */
@Injectable()
export class ConvertedMonths {
  private readonly kept = new Kept<Entry>(MAX_FIGURES);

  constructor(private readonly summaries: SummaryStore) {}

  /** By month, ascending; of the first and the last month only the days within the range. */
  async range(
    ledgerId: string,
    exchange: Exchange,
    from: CalendarDate,
    to: CalendarDate,
  ): Promise<Map<CalendarMonth, ConvertedCells>> {
    const [first, last] = [CalendarDate.monthOf(from), CalendarDate.monthOf(to)];
    const months = await this.summaries.fingerprints(ledgerId, first, last);
    const daysOf = (month: CalendarMonth) => {
      const [start, end] = [CalendarMonth.firstDay(month), CalendarMonth.lastDay(month)];
      return { start: from > start ? from : start, end: to < end ? to : end };
    };
    const keyOf = (month: CalendarMonth) => {
      const { start, end } = daysOf(month);
      return `${ledgerId}|${start}|${end}|${exchange.currency}`;
    };

    const result = new Map<CalendarMonth, ConvertedCells>();
    const wanted: CalendarMonth[] = [];
    for (const { month, fingerprint } of months) {
      const known = this.kept.take(keyOf(month));
      if (known?.fingerprint === fingerprint) {
        this.kept.keep(keyOf(month), known, figuresIn(known.converted));
        result.set(month, known.converted);
      } else wanted.push(month);
    }
    const summaries = wanted.length === 0 ? [] : await this.summaries.ofMonths(ledgerId, wanted);
    for (const { month, fingerprint, cells } of summaries) {
      const { start, end } = daysOf(month);
      const inRange = cells.filter(({ date }) => date >= start && date <= end);
      const converted = convertCells(inRange, exchange);
      result.set(month, converted);
      this.kept.keep(keyOf(month), { fingerprint, converted }, figuresIn(converted));
    }
    return new Map([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function figuresIn({ categories, accounts, days, rates, missing }: ConvertedCells): number {
  return 2 + categories.size + accounts.size + days.size + rates.size + missing.size;
}
