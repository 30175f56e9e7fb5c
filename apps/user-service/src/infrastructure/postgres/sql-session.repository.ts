import { Injectable } from '@nestjs/common';
import { Sql } from '@pft/change-log';
import { Job } from '@pft/service-kit';
import { SessionRepository } from '../../application/ports';
import type { RefreshToken, Session } from '../../domain/session';

interface TokenRow {
  hash: Buffer;
  session_id: string;
  user_id: string;
  expires_at: Date;
  used_at: Date | null;
  ended_at: Date | null;
}

@Injectable()
export class SqlSessionRepository extends SessionRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add({ id, userId, createdAt }: Session): Promise<void> {
    await this.sql.write('INSERT INTO session (id, user_id, created_at) VALUES ($1, $2, $3)', [id, userId, createdAt]);
  }

  async end(sessionId: string, now: Date): Promise<void> {
    await this.sql.write('UPDATE session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [sessionId, now]);
  }

  async endAll(userId: string, now: Date): Promise<void> {
    await this.sql.write('UPDATE session SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL', [userId, now]);
  }

  async findToken(hash: Buffer): Promise<RefreshToken | null> {
    const row = await this.sql.one<TokenRow>(
      `SELECT t.hash, t.session_id, s.user_id, t.expires_at, t.used_at, s.ended_at
       FROM refresh_token t JOIN session s ON s.id = t.session_id WHERE t.hash = $1`,
      [hash],
    );
    if (row === null) return null;
    return {
      hash: row.hash,
      sessionId: row.session_id,
      userId: row.user_id,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
      sessionEndedAt: row.ended_at,
    };
  }

  async addToken(token: { hash: Buffer; sessionId: string; createdAt: Date; expiresAt: Date }): Promise<void> {
    await this.sql.write(
      'INSERT INTO refresh_token (hash, session_id, created_at, expires_at) VALUES ($1, $2, $3, $4)',
      [token.hash, token.sessionId, token.createdAt, token.expiresAt],
    );
  }

  async markUsed(hash: Buffer, now: Date): Promise<void> {
    await this.sql.write('UPDATE refresh_token SET used_at = $2 WHERE hash = $1 AND used_at IS NULL', [hash, now]);
  }

  /** Expired tokens are refused anyway, and a session without any token left is over. */
  @Job({ name: 'forget ended sessions', everyMs: 3_600_000, runsIn: 'one copy' })
  async forgetEnded(): Promise<void> {
    await this.sql.write('DELETE FROM refresh_token WHERE expires_at < now()');
    await this.sql.write(
      `DELETE FROM session s WHERE created_at < now() - interval '1 day'
       AND NOT EXISTS (SELECT FROM refresh_token t WHERE t.session_id = s.id)`,
    );
  }
}
