import type { MigrationInterface, QueryRunner } from 'typeorm';

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What the text of `cause` meant; where it is a route, the rows of some kinds were not what the person asked for. */
const CAUSE_BY = `CASE
  WHEN cause ~ '^import:${UUID}$' THEN 'import'
  WHEN cause ~ '^import-undone:${UUID}$' THEN 'import-undone'
  WHEN cause ~ '^category:${UUID}$' THEN 'category-moved'
  WHEN kind = 'transaction' AND cause = 'POST /transactions/categorize' THEN 'payee-rule'
  WHEN kind IN ('transaction', 'budget') AND cause = 'DELETE /categories/:id' THEN 'category-moved'
  WHEN kind = 'account' AND cause = 'POST /imports/:id/commit' THEN 'import'
  WHEN kind = 'account' AND cause = 'DELETE /imports/:id' THEN 'import-undone'
  ELSE 'person' END`;

/**
 * A change says what its snapshots are (`schema`), what made it (`cause_by`, `cause_ref`) and, for people to read, by which
 * operation; `actor` is a person or nobody. The rows are copied once, in the order in which they lie, and the indexes are
 * built from the copy: an UPDATE would write each row and each entry of its indexes a second time and leave the first ones
 * behind. What `before` and `after` hold stays as it is and is schema 1; a whole `before` of an update is read the same way as
 * one that holds only what differs.
 */
export class AddChangeContract1764400000000 implements MigrationInterface {
  readonly name = 'AddChangeContract1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE change_as_agreed (
        owner_id uuid NOT NULL,
        sequence bigint NOT NULL,
        id uuid NOT NULL,
        entity_id uuid NOT NULL,
        at timestamptz NOT NULL,
        version integer NOT NULL,
        schema smallint NOT NULL,
        kind text NOT NULL,
        actor uuid,
        cause_by text NOT NULL,
        cause_ref uuid,
        operation text,
        before jsonb,
        after jsonb
      )`);
    await runner.query(`
      INSERT INTO change_as_agreed (owner_id, sequence, id, entity_id, at, version, schema, kind, actor, cause_by, cause_ref,
                                    operation, before, after)
      SELECT owner_id, sequence, id, entity_id, at, version, 1, kind,
             CASE WHEN actor ~ '^${UUID}$' THEN actor::uuid END,
             ${CAUSE_BY},
             CASE WHEN cause ~ '^[a-z-]+:${UUID}$' THEN split_part(cause, ':', 2)::uuid END,
             CASE WHEN cause !~ '^[a-z-]+:${UUID}$' THEN cause END,
             before, after
      FROM change`);
    await runner.query('DROP TABLE change');
    await runner.query('ALTER TABLE change_as_agreed RENAME TO change');
    await runner.query('ALTER TABLE change ADD PRIMARY KEY (owner_id, sequence)');
    await runner.query('CREATE INDEX change_of_entity ON change (owner_id, entity_id, sequence)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE change ALTER COLUMN actor TYPE text, ADD COLUMN cause text');
    await runner.query(`
      UPDATE change SET cause = CASE WHEN cause_ref IS NULL OR cause_by NOT IN ('import', 'import-undone', 'category-moved')
          THEN operation ELSE replace(cause_by, '-moved', '') || ':' || cause_ref END,
        before = CASE WHEN before IS NOT NULL AND after IS NOT NULL THEN after || before ELSE before END`);
    await runner.query(
      'ALTER TABLE change DROP COLUMN schema, DROP COLUMN cause_by, DROP COLUMN cause_ref, DROP COLUMN operation',
    );
  }
}
