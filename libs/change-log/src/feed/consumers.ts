import type { DataSource } from 'typeorm';

/**
 * Gives each consumer that is new a cursor at the start of every owner's changes; from then on every write moves its heads.
 * One that is no longer named keeps its cursors until a migration takes them and its name away: a copy of the service that
 * does not know it yet may be the one that starts.
 */
export async function registerConsumers(dataSource: DataSource, consumers: readonly string[]): Promise<void> {
  const unknown: unknown[] = await dataSource.query(
    'SELECT unnest($1::text[]) EXCEPT SELECT name FROM change_consumer',
    [consumers],
  );
  if (unknown.length === 0) return;
  await dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    // Writes that did not see the new name have been committed, and the next ones wait: none lies between the two.
    await manager.query('LOCK TABLE change_consumer IN ACCESS EXCLUSIVE MODE');
    await manager.query(
      `WITH unknown AS (
         INSERT INTO change_consumer SELECT unnest($1::text[]) ON CONFLICT DO NOTHING RETURNING name
       )
       INSERT INTO change_delivery (consumer, owner_id, head)
       SELECT u.name, s.owner_id, s.head FROM unknown u CROSS JOIN change_stream s WHERE s.head > 0`,
      [consumers],
    );
  });
}
