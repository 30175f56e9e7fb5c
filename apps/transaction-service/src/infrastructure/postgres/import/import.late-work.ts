import { Injectable } from '@nestjs/common';
import { rowsOf } from '@pft/change-log';
import { DataSource } from 'typeorm';
import type { LateState } from '../../../domain/import/import-batch';
import { type ImportId, LateWork, type TakenWork, type Turn } from '../../../domain/import/import-repository';

const held = (alias: string) => `coalesce((${alias}.commit_asked->>'heldUntil')::timestamptz > now(), false)`;

interface TakenRecord {
  ledger_id: string;
  id: string;
  state: LateState;
  commit_asked: Omit<TakenWork, keyof ImportId | 'state'>;
}

@Injectable()
export class SqlLateWork extends LateWork {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async take(state: LateState, { after, busy }: Turn, leaseMs: number): Promise<TakenWork | null> {
    // By the clock of the database, which is one for all copies.
    const answer: unknown = await this.dataSource.query(
      `UPDATE import SET commit_asked = commit_asked || jsonb_build_object(
         'heldUntil', now() + make_interval(secs => $1), 'attempts', coalesce((commit_asked->>'attempts')::integer, 0) + 1)
       WHERE (ledger_id, id) = (
         SELECT i.ledger_id, i.id FROM import i
         WHERE i.commit_asked IS NOT NULL AND i.state = $2 AND i.ledger_id <> ALL ($3::uuid[]) AND NOT ${held('i')}
           AND NOT EXISTS (SELECT FROM import o
             WHERE o.ledger_id = i.ledger_id AND o.id <> i.id AND o.commit_asked IS NOT NULL AND ${held('o')})
         ORDER BY coalesce(i.ledger_id <= $4::uuid, false), i.ledger_id, i.id LIMIT 1 FOR UPDATE OF i SKIP LOCKED)
       RETURNING ledger_id, id, state, commit_asked`,
      [leaseMs / 1_000, state, busy, after],
    );
    const [row] = rowsOf<TakenRecord>(answer);
    if (!row) return null;
    // A reading that was asked for before locales were part of it has none.
    return { locale: 'en', ...row.commit_asked, ledgerId: row.ledger_id, id: row.id, state: row.state } as TakenWork;
  }

  async hold({ ledgerId, id }: ImportId, leaseMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE import
       SET commit_asked = commit_asked || jsonb_build_object('heldUntil', now() + make_interval(secs => $3))
       WHERE ledger_id = $1 AND id = $2 AND commit_asked IS NOT NULL`,
      [ledgerId, id, leaseMs / 1_000],
    );
  }
}
