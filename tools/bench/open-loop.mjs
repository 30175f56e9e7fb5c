// Creates that come at fixed instants, whatever the answers take: how long each takes, how soon it is in the summary, and
// whether any is lost. Visible is what a client sees that asks for the summary with the position of its write (X-After-Change).
import { Worker } from 'node:worker_threads';
import { watchCpu } from './resources.mjs';
import { percentile } from './statistics.mjs';
import { CONNECTIONS } from './system.mjs';

const WARM_UP_MS = 5_000;
const READS_PER_SECOND = 50;

/** How many rows of a year the summary has counted.
 * @param {import('./system.mjs').System} system
 * @param {import('./system.mjs').Person} person
 * @param {string} [from] */
export async function countedRows({ ask, ports }, { token }, from = '2025-01-01') {
  const { body } = await ask(ports.analytics, 'GET', `/analytics/summary?from=${from}&to=2025-12-31`, { token });
  return body.byCategory.reduce((sum, { count }) => sum + count, 0);
}

/** @param {import('./bench.mjs').Bench} bench
 * @param {50 | 500} perSecond */
async function benchRate({ system, sizes, report }, perSecond) {
  const people = await system.people(CONNECTIONS);
  const cpu = watchCpu(system.pids());
  const writer = new Worker(new URL('./writer.mjs', import.meta.url), {
    workerData: {
      ports: system.ports,
      people,
      perSecond,
      forMs: WARM_UP_MS + sizes.rounds * sizes.roundMs,
      readEach: perSecond / READS_PER_SECOND,
    },
  });
  /** @type {{ atMs: number, answeredMs: number, visibleMs?: number }[]} */
  const writes = await new Promise((done, fail) => {
    writer.once('message', done);
    writer.once('error', fail);
  });
  await system.drained();
  const beside = { 'foreign processors': cpu().foreign };
  let counted = 0;
  for (const person of people) counted += await countedRows(system, person);
  const warm = writes.filter(({ atMs }) => atMs >= WARM_UP_MS);
  const answered = warm.map(({ answeredMs }) => answeredMs);
  const visible = warm.flatMap(({ visibleMs }) => visibleMs ?? []);
  report.figure(`open.${perSecond}.write.p50`, { value: percentile(answered, 0.5), beside });
  report.figure(`open.${perSecond}.write.p99`, { value: percentile(answered, 0.99) });
  report.figure(`open.${perSecond}.visible.p50`, { value: percentile(visible, 0.5) });
  report.figure(`open.${perSecond}.visible.p99`, { value: percentile(visible, 0.99) });
  report.figure(`open.${perSecond}.lost`, { value: writes.length - counted, beside: { answered: writes.length } });
}

/** @param {import('./bench.mjs').Bench} bench */
export async function benchOpenLoop(bench) {
  await benchRate(bench, 50);
  await benchRate(bench, 500);
}
