import type { CalendarMonth } from '@pft/kernel';
import { prepared } from '@pft/change-log';
import type { DataSource } from 'typeorm';
import { SummaryStore } from '../../../domain/summary/summary-store';
import type { MonthSummary, Movement } from '../../../domain/summary/month-summary';
import { FLUSHED_LATER } from './flushed-later';
import { packCell, packMovement, unpackCell, unpackMovement, type PackedCell, type PackedMovement } from '../packed';

interface SummaryRow {
  month: string;
  sequence: bigint;
  fingerprint: string;
  transactions: bigint;
  cells: PackedCell[];
  movements: PackedMovement[];
}

export class PostgresSummaryStore extends SummaryStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  range(ledgerId: string, from: CalendarMonth, to: CalendarMonth): Promise<MonthSummary[]> {
    return this.select(ledgerId, 'month BETWEEN $2 AND $3 ORDER BY month', [from, to]);
  }

  ofMonths(ledgerId: string, months: readonly CalendarMonth[]): Promise<MonthSummary[]> {
    return this.select(ledgerId, 'month = ANY ($2)', [months]);
  }

  fingerprints(
    ledgerId: string,
    from: CalendarMonth,
    to: CalendarMonth,
  ): Promise<Pick<MonthSummary, 'month' | 'fingerprint'>[]> {
    return this.dataSource.query(
      `SELECT month, fingerprint FROM month_summary
       WHERE ledger_id = $1 AND month BETWEEN $2 AND $3 ORDER BY month`,
      [ledgerId, from, to],
    );
  }

  async movements(ledgerId: string, until: CalendarMonth): Promise<Movement[]> {
    const rows = await prepared<Pick<SummaryRow, 'movements'>>(
      this.dataSource.manager,
      'summary-movements',
      'SELECT movements FROM month_summary WHERE ledger_id = $1 AND month <= $2 ORDER BY month',
      [ledgerId, until],
    );
    return rows.flatMap(({ movements }) => movements.map(unpackMovement));
  }

  async putIfNewer(summaries: readonly MonthSummary[]): Promise<void> {
    const rows = summaries.map((summary) => ({
      ledger_id: summary.ledgerId,
      month: summary.month,
      sequence: summary.sequence,
      fingerprint: summary.fingerprint,
      transactions: summary.rows,
      cells: summary.cells.map(packCell),
      movements: summary.movements.map(packMovement),
    }));
    // Sorted, so that two writers of the same rows lock them in the same order.
    await prepared(
      this.dataSource.manager,
      'summary-put',
      `INSERT INTO month_summary (ledger_id, month, sequence, fingerprint, transactions, cells, movements)
       SELECT r.ledger_id, r.month, r.sequence, r.fingerprint, r.transactions, r.cells, r.movements
       FROM jsonb_to_recordset($1::jsonb)
         AS r (ledger_id uuid, month text, sequence bigint, fingerprint text, transactions bigint, cells jsonb, movements jsonb)
       ${FLUSHED_LATER}
       ORDER BY r.ledger_id, r.month
       ON CONFLICT (ledger_id, month) DO UPDATE
       SET sequence = excluded.sequence, fingerprint = excluded.fingerprint, transactions = excluded.transactions,
         cells = excluded.cells, movements = excluded.movements
       WHERE month_summary.sequence <= excluded.sequence`,
      [JSON.stringify(rows)],
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

  private async select(ledgerId: string, where: string, values: unknown[]): Promise<MonthSummary[]> {
    const rows: SummaryRow[] = await this.dataSource.query(
      `SELECT month, sequence, fingerprint, transactions, cells, movements FROM month_summary WHERE ledger_id = $1 AND ${where}`,
      [ledgerId, ...values],
    );
    return rows.map(({ month, sequence, fingerprint, transactions, cells, movements }) => ({
      ledgerId,
      month,
      sequence: Number(sequence),
      fingerprint,
      rows: Number(transactions),
      cells: cells.map(unpackCell),
      movements: movements.map(unpackMovement),
    }));
  }
}
