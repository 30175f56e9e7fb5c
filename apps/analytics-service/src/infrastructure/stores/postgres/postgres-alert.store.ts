import type { DataSource } from 'typeorm';
import { NIL } from 'uuid';
import { prepared, rowsOf } from '@pft/change-log';
import { AlertStore, type AlertPageRequest } from '../../../domain/alert/alert-store';
import type { Alert } from '../../../domain/alert/alert';
import { packAlert, unpackAlert, type PackedAlert } from '../packed';

interface AlertRow {
  ledger_id: string;
  id: string;
  budget_id: string;
  period_start: string;
  threshold: number;
  raised_at: Date;
  read_at: Date | null;
  resolved_at: Date | null;
  body: PackedAlert;
}

export class PostgresAlertStore extends AlertStore {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async raiseOnce(alert: Alert): Promise<boolean> {
    const { ledgerId, id, budgetId, periodStart, threshold, raisedAt, readAt, resolvedAt } = alert;
    const inserted: unknown[] = await this.dataSource.query(
      `INSERT INTO alert (ledger_id, id, budget_id, period_start, threshold, raised_at, read_at, resolved_at, body)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (ledger_id, budget_id, period_start, threshold) DO NOTHING RETURNING id`,
      [ledgerId, id, budgetId, periodStart, threshold, raisedAt, readAt, resolvedAt, JSON.stringify(packAlert(alert))],
    );
    return inserted.length > 0;
  }

  async get(ledgerId: string, id: string): Promise<Alert | null> {
    return (await this.select('id = $2', [ledgerId, id]))[0] ?? null;
  }

  list(ledgerId: string, { limit, unreadOnly, before }: AlertPageRequest): Promise<Alert[]> {
    const conditions = ['true'];
    const values: unknown[] = [ledgerId, limit];
    if (unreadOnly) conditions.push('read_at IS NULL');
    if (before !== undefined) {
      conditions.push('id < $3');
      values.push(before);
    }
    return this.select(`${conditions.join(' AND ')} ORDER BY id DESC LIMIT $2`, values);
  }

  since(ledgerId: string, id: string, limit: number): Promise<Alert[]> {
    return this.select('id > $2 ORDER BY id LIMIT $3', [ledgerId, id, limit]);
  }

  async ofBudgets(budgets: readonly Pick<Alert, 'ledgerId' | 'budgetId'>[]): Promise<Alert[]> {
    const rows = await prepared<AlertRow>(
      this.dataSource.manager,
      'alerts-of-budgets',
      `SELECT a.* FROM unnest($1::uuid[], $2::uuid[]) AS b (ledger_id, budget_id)
       JOIN alert a ON a.ledger_id = b.ledger_id AND a.budget_id = b.budget_id`,
      [budgets.map(({ ledgerId }) => ledgerId), budgets.map(({ budgetId }) => budgetId)],
    );
    return rows.map(alertOf);
  }

  async mark(
    ledgerId: string,
    id: string,
    change: Partial<Pick<Alert, 'readAt' | 'resolvedAt'>>,
  ): Promise<Alert | null> {
    const rows = rowsOf<AlertRow>(
      await this.dataSource.query(
        `UPDATE alert SET read_at = CASE WHEN $3 THEN $4::timestamptz ELSE read_at END,
           resolved_at = CASE WHEN $5 THEN $6::timestamptz ELSE resolved_at END
         WHERE ledger_id = $1 AND id = $2 RETURNING *`,
        [ledgerId, id, 'readAt' in change, change.readAt ?? null, 'resolvedAt' in change, change.resolvedAt ?? null],
      ),
    );
    return rows[0] ? alertOf(rows[0]) : null;
  }

  async remove(ledgerId: string, budgetIds: readonly string[]): Promise<void> {
    await this.dataSource.query('DELETE FROM alert WHERE ledger_id = $1 AND budget_id = ANY ($2::uuid[])', [
      ledgerId,
      budgetIds,
    ]);
  }

  async clear(ledgerId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM alert WHERE ledger_id = $1', [ledgerId]);
  }

  async all(after: Pick<Alert, 'ledgerId' | 'id'> | undefined, limit: number): Promise<Alert[]> {
    const rows: AlertRow[] = await this.dataSource.query(
      'SELECT * FROM alert WHERE (ledger_id, id) > ($1, $2) ORDER BY ledger_id, id LIMIT $3',
      [after?.ledgerId ?? NIL, after?.id ?? NIL, limit],
    );
    return rows.map(alertOf);
  }

  async put(alerts: readonly Alert[]): Promise<void> {
    const rows = alerts.map((alert) => ({
      ledger_id: alert.ledgerId,
      id: alert.id,
      budget_id: alert.budgetId,
      period_start: alert.periodStart,
      threshold: alert.threshold,
      raised_at: alert.raisedAt,
      read_at: alert.readAt,
      resolved_at: alert.resolvedAt,
      body: packAlert(alert),
    }));
    await this.dataSource.query(
      `INSERT INTO alert (ledger_id, id, budget_id, period_start, threshold, raised_at, read_at, resolved_at, body)
       SELECT r.ledger_id, r.id, r.budget_id, r.period_start, r.threshold, r.raised_at, r.read_at, r.resolved_at, r.body
       FROM jsonb_to_recordset($1::jsonb)
         AS r (ledger_id uuid, id uuid, budget_id uuid, period_start text, threshold integer, raised_at timestamptz,
           read_at timestamptz, resolved_at timestamptz, body jsonb)
       ON CONFLICT (ledger_id, budget_id, period_start, threshold) DO UPDATE
       SET id = excluded.id, raised_at = excluded.raised_at, read_at = excluded.read_at,
         resolved_at = excluded.resolved_at, body = excluded.body`,
      [JSON.stringify(rows)],
    );
  }

  private async select(where: string, values: unknown[]): Promise<Alert[]> {
    const rows: AlertRow[] = await this.dataSource.query(
      `SELECT * FROM alert WHERE ledger_id = $1 AND ${where}`,
      values,
    );
    return rows.map(alertOf);
  }
}

function alertOf(row: AlertRow): Alert {
  return {
    ...unpackAlert(row.body),
    ledgerId: row.ledger_id,
    id: row.id,
    budgetId: row.budget_id,
    periodStart: row.period_start,
    threshold: row.threshold,
    raisedAt: row.raised_at,
    readAt: row.read_at,
    resolvedAt: row.resolved_at,
  };
}
