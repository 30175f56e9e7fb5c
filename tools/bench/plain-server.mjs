// The limit for reading a page: Fastify and pg with the same query, prepared, and nothing else on the way.
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({
  connectionString: process.env.BENCH_DATABASE_URL,
  max: 10,
  // As the product's own connections, or the planner would take another way through the same query.
  options: '-c random_page_cost=1.1',
});
const app = Fastify();
app.get(
  '/page/:ledger',
  async (/** @type {import('fastify').FastifyRequest<{ Params: { ledger: string } }>} */ request) => {
    const { rows } = await pool.query({
      name: 'page',
      text: `select id, type, amount_minor::text as amount, currency, date::text as date, account_id, category_id, payee, note, version
           from transactions.transaction where ledger_id = $1 order by transaction.date desc, id desc limit 50`,
      values: [request.params.ledger],
    });
    return { items: rows };
  },
);
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: Number(new URL(address).port) });
process.on('disconnect', () => process.exit(0));
