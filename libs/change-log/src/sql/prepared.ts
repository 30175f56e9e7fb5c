import type { ClientBase, Pool } from 'pg';
import type { EntityManager } from 'typeorm';

/**
 * Runs a statement that is parsed and planned once per connection; TypeORM's own `query` sends the text anew each time.
 * For the few statements that run all the time. The name stands for the text: never one name for two texts;
 * an empty one prepares nothing.
 */
export async function prepared<T>(manager: EntityManager, name: string, text: string, values: unknown[]): Promise<T[]> {
  const runner = manager.queryRunner;
  if (runner === undefined) {
    const { master } = manager.connection.driver as unknown as { master: Pool };
    return preparedOn<T>(master, name, text, values);
  }
  return preparedOn<T>((await runner.connect()) as ClientBase, name, text, values);
}

/** Sends the statement before it returns, so that the next one can follow it on the wire without waiting for the answer. */
export function preparedOn<T>(
  client: ClientBase | Pool,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<T[]> {
  return client
    .query<T & Record<string, unknown>>({ name, text, values: values as unknown[] })
    .then(({ rows }) => rows);
}
