import { Injectable } from '@nestjs/common';
import { rowsOf } from '@pft/service-kit';
import { DataSource } from 'typeorm';
import type { CommitAsked } from '../../domain/import/import-batch';
import { type ImportId, LateCommits, type TakenCommit } from '../../domain/import/import-repository';

const held = (alias: string) => `coalesce((${alias}.commit_asked->>'heldUntil')::timestamptz > now(), false)`;

@Injectable()
export class SqlLateCommits extends LateCommits {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async take(leaseMs: number): Promise<TakenCommit | null> {
    // By the clock of the database, which is one for all copies.
    const answer: unknown = await this.dataSource.query(
      `UPDATE import SET commit_asked = commit_asked || jsonb_build_object(
         'heldUntil', now() + make_interval(secs => $1), 'attempts', coalesce((commit_asked->>'attempts')::integer, 0) + 1)
       WHERE (ledger_id, id) = (
         SELECT i.ledger_id, i.id FROM import i
         WHERE i.state = 'committing' AND NOT ${held('i')} AND NOT EXISTS (
           SELECT FROM import o WHERE o.ledger_id = i.ledger_id AND o.id <> i.id AND o.state = 'committing' AND ${held('o')})
         ORDER BY i.id LIMIT 1 FOR UPDATE OF i SKIP LOCKED)
       RETURNING ledger_id, id, commit_asked`,
      [leaseMs / 1_000],
    );
    const [row] = rowsOf<{ ledger_id: string; id: string; commit_asked: CommitAsked & { attempts: number } }>(answer);
    if (!row) return null;
    const { timeZone, actor, attempts } = row.commit_asked;
    return { ledgerId: row.ledger_id, id: row.id, timeZone, actor, attempts };
  }

  async hold({ ledgerId, id }: ImportId, leaseMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE import
       SET commit_asked = commit_asked || jsonb_build_object('heldUntil', now() + make_interval(secs => $3))
       WHERE ledger_id = $1 AND id = $2 AND state = 'committing'`,
      [ledgerId, id, leaseMs / 1_000],
    );
  }
}
