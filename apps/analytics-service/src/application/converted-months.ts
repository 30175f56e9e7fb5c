import { CalendarMonth, type CalendarDate } from '@pft/money';
import { Injectable } from '@nestjs/common';
import { convertCells, type ConvertedCells } from '../domain/converted-cells';
import type { Exchange } from '../domain/exchange';
import type { MonthSummary } from '../domain/month-summary';

const MAX_CELLS = 200_000;

interface Entry {
  sequence: number;
  converted: ConvertedCells;
  cells: number;
}

/**
 * Converted months, kept as long as they are not older than their summary: never the truth, only work not repeated. A map
 * keeps the order of insertion, so the first entry is the one that was used least recently.
 */
@Injectable()
export class ConvertedMonths {
  private readonly entries = new Map<string, Entry>();
  private kept = 0;

  /** The part of the month that lies within the range, in the exchange's currency. */
  of(summary: MonthSummary, exchange: Exchange, from: CalendarDate, to: CalendarDate): ConvertedCells {
    const isWhole = from <= CalendarMonth.firstDay(summary.month) && to >= CalendarMonth.lastDay(summary.month);
    if (!isWhole)
      return convertCells(
        summary.cells.filter(({ date }) => date >= from && date <= to),
        exchange,
      );

    const key = `${summary.ledgerId}|${summary.month}|${exchange.currency}`;
    const known = this.entries.get(key);
    if (known) this.forget(key, known);
    const converted = known?.sequence === summary.sequence ? known.converted : convertCells(summary.cells, exchange);
    this.keep(key, { sequence: summary.sequence, converted, cells: summary.cells.length + 1 });
    return converted;
  }

  private keep(key: string, entry: Entry): void {
    this.entries.set(key, entry);
    this.kept += entry.cells;
    for (const [oldest, old] of this.entries) {
      if (this.kept <= MAX_CELLS || oldest === key) break;
      this.forget(oldest, old);
    }
  }

  private forget(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.kept -= entry.cells;
  }
}
