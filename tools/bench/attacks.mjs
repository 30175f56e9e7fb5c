// What anybody may send, one attack after the other.
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { addressOf, ask, discard, hold, json, upload } from './attacker.mjs';
import { bankFile } from './bank-file.mjs';
import { root } from './system.mjs';

const FILE_BYTES = 512 * 1024;

const wideErrors = `{"${'k'.repeat(49_000)}":[${Array(5_400).fill('"\\u0000"').join(',')}]}`;
const deep = `{"a":${'['.repeat(49_000)}${']'.repeat(49_000)}}`;

/** Files that were made to break readers of files. */
export async function loadFiles() {
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
export function attacks({ ports, people, files, say }) {
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
      say(
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
