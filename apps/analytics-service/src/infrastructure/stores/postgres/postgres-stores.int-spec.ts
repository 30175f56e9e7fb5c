import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@pft/testing';
import { Client } from 'pg';
import { sampleAlert } from '../../../../test/sample-alert';
import { describeStores } from '../../../../test/store-contract';
import { summarizeMonth } from '../../../domain/summary/month-summary';
import { PostgresStores } from './postgres-stores';

describe('PostgreSQL', () => {
  let database: TestDatabase | undefined;
  const open = async (): Promise<PostgresStores> => {
    database ??= await createTestDatabase();
    process.env.ANALYTICS_DATABASE_URL = database.url;
    return PostgresStores.open();
  };
  afterAll(() => database?.drop());

  describeStores('PostgreSQL', open);

  it('makes positions and alerts wait for the disk, and facts and summaries only with the position after them', async () => {
    await (await open()).close();
    const client = new Client({ connectionString: database?.url });
    await client.connect();
    // The server of the tests does not wait by itself.
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(client.database ?? '')} SET synchronous_commit = on`);
    const stores = await open();
    await client.query(`
      SET search_path = analytics;
      CREATE TABLE seen (place serial, what text, waits text);
      CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO analytics.seen (what, waits) VALUES (TG_TABLE_NAME, current_setting('synchronous_commit')); RETURN NULL;
      END $$;
      CREATE TRIGGER see AFTER INSERT ON fact EXECUTE FUNCTION see();
      CREATE TRIGGER see AFTER INSERT ON month_summary EXECUTE FUNCTION see();
      CREATE TRIGGER see AFTER INSERT ON alert EXECUTE FUNCTION see();
      CREATE TRIGGER see AFTER INSERT ON reference EXECUTE FUNCTION see()`);
    try {
      const ledgerId = randomUUID();
      const fact = {
        ledgerId,
        id: randomUUID(),
        version: 1,
        deleted: false,
        date: '2026-03-14',
        type: 'expense',
      } as const;
      const rest = { currency: 'EUR', accountId: randomUUID(), payee: null, transfer: null };
      const position = { ledgerId, kind: 'position', id: 'users', version: 1, deleted: false, body: {} } as const;
      await stores.facts.upsertNewer([{ ...fact, ...rest, lines: [{ categoryId: null, amountMinor: 1n }] }]);
      await stores.summaries.putIfNewer([summarizeMonth(ledgerId, '2026-03', [], new Map(), 1)]);
      await stores.alerts.raiseOnce(sampleAlert({ ledgerId }));
      await stores.reference.putIfNewer([position]);
      const { rows } = await client.query('SELECT what, waits FROM seen ORDER BY place');
      expect(rows).toEqual([
        { what: 'fact', waits: 'off' },
        { what: 'month_summary', waits: 'off' },
        { what: 'alert', waits: 'on' },
        { what: 'reference', waits: 'on' },
      ]);
    } finally {
      await client.end();
      await stores.close();
    }
  });
});
