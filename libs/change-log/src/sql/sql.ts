import type { ClientBase, Pool } from 'pg';
import type { DataSource } from 'typeorm';

type Connection = ClientBase | Pool;

/** TypeORM's own pool, whose type it keeps to itself. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

/**
 * Hand-written SQL on the connection that is due: as it is injected, that of the running unit of work, and one of the pool
 * outside of any. Answers and errors are those of `pg`; a statement leaves before its method returns.
 */
export class Sql {
  constructor(private readonly connection: () => Connection) {}

  /** Statements that belong to no unit of work, even where one is running. */
  static ofPool(dataSource: DataSource): Sql {
    return new Sql(() => poolOf(dataSource));
  }

  /** What a SELECT found, or what RETURNING says of the rows that a statement wrote. */
  async rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.connection().query<T & Record<string, unknown>>(text, values)).rows;
  }

  /** The only row, or null where there is none. More than one is a mistake of ours. */
  async one<T>(text: string, values: unknown[] = []): Promise<T | null> {
    const rows = await this.rows<T>(text, values);
    if (rows.length > 1) throw new Error(`A statement for one row answered ${rows.length}.`);
    return rows[0] ?? null;
  }

  /**
   * How many rows the statement wrote. Give the expected number where a version was checked after the ledger was locked: there
   * a row that is missing is a mistake of ours and not somebody else's faster write, and it throws.
   */
  async write(text: string, values: unknown[] = [], expected?: number): Promise<number> {
    const { rowCount } = await this.connection().query(text, values);
    const count = rowCount ?? 0;
    if (expected !== undefined && count !== expected)
      throw new Error(`A write met ${count} rows instead of ${expected}.`);
    return count;
  }

  /**
   * As `rows`, parsed and planned once per connection: for the few statements that run all the time. The name stands for the
   * text: never one name for two texts; an empty one prepares nothing.
   */
  async prepared<T>(name: string, text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.connection().query<T & Record<string, unknown>>({ name, text, values })).rows;
  }
}
