// What anybody may send, one attack after the other, while somebody else reads their accounts: how long their reads take, whether
// every program lives, and what memory each takes. `npm run bench -- --only=hostile`; BENCH_ATTACKS=name,name runs some of them.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import { bankFile, memory } from './import.mjs';
import { percentile } from './load.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const READS_PER_SECOND = 20;
const READS_AT_LEAST = 1_000;
const FILE_BYTES = 512 * 1024;
/** Attackers come from addresses of their own: a limit by address that they reach must not be the reader's. */
const addressOf = (attacker) => `127.0.${1 + (attacker % 200)}.1`;

/** One request; the answer's status, or the error's code.
 * @param {number} port
 * @param {string} method
 * @param {string} path
 * @param {{ headers?: import('node:http').OutgoingHttpHeaders, body?: string | Buffer | undefined, from?: number, timeoutMs?: number }} [asked] */
function ask(port, method, path, { headers = {}, body, from = 1, timeoutMs = 120_000 } = {}) {
  return new Promise((done) => {
    const failed = (/** @type {NodeJS.ErrnoException} */ error) => done({ status: error.code, text: '' });
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers,
        localAddress: addressOf(from),
        timeout: timeoutMs,
        agent: false,
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }),
        );
        response.on('error', failed);
      },
    );
    request.on('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'NO_ANSWER' })));
    request.on('error', failed);
    request.end(body);
  });
}

const json = (value) => ({
  headers: { 'content-type': 'application/json' },
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

function upload(port, token, bytes, options = {}) {
  const boundary = 'hostile-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="bank.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return ask(port, 'POST', '/imports', {
    ...options,
    body,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': body.length,
      ...options.headers,
    },
  });
}

const discard = (ports, person, { text }) =>
  ask(ports.transaction, 'DELETE', `/imports/${JSON.parse(text).id}`, {
    headers: { authorization: `Bearer ${person.token}` },
  });

/** Raw connections that are opened, told something, and held. */
async function hold(port, count, text, forMs, spread = 200) {
  const sockets = Array.from({ length: count }, (_, index) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: addressOf(index % spread) });
    socket.on('error', () => {});
    socket.on('connect', () => text && socket.write(text));
    socket.resume();
    return socket;
  });
  await sleep(forMs);
  for (const socket of sockets) socket.destroy();
}

const wideErrors = `{"${'k'.repeat(49_000)}":[${Array(5_400).fill('"\\u0000"').join(',')}]}`;
const deep = `{"a":${'['.repeat(49_000)}${']'.repeat(49_000)}}`;

async function loadFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'pft-hostile-'));
  try {
    const bundle = await rolldown({
      input: join(root, 'apps/transaction-service/test/adversarial-files.ts'),
      platform: 'node',
      external: (id) => !/^[./\0]/.test(id),
    });
    const file = join(folder, 'adversarial-files.mjs');
    await bundle.write({ file, format: 'esm' });
    return (await import(pathToFileURL(file).href)).adversarialFiles;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The table: each attack runs to its end; its result is what its sender was answered. */
function attacks({ ports, people, files }) {
  const programs = [ports.web, ports.user, ports.transaction, ports.analytics];
  const origin = `http://127.0.0.1:${ports.web}`;
  const [rich, second] = people;
  const authorized = (person) => ({ authorization: `Bearer ${person.token}` });
  return {
    'bodies that make long error lists': async () =>
      Promise.all(
        programs.flatMap((port, program) =>
          [
            '/nope',
            port === ports.web ? '/api/auth/login' : '/auth/login',
            '/alerts/read-all',
            '/internal/changes/claim',
          ].map((path) =>
            ask(port, 'POST', path, {
              ...json(wideErrors),
              from: program,
              headers: { 'content-type': 'application/json', origin },
            }),
          ),
        ),
      ),
    'deep and wide bodies with a token': async () =>
      Promise.all(
        [
          deep,
          wideErrors,
          JSON.stringify({ splits: Array(33_000).fill({}) }),
          JSON.stringify({ tags: Array(45_000).fill(1) }),
        ].map((body) =>
          ask(ports.transaction, 'POST', '/transactions/add', {
            body,
            headers: { ...authorized(rich), 'content-type': 'application/json' },
          }),
        ),
      ),
    'adversarial files, two at a time': async () => {
      const answers = [];
      const waiting = [...files];
      await Promise.all(
        [0, 1].map(async (sender) => {
          const person = people[sender];
          for (let file; (file = waiting.shift());) {
            const since = performance.now();
            const answer = await upload(ports.transaction, person.token, Buffer.from(file.make(FILE_BYTES)));
            answers.push({ status: answer.status, name: file.name, ms: performance.now() - since });
            if (answer.status === 201) await discard(ports, person, answer);
          }
        }),
      );
      const slowest = answers.toSorted((left, right) => right.ms - left.ms)[0];
      console.log(
        `    slowest of ${answers.length} files: ${slowest.name}, ${(slowest.ms / 1_000).toFixed(1)} s, ${slowest.status}`,
      );
      return answers;
    },
    'an ordinary file of 99,000 rows, read and booked': async () => {
      const preview = await upload(ports.transaction, second.token, Buffer.from(bankFile(99_000)));
      if (preview.status !== 201) return [preview];
      const { id } = JSON.parse(preview.text);
      return [preview, await ask(ports.transaction, 'POST', `/imports/${id}/commit`, { headers: authorized(second) })];
    },
    'a commit of 40,000 rows beside small files of the same person': async () => {
      const person = people[2];
      const preview = await upload(ports.transaction, person.token, Buffer.from(bankFile(40_000)));
      const { id } = JSON.parse(preview.text);
      let booked = false;
      const commit = ask(ports.transaction, 'POST', `/imports/${id}/commit`, { headers: authorized(person) }).finally(
        () => (booked = true),
      );
      const small = [];
      for (let number = 0; !booked && number < 600; number += 1) {
        small.push(
          upload(ports.transaction, person.token, Buffer.from(`date,amount,payee\n2026-01-01,-${number}.05,Shop\n`)),
        );
        await sleep(100);
      }
      return [await commit, ...(await Promise.all(small))];
    },
    'unfinished uploads of 10 MB': async () => {
      const body = Buffer.alloc(9_900_000, 'a,b\n');
      const start = (path, headers) => (port, count, from) =>
        Array.from({ length: count }, () => {
          const request = http.request({
            host: '127.0.0.1',
            port,
            method: 'POST',
            path,
            localAddress: addressOf(from),
            agent: false,
            headers,
          });
          request.on('error', () => {});
          request.on('response', (response) => response.resume());
          request.write(body);
          return request;
        });
      const multipart = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': 10_400_000 };
      const requests = [
        ...start('/imports', { ...multipart, ...authorized(rich) })(ports.transaction, 25, 1),
        ...start('/login', { ...multipart, 'content-length': 12_000_000 })(ports.web, 15, 2),
        ...start('/api/imports', { ...multipart, origin, 'content-length': 10_400_000 })(ports.web, 15, 3),
      ];
      await sleep(6_000);
      for (const request of requests) request.destroy();
      return [];
    },
    'twenty alert streams for each of 51 people': async () => {
      const streams = people.slice(0, 51).flatMap((person) =>
        Array.from({ length: 20 }, () => {
          const request = http.request({
            host: '127.0.0.1',
            port: ports.web,
            path: '/api/alerts/stream',
            agent: false,
            localAddress: addressOf(person.number),
            headers: { cookie: person.cookie },
          });
          return new Promise((done) => {
            request.on('response', (response) => {
              response.resume();
              response.on('error', () => {});
              done({ status: response.statusCode, request });
            });
            request.on('error', (/** @type {NodeJS.ErrnoException} */ error) => done({ status: error.code, request }));
            request.end();
          });
        }),
      );
      const answers = await Promise.all(
        streams.map((stream) => Promise.race([stream, sleep(20_000, { status: 'NO_ANSWER' })])),
      );
      const summary = await ask(ports.analytics, 'GET', '/analytics/summary?from=2026-01-01&to=2026-01-31', {
        headers: authorized(rich),
      });
      await sleep(2_000);
      for (const { request } of answers) request?.destroy();
      return [...answers, summary];
    },
    'idle connections, half headers, slow bodies': async () => {
      await Promise.all(
        programs.flatMap((port) => [
          hold(port, 400, undefined, 6_000),
          hold(port, 100, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 6_000),
          hold(
            port,
            40,
            'POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n{',
            6_000,
          ),
        ]),
      );
      return [];
    },
  };
}

async function register(ports, number) {
  const answer = await ask(ports.web, 'POST', '/api/users/register', {
    ...json({ email: `hostile-${randomUUID()}@example.org`, password: `orchid ${randomUUID()}` }),
    headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${ports.web}` },
    from: number,
  });
  if (answer.status !== 201) throw new Error(`registering answered ${answer.status}: ${answer.text}`);
  const cookie = answer.headers['set-cookie'].map((line) => line.split(';')[0]).join('; ');
  const token = decodeURIComponent(/pft_access=([^;]+)/.exec(cookie)?.[1] ?? '');
  return { number, cookie, token };
}

const countBy = (answers) => {
  const counts = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return Object.entries(counts)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
};

/** Answers what did not hold, a sentence each; the figures are printed. */
export async function benchHostile({ ports, pidsNow }) {
  const files = await loadFiles();
  const people = [];
  for (let number = 0; number < 51; number += 1) people.push(await register(ports, number));
  const bystander = await register(ports, people.length);
  await ask(ports.transaction, 'POST', '/accounts', {
    ...json({ name: 'Giro', type: 'checking', currency: 'EUR' }),
    headers: { authorization: `Bearer ${bystander.token}`, 'content-type': 'application/json' },
  });

  const before = pidsNow();
  for (const pid of Object.values(before)) memory.forget(pid);
  const reader = new Worker(new URL('./bystander.mjs', import.meta.url), {
    workerData: { port: ports.transaction, path: '/accounts', token: bystander.token, perSecond: READS_PER_SECOND },
  });
  const hear = (message) =>
    new Promise((done) => {
      reader.once('message', done);
      reader.postMessage(message);
    });

  const failures = [];
  const windows = [];
  const chosen = process.env.BENCH_ATTACKS?.split(',');
  const table = Object.entries(attacks({ ports, people, files })).filter(
    ([name]) => !chosen || chosen.some((part) => name.includes(part)),
  );
  for (let round = 0; round === 0 || (await hear('count')).count < READS_AT_LEAST; round += 1) {
    for (const [name, attack] of table) {
      if (round > 0 && (await hear('count')).count >= READS_AT_LEAST) break;
      const since = Date.now();
      const answers = await attack();
      const broken = answers.filter(({ status }) => status === 500);
      if (broken.length) failures.push(`${name}: ${broken.length} × 500`);
      console.log(`  ${name}: ${countBy(answers) || 'held'} (${((Date.now() - since) / 1_000).toFixed(1)} s)`);
      windows.push({ name, since, until: Date.now() });
    }
  }
  const { reads } = await hear('stop');
  for (const { name, since, until } of windows) {
    const during = reads.filter(({ at }) => at >= since && at <= until).map(({ ms }) => ms);
    console.log(`    during ${name}: p99 ${percentile(during, 0.99)} ms of ${during.length} reads`);
  }
  const times = reads.map(({ ms }) => ms);
  const p99 = percentile(times, 0.99);
  console.log(
    `  somebody else's GET /accounts, ${reads.length} reads at ${READS_PER_SECOND} a second: p50 ${percentile(times, 0.5).toFixed(1)} ms, ` +
      `p99 ${p99.toFixed(1)} ms, at most ${Math.max(...times).toFixed(0)} ms; ${countBy(reads)}`,
  );
  if (p99 >= 250) failures.push(`p99 ${p99.toFixed(0)} ms, the limit is 250`);
  const refused = reads.filter(({ status }) => status !== 200).length;
  if (refused) failures.push(`${refused} reads were not answered 200`);
  const after = pidsNow();
  for (const name of ['user-service', 'transaction-service', 'analytics-service', 'web']) {
    const most = memory.highestMb(after[name]);
    const limit = name === 'web' ? 300 : 256;
    console.log(
      `  ${name}: ${before[name] === after[name] ? 'the same process' : 'DIED'}, at most ${most} MB resident`,
    );
    if (before[name] !== after[name]) failures.push(`${name} died`);
    if (most > limit) failures.push(`${name} took ${most} MB, the limit is ${limit}`);
  }
  return failures;
}
