// The system that is measured, on a folder of its own that is removed at the end, and what every part asks of it.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { endProcess, freePort } from '../start/processes/processes.mjs';
import { createClient, loadTimes, transactionOf } from './load.mjs';

/** @typedef {{ id: string, email: string, password: string, token: string }} Person */
/** @typedef {Awaited<ReturnType<typeof openSystem>>} System */

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const CONNECTIONS = 32;
const ROWS_OF_READER = 2_000;
const BACKLOG_TIMEOUT_MS = 3_600_000;

/** A folder whose system can be started and stopped, without one yet.
 * @param {Record<string, string>} settings variables of the product beside folder and ports */
export async function openSystem(settings) {
  const directory = mkdtempSync(join(tmpdir(), 'pft-bench-'));
  chmodSync(directory, 0o755);
  const ports = {
    web: await freePort(),
    user: await freePort(),
    transaction: await freePort(),
    analytics: await freePort(),
  };
  const env = {
    ...process.env,
    DATA_DIR: directory,
    WEB_PORT: String(ports.web),
    USER_SERVICE_PORT: String(ports.user),
    TRANSACTION_SERVICE_PORT: String(ports.transaction),
    ANALYTICS_SERVICE_PORT: String(ports.analytics),
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const send = createClient(CONNECTIONS);
  const record = () => JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8'));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let starter;
  /** @type {pg.Client | undefined} */
  let admin;

  async function connect() {
    const client = new pg.Client({ connectionString: record().databaseUrl });
    // A system that stops ends its connections.
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  /** Answers how many seconds it took until the starter said that all is ready.
   * @param {Record<string, string>} [others] settings that differ this time */
  async function start(others = {}) {
    const since = performance.now();
    const child = spawn(process.execPath, ['tools/start/start.mjs'], {
      cwd: root,
      env: { ...env, ...others },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    starter = child;
    await new Promise((ready, fail) => {
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
        if (output.includes('Ready after')) ready(undefined);
      });
      child.once('exit', () => fail(new Error(output)));
    });
    const seconds = (performance.now() - since) / 1000;
    admin = await connect();
    await admin.query('create schema if not exists bench');
    return seconds;
  }

  async function stop() {
    await admin?.end().catch(() => {});
    if (starter?.pid) await endProcess(starter.pid, { timeoutMs: 40_000 });
    starter = undefined;
  }

  /** @param {string} text
   * @param {unknown[]} [values] */
  async function sql(text, values = []) {
    if (!admin) throw new Error('The system is not started.');
    return (await admin.query(text, values)).rows;
  }

  /** An answer that is no refusal.
   * @param {Parameters<typeof send>} asked */
  async function ask(...asked) {
    const answer = await send(...asked);
    const { status, headers, body } = answer;
    if (status === undefined || status >= 300) throw new Error(`${asked[1]} ${asked[2]} answered ${status}: ${body}`);
    return { headers, body: body.length ? JSON.parse(body.toString()) : undefined };
  }

  /** @returns {Promise<Person>} */
  async function person() {
    const account = { email: `bench-${randomUUID()}@example.org`, password: `orchid ${randomUUID()}` };
    const { user, accessToken } = (await ask(ports.user, 'POST', '/users/register', { body: account })).body;
    return { ...account, id: user.id, token: accessToken };
  }

  /** Waits until the feed of the transactions has nothing left for analytics. */
  async function drained() {
    const until = Date.now() + BACKLOG_TIMEOUT_MS;
    for (;;) {
      const [{ behind }] = await sql(
        "select coalesce(sum(head - delivered), 0)::int as behind from transactions.change_delivery where consumer = 'analytics-service'",
      );
      if (behind === 0) return;
      if (Date.now() > until) throw new Error(`Analytics is still ${behind} changes behind.`);
      await sleep(20);
    }
  }

  /** @type {Promise<Person> | undefined} */
  let reader;
  /** Somebody with 2,000 rows of one year, for whoever reads. */
  async function withRows() {
    const made = await person();
    let row = 0;
    await loadTimes(8, ROWS_OF_READER, () =>
      ask(ports.transaction, 'POST', '/transactions/add', { token: made.token, body: transactionOf((row += 1)) }),
    );
    await drained();
    // As autovacuum does within the minute; without it the planner guesses, and the limit would be too low.
    await sql('analyze transactions.transaction');
    return made;
  }

  return {
    directory,
    ports,
    send,
    ask,
    sql,
    connect,
    start,
    stop,
    drained,
    person,
    databaseUrl: () => record().databaseUrl,
    pids: () => record().pids,
    starterPid: () => starter?.pid ?? 0,
    /** @param {number} count */
    async people(count) {
      const made = [];
      while (made.length < count) made.push(await person());
      return made;
    },
    reader: async () => renewed(await (reader ??= withRows())),
    renewed,
    async remove() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };

  /** The same person with a token that lasts ten minutes from now.
   * @param {Person} known */
  async function renewed(known) {
    const { email, password } = known;
    const { body } = await ask(ports.user, 'POST', '/auth/login', { body: { email, password } });
    known.token = body.accessToken;
    return known;
  }
}
