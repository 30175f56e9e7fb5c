import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Exchange } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import { SummaryStore } from '../../domain/summary/summary-store';
import { convertCells, type ConvertedCells } from '../../domain/summary/converted-cells';

/** Entries of all kept months together; each is a figure of some hundred bytes. */
const MAX_FIGURES = 100_000;

interface Entry {
  fingerprint: string;
  converted: ConvertedCells;
  figures: number;
}

/**
 * Converted months, or the days asked for of one, kept as long as their summary has the same fingerprint: never the truth, only work not repeated. Ten
 * years are read as ten years of fingerprints, not of cells. A map keeps the order of insertion, so its first entry is the
 * one used least recently.
 */
@Injectable()
export class ConvertedMonths {
  private readonly entries = new Map<string, Entry>();
  private kept = 0;

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
      const known = this.take(keyOf(month));
      if (known?.fingerprint === fingerprint) {
        this.keep(keyOf(month), known);
        result.set(month, known.converted);
      } else wanted.push(month);
    }
    const summaries = wanted.length === 0 ? [] : await this.summaries.ofMonths(ledgerId, wanted);
    for (const { month, fingerprint, cells } of summaries) {
      const { start, end } = daysOf(month);
      const inRange = cells.filter(({ date }) => date >= start && date <= end);
      const converted = convertCells(inRange, exchange);
      result.set(month, converted);
      this.keep(keyOf(month), { fingerprint, converted, figures: figuresIn(converted) });
    }
    return new Map([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private take(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    if (entry) this.forget(key, entry);
    return entry;
  }

  private keep(key: string, entry: Entry): void {
    const older = this.entries.get(key);
    if (older) this.forget(key, older);
    this.entries.set(key, entry);
    this.kept += entry.figures;
    for (const [oldest, old] of this.entries) {
      if (this.kept <= MAX_FIGURES || oldest === key) break;
      this.forget(oldest, old);
    }
  }

  private forget(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.kept -= entry.figures;
  }
}

function figuresIn({ categories, accounts, days, rates, missing }: ConvertedCells): number {
  return 2 + categories.size + accounts.size + days.size + rates.size + missing.size;
}
