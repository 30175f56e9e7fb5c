// What anybody may send, while somebody else reads their accounts: how long their reads take, whether every program lives, and
// what memory each takes. `npm run bench -- --only=hostile`; BENCH_ATTACKS=name,name runs some of the attacks.
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { ask, json } from './attacker.mjs';
import { attacks, loadFiles } from './attacks.mjs';
import { memory } from './resources.mjs';
import { percentile } from './statistics.mjs';

const READS_PER_SECOND = 20;
const READS_AT_LEAST = 1_000;

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
export async function benchHostile({ ports, pids: pidsNow }, say) {
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
  const table = Object.entries(attacks({ ports, people, files, say })).filter(
    ([name]) => !chosen || chosen.some((part) => name.includes(part)),
  );
  for (let round = 0; round === 0 || (await hear('count')).count < READS_AT_LEAST; round += 1) {
    for (const [name, attack] of table) {
      if (round > 0 && (await hear('count')).count >= READS_AT_LEAST) break;
      const since = Date.now();
      const answers = await attack();
      const broken = answers.filter(({ status }) => status === 500);
      if (broken.length) failures.push(`${name}: ${broken.length} × 500`);
      say(`  ${name}: ${countBy(answers) || 'held'} (${((Date.now() - since) / 1_000).toFixed(1)} s)`);
      windows.push({ name, since, until: Date.now() });
    }
  }
  const { reads } = await hear('stop');
  for (const { name, since, until } of windows) {
    const during = reads.filter(({ at }) => at >= since && at <= until).map(({ ms }) => ms);
    say(`    during ${name}: p99 ${percentile(during, 0.99)} ms of ${during.length} reads`);
  }
  const times = reads.map(({ ms }) => ms);
  const p99 = percentile(times, 0.99);
  say(
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
    say(`  ${name}: ${before[name] === after[name] ? 'the same process' : 'DIED'}, at most ${most} MB resident`);
    if (before[name] !== after[name]) failures.push(`${name} died`);
    if (most > limit) failures.push(`${name} took ${most} MB, the limit is ${limit}`);
  }
  return failures;
}
