import { Injectable } from '@nestjs/common';
import { JobTurns, TURN_LEASE_MS } from '@pft/service-kit';
import { DataSource } from 'typeorm';
import { Sql } from './sql';

const LEASE = `make_interval(secs => ${TURN_LEASE_MS / 1_000})`;

/** The turns of jobs in the table `job`, by the clock of the database: the copies need not agree on the time. */
@Injectable()
export class SqlJobTurns extends JobTurns {
  private readonly sql: Sql;

  constructor(dataSource: DataSource) {
    super();
    this.sql = Sql.ofPool(dataSource);
  }

  async take(job: string, holder: string): Promise<'taken' | number> {
    const taken = await this.sql.write(
      `INSERT INTO job AS j (name, due_at, holder, held_until) VALUES ($1, now(), $2, now() + ${LEASE})
       ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
       WHERE j.due_at <= now() AND (j.held_until IS NULL OR j.held_until <= now())`,
      [job, holder],
    );
    if (taken > 0) return 'taken';
    const waiting = await this.sql.one<{ ms: number }>(
      `SELECT greatest(0, extract(epoch FROM greatest(due_at, held_until) - now()) * 1000)::float8 AS ms
       FROM job WHERE name = $1`,
      [job],
    );
    return Math.ceil(waiting?.ms ?? 0);
  }

  async hold(job: string, holder: string): Promise<void> {
    await this.sql.write(`UPDATE job SET held_until = now() + ${LEASE} WHERE name = $1 AND holder = $2`, [job, holder]);
  }

  async give(job: string, holder: string, dueInMs: number): Promise<void> {
    await this.sql.write(
      `UPDATE job SET due_at = now() + make_interval(secs => $3::float8 / 1000), holder = NULL, held_until = NULL
       WHERE name = $1 AND holder = $2`,
      [job, holder, dueInMs],
    );
  }
}
