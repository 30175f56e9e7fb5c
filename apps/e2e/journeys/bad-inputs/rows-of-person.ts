import type { Client } from 'pg';

/** What moves without a request: how far the feed has been read, and what analytics derives from it. */
const movingTables = new Set(['change_delivery']);
const ownerColumns = ['ledger_id', 'owner_id', 'user_id'];

interface Table {
  schema: string;
  name: string;
  column: string;
}

/** Finds every table that holds rows of a person, by its columns and not by a list, so that a new one is not forgotten. */
export async function tablesOfPersons(client: Client, schemas: string[]): Promise<Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT table_schema AS schema, table_name AS name, array_agg(column_name::text) AS columns
     FROM information_schema.columns WHERE table_schema = ANY($1) GROUP BY 1, 2 ORDER BY 1, 2`,
    [schemas],
  );
  return rows.flatMap(({ schema, name, columns }) => {
    if (movingTables.has(name)) return [];
    const column = ownerColumns.find((candidate) => columns.includes(candidate));
    const people = schema === 'users' && columns.includes('email') ? 'id' : undefined;
    return column || people ? [{ schema, name, column: column ?? people ?? '' }] : [];
  });
}

/** Every row of one person as text, by table. */
export async function rowsOfPerson(client: Client, tables: Table[], id: string): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const { schema, name, column } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM "${schema}"."${name}" t WHERE "${column}"::text = $1 ORDER BY 1`,
      [id],
    );
    dump[`${schema}.${name}`] = rows.map(({ row }) => row);
  }
  return dump;
}
