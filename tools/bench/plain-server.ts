// The limit for reading a page: Fastify and pg with the product's own columns, prepared, and nothing else on the way.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';
import { SELECT_TRANSACTION } from '../../apps/transaction-service/src/infrastructure/postgres/transaction/transaction.rows';

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  // As the product's own connections, or the planner would take another way through the same query.
  options: '-c search_path=transactions -c random_page_cost=1.1',
});
const app = Fastify();
app.get<{ Params: { ledger: string } }>('/page/:ledger', async ({ params }) => {
  const { rows } = await pool.query({
    name: 'page',
    // One more than is shown, as whoever says whether there is a next page has to read.
    text: `${SELECT_TRANSACTION} WHERE t.ledger_id = $1 ORDER BY t.date DESC, t.id DESC LIMIT 51`,
    values: [params.ledger],
  });
  return { items: rows.slice(0, 50) };
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.once('disconnect', () => process.exit(0));
process.send?.({ port: (app.server.address() as AddressInfo).port });
