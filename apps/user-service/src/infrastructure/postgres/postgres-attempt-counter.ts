import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sql } from '@pft/change-log';
import { Job } from '@pft/service-kit';
import { DataSource } from 'typeorm';
import { type Attempt, AttemptCounter } from '../../application/ports';
import { configuration } from '../../configuration';
import { TooManyAttempts } from '../../domain/user-errors';

const windowSeconds: Record<Attempt, number> = {
  'login-of-account': 900,
  'login-from-address': 900,
  'registration-from-address': 3600,
};

function allowed(attempt: Attempt): number {
  if (attempt === 'login-of-account') return configuration.failedLoginsPerAccount();
  if (attempt === 'login-from-address') return configuration.failedLoginsPerAddress();
  return configuration.registrationsPerAddress();
}

/** Addresses and e-mails are kept as hashes only. */
const keyOf = (attempt: Attempt, key: string): string =>
  createHash('sha256').update(`${attempt}\n${key}`).digest('base64url');

@Injectable()
export class PostgresAttemptCounter extends AttemptCounter {
  private readonly sql: Sql;

  constructor(dataSource: DataSource) {
    super();
    // An attempt counts whatever becomes of the unit of work around it.
    this.sql = Sql.ofPool(dataSource);
  }

  async take(attempt: Attempt, key: string): Promise<void> {
    const row = await this.sql.one<{ count: number; wait: number }>(
      `INSERT INTO attempt AS a (key, count, window_ends) VALUES ($1, 1, now() + make_interval(secs => $2))
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN a.window_ends <= now() THEN 1 ELSE a.count + 1 END,
         window_ends = CASE WHEN a.window_ends <= now() THEN excluded.window_ends ELSE a.window_ends END
       RETURNING count, ceil(extract(epoch FROM window_ends - now()))::integer AS wait`,
      [keyOf(attempt, key), windowSeconds[attempt]],
    );
    if (row !== null && row.count > allowed(attempt)) throw new TooManyAttempts(Math.max(1, row.wait));
  }

  async giveBack(attempt: Attempt, key: string): Promise<void> {
    await this.sql.write('UPDATE attempt SET count = count - 1 WHERE key = $1 AND count > 0', [keyOf(attempt, key)]);
  }

  @Job({ name: 'forget old attempts', everyMs: 600_000, runsIn: 'one copy' })
  async forgetOld(): Promise<void> {
    await this.sql.write("DELETE FROM attempt WHERE window_ends < now() - interval '1 hour'");
  }
}
