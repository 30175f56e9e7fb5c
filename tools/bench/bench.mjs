// `npm run bench`: the product beside the limit of the same machine in the same minutes, interleaved, so that the ratios
// mean something on any machine. It starts a system of its own on a folder that it removes.
// `npm run bench -- --only=create,page,import,hostile` runs some of its parts; BENCH_ROUNDS, BENCH_ROUND_MS and BENCH_IMPORT_ROWS size it.
import { fork, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { endProcess, freePort } from '../start/processes/processes.mjs';
import { cpuMs } from './cpu.mjs';
import { benchHostile } from './hostile.mjs';
import { benchImport, residentMb } from './import.mjs';
import { createClient, load, percentile } from './load.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const CONNECTIONS = 32;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const ROUND_MS = Number(process.env.BENCH_ROUND_MS ?? 5_000);
const ROWS_OF_READER = 2_000;
const IMPORT_ROWS = Number(process.env.BENCH_IMPORT_ROWS ?? 100_000);
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const wanted = (part) => !only || only.split(',').includes(part);

const directory = mkdtempSync(join(tmpdir(), 'pft-bench-'));
chmodSync(directory, 0o755);
const ports = {
  web: await freePort(),
  user: await freePort(),
  transaction: await freePort(),
  analytics: await freePort(),
};
const send = createClient(CONNECTIONS);

/** @param {Parameters<typeof send>} asked */
async function must(...asked) {
  const { status, body } = await send(...asked);
  if (status === undefined || status >= 300) throw new Error(`${asked[1]} ${asked[2]} answered ${status}: ${body}`);
  return body.length ? JSON.parse(body.toString()) : undefined;
}

function start() {
  const env = {
    ...process.env,
    DATA_DIR: directory,
    WEB_PORT: String(ports.web),
    USER_SERVICE_PORT: String(ports.user),
    TRANSACTION_SERVICE_PORT: String(ports.transaction),
    ANALYTICS_SERVICE_PORT: String(ports.analytics),
    // The limits are what is attacked: only the load of the other parts goes without.
    ...(only === 'hostile' ? {} : { RATE_LIMIT_PER_MINUTE: '100000000' }),
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, ['tools/start/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((ready, fail) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ready after')) ready(child);
    });
    child.once('exit', () => fail(new Error(output)));
  });
}

async function register() {
  const { user, accessToken } = await must(ports.user, 'POST', '/users/register', {
    body: { email: `bench-${randomUUID()}@example.org`, password: `orchid ${randomUUID()}` },
  });
  return { id: user.id, token: accessToken };
}

const transaction = (number) => ({
  type: number % 5 ? 'expense' : 'income',
  amount: { amount: `${1 + (number % 900)}.${String(number % 100).padStart(2, '0')}`, currency: 'EUR' },
  date: `2025-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
  payee: `Payee ${number % 40}`,
});

const average = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const rate = (number) => `${number.toFixed(0).padStart(6)}/s`;
const ms = (number) => `${number.toFixed(1)} ms`;

async function benchCreate(databaseUrl, people) {
  const [first, ...others] = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  if (!first) throw new Error('There are no connections to measure with.');
  const clients = [first, ...others];
  await first.query(`
    create table bench.row (ledger uuid, id uuid primary key, amount bigint, currency char(3), date date, payee text);
    create table bench.outbox (id uuid primary key, body jsonb)`);
  const limit = async (worker) => {
    const client = clients[worker] ?? first;
    const id = randomUUID();
    await client.query('begin');
    await client.query({
      name: 'row',
      text: 'insert into bench.row values ($1, $2, 1234, $3, $4, $5)',
      values: [people[worker % people.length].id, id, 'EUR', '2025-01-01', 'Payee'],
    });
    await client.query({
      name: 'outbox',
      text: 'insert into bench.outbox values ($1, $2)',
      values: [id, JSON.stringify({ id })],
    });
    await client.query('commit');
  };
  let number = 0;
  const create = (pick) => async (worker) => {
    number += 1;
    const headers = { 'idempotency-key': randomUUID() };
    await must(ports.transaction, 'POST', '/transactions/add', {
      token: pick(worker).token,
      headers,
      body: transaction(number),
    });
  };
  const kinds = {
    'SQL transaction of 4 statements': limit,
    'create, many users': create((worker) => people[worker % people.length]),
    'create, one user': create(() => people[0]),
  };
  const results = await interleave(kinds);
  await Promise.all(clients.map((client) => client.end()));
  return results;
}

/** @typedef {{ rates: number[], times: number[], cpu: Record<string, number> }} Measured */

async function interleave(kinds) {
  /** @type {Record<string, Measured>} */
  const results = {};
  const of = (name) => (results[name] ??= { rates: [], times: [], cpu: {} });
  for (const work of Object.values(kinds)) await load(CONNECTIONS, 500, work);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(kinds)) {
      const before = cpuMs(pids);
      const { perSecond, times } = await load(CONNECTIONS, ROUND_MS, work);
      for (const [process, after] of Object.entries(cpuMs(pids)))
        of(name).cpu[process] = (of(name).cpu[process] ?? 0) + after - before[process];
      of(name).rates.push(perSecond);
      of(name).times.push(...times);
    }
  }
  return results;
}

function print(results) {
  const [limit] = Object.values(results);
  for (const [name, { rates, times, cpu }] of Object.entries(results)) {
    const ratio = (average(rates) / average(limit.rates)).toFixed(2);
    console.log(
      `${name.padEnd(34)}${rate(average(rates))}   p50 ${ms(percentile(times, 0.5))}   p99 ${ms(percentile(times, 0.99))}   ratio ${ratio}`,
    );
    const spent = Object.entries(cpu).filter(([, total]) => total / times.length >= 0.01);
    if (spent.length)
      console.log(
        `  processor time for each: ${spent.map(([process, total]) => `${process} ${(total / times.length).toFixed(2)} ms`).join(', ')}`,
      );
  }
}

async function benchPage(databaseUrl) {
  const reader = await register();
  let row = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (row < ROWS_OF_READER) {
        row += 1;
        await must(ports.transaction, 'POST', '/transactions/add', { token: reader.token, body: transaction(row) });
      }
    }),
  );
  // As autovacuum does within the minute; without it the planner guesses, and the limit would be too low.
  await run(databaseUrl, 'analyze transactions.transaction');
  const plain = fork(join(root, 'tools/bench/plain-server.mjs'), {
    env: { ...process.env, BENCH_DATABASE_URL: databaseUrl },
  });
  try {
    const { port } = await new Promise((ready) => plain.once('message', ready));
    print(
      await interleave({
        'page of 50, Fastify and pg alone': () => must(port, 'GET', `/page/${reader.id}`),
        'page of 50': () => must(ports.transaction, 'GET', '/transactions?limit=50', { token: reader.token }),
      }),
    );
  } finally {
    plain.disconnect();
  }
  const summary = '/analytics/summary?from=2025-01-01&to=2025-12-31';
  const ask = () => must(ports.analytics, 'GET', summary, { token: reader.token });
  await load(1, 500, ask);
  const { times } = await load(1, 3_000, ask);
  console.log(
    `summary of 12 months, ${ROWS_OF_READER} rows, one at a time: p50 ${ms(percentile(times, 0.5))}, p99 ${ms(percentile(times, 0.99))}`,
  );
}

async function run(databaseUrl, statement) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

let system;
let pids = {};
try {
  system = await start();
  const record = JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8'));
  const { databaseUrl } = record;
  pids = record.pids;
  console.log(
    `${CONNECTIONS} connections, ${ROUNDS} rounds of ${ROUND_MS / 1000} s each, ${cpus().length} processors, Node ${process.versions.node}, fsync on`,
  );
  const idle = Object.entries(pids).map(([name, pid]) => `${name} ${residentMb(pid)} MB`);
  console.log(`resident when started: ${idle.join(', ')}\n`);
  await run(databaseUrl, 'create schema bench');
  const people = [];
  for (let count = 0; count < CONNECTIONS; count += 1) people.push(await register());
  if (wanted('create')) print(await benchCreate(databaseUrl, people));
  if (wanted('page')) await benchPage(databaseUrl);
  if (wanted('import')) {
    const { token } = await register();
    await benchImport({ databaseUrl, directory, ports, pids, token, rowCount: IMPORT_ROWS });
  }
  if (wanted('hostile')) {
    const pidsNow = () => JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8')).pids;
    const failures = await benchHostile({ ports, pidsNow });
    for (const failure of failures) console.log(`  does not hold: ${failure}`);
    if (failures.length) process.exitCode = 1;
  }
} finally {
  if (system) await endProcess(system.pid, { timeoutMs: 40_000 });
  rmSync(directory, { recursive: true, force: true });
}
