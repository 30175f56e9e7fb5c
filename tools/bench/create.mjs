// A create with everything on its way, by many people and by one, beside an SQL transaction of four statements and beside the
// same route with nothing behind it.
import { randomUUID } from 'node:crypto';
import { transactionOf } from './load.mjs';
import { runProgram } from './programs.mjs';
import { besideLimit, cpuOfEach, interleave } from './rounds.mjs';
import { CONNECTIONS } from './system.mjs';

/** BEGIN, a row, its outbox row, COMMIT, on a connection for each worker.
 * @param {import('./system.mjs').System} system */
async function fourStatements(system) {
  await system.sql(`
    drop table if exists bench.row, bench.outbox;
    create table bench.row (ledger uuid, id uuid primary key, amount bigint, currency char(3), date date, payee text);
    create table bench.outbox (id uuid primary key, body jsonb)`);
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, system.connect));
  const ledger = randomUUID();
  /** @param {number} worker */
  const work = async (worker) => {
    const client = clients[worker];
    if (!client) throw new Error('There is no connection for this worker.');
    const id = randomUUID();
    await client.query('begin');
    await client.query({
      name: 'row',
      text: 'insert into bench.row values ($1, $2, 1234, $3, $4, $5)',
      values: [ledger, id, 'EUR', '2025-01-01', 'Payee'],
    });
    await client.query({
      name: 'outbox',
      text: 'insert into bench.outbox values ($1, $2)',
      values: [id, JSON.stringify({ id })],
    });
    await client.query('commit');
  };
  return { work, end: () => Promise.all(clients.map((client) => client.end())) };
}

/** @param {import('./bench.mjs').Bench} bench */
export async function benchCreate({ system, sizes, report }) {
  const { ports } = system;
  const people = await system.people(CONNECTIONS);
  const [one] = await system.people(1);
  const limit = await fourStatements(system);
  const noop = await runProgram('noop-service', system.pids()['transaction-service']);
  let number = 0;
  /** @type {(port: number, who: (worker: number) => import('./system.mjs').Person | undefined) => import('./rounds.mjs').Work} */
  const create = (port, who) => (worker) =>
    system.ask(port, 'POST', '/transactions/add', {
      token: who(worker)?.token,
      headers: { 'idempotency-key': randomUUID() },
      body: transactionOf((number += 1)),
    });
  try {
    const kinds = {
      limit: limit.work,
      many: create(ports.transaction, (worker) => people[worker]),
      one: create(ports.transaction, () => one),
      noop: create(noop.port, (worker) => people[worker]),
    };
    const results = await interleave(system, kinds, sizes, { noop: noop.pid });
    report.figure('create.many', besideLimit(results.many, results.limit));
    report.figure('create.many.noop', besideLimit(results.many, results.noop));
    report.figure('create.many.cpu', cpuOfEach(results.many));
    report.figure('create.one', besideLimit(results.one, results.limit));
    report.figure('create.one.many', besideLimit(results.one, results.many));
    report.figure('create.one.cpu', cpuOfEach(results.one));
  } finally {
    noop.end();
    await limit.end();
  }
}
