import type { DataSource } from 'typeorm';
import type { CalendarMonth } from '@pft/money';
import { SummaryStore } from '../../application/ports';
import type { MonthSummary } from '../../domain/month-summary';
import { packCell, unpackCell, type PackedCell } from '../packed';

interface SummaryRow {
  month: string;
  sequence: bigint;
  transactions: bigint;
  cells: PackedCell[];
}

export class PostgresSummaryStore extends SummaryStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async range(ledgerId: string, from: CalendarMonth, to: CalendarMonth): Promise<MonthSummary[]> {
    const rows: SummaryRow[] = await this.dataSource.query(
      `SELECT month, sequence, transactions, cells FROM month_summary
       WHERE ledger_id = $1 AND month BETWEEN $2 AND $3 ORDER BY month`,
      [ledgerId, from, to],
    );
    return rows.map(({ month, sequence, transactions, cells }) => ({
      ledgerId,
      month,
      sequence: Number(sequence),
      rows: Number(transactions),
      cells: cells.map(unpackCell),
    }));
  }

  async putIfNewer({ ledgerId, month, sequence, rows, cells }: MonthSummary): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO month_summary (ledger_id, month, sequence, transactions, cells) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (ledger_id, month) DO UPDATE
       SET sequence = excluded.sequence, transactions = excluded.transactions, cells = excluded.cells
       WHERE month_summary.sequence <= excluded.sequence`,
      [ledgerId, month, sequence, rows, JSON.stringify(cells.map(packCell))],
    );
  }

  async latestMonth(ledgerId: string, until: CalendarMonth): Promise<CalendarMonth | null> {
    const [row]: { month: string }[] = await this.dataSource.query(
      `SELECT month FROM month_summary WHERE ledger_id = $1 AND month <= $2 AND transactions > 0
       ORDER BY month DESC LIMIT 1`,
      [ledgerId, until],
    );
    return row?.month ?? null;
  }

  async clear(ledgerId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM month_summary WHERE ledger_id = $1', [ledgerId]);
  }
}
