// An import by its parts beside COPY of the same rows: time, memory and processor time of each program, and what another
// person's page takes meanwhile.
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { bankFile } from './bank-file.mjs';
import { ownCopy, thinCopy } from './copy-limits.mjs';
import { countedRows } from './open-loop.mjs';
import { memory, pssOfEach, watchCpu } from './resources.mjs';
import { percentile } from './statistics.mjs';
import { benchDecade } from './summary.mjs';

const READS_PER_SECOND = 50;
const QUIET_MS = 10_000;
const LOOK_MS = 100;
const HUNDRED_THOUSAND = 100_000;
const MILLION = 1_000_000;

/** Somebody else, who turns pages all the time.
 * @param {import('./system.mjs').System} system */
async function bystander(system) {
  const { token } = await system.reader();
  const worker = new Worker(new URL('./bystander.mjs', import.meta.url), {
    workerData: { port: system.ports.transaction, path: '/transactions?limit=50', token, perSecond: READS_PER_SECOND },
  });
  // A part that breaks off does not hold up the end of the whole.
  worker.unref();
  await sleep(QUIET_MS);
  /** @returns {Promise<{ reads: { ms: number, at: number, status: unknown }[] }>} */
  return () =>
    new Promise((done) => {
      worker.once('message', done);
      worker.postMessage('stop');
    });
}

/** The highest memory of each program while something goes on, and what processor time it took.
 * @param {Record<string, number>} pids */
function watch(pids) {
  const { postgres = 0, ...programs } = pids;
  for (const pid of Object.values(programs)) memory.forget(pid);
  const cpu = watchCpu(pids);
  let ofPostgres = 0;
  // Its processes share most of what they hold: only the sum of their parts says how much that is.
  const look = () => (ofPostgres = Math.max(ofPostgres, pssOfEach({ postgres })['postgres'] ?? 0));
  const timer = setInterval(look, 1_000);
  return () => {
    clearInterval(timer);
    look();
    const short = (/** @type {string} */ name) => name.replace('-service', '');
    const highest = Object.entries(programs).map(([name, pid]) => [`${short(name)} MB`, memory.highestMb(pid)]);
    const { used, foreign } = cpu();
    const seconds = Object.entries(used).map(([name, ms]) => [`${short(name)} processor s`, ms / 1000]);
    return {
      ...Object.fromEntries([...highest, ['postgres MB', ofPostgres], ...seconds]),
      'foreign processors': foreign,
    };
  };
}

/** @typedef {{ id: string, inserted: number }} ImportAnswer */

/** The import's doors, and a client that waits for their answers as long as it takes.
 * @param {import('./system.mjs').System} system
 * @param {import('./system.mjs').Person} person */
function importDoors({ ports }, { token }) {
  /** @param {string} method
   * @param {string} path
   * @param {FormData} [body] */
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${ports.transaction}/imports${path}`, {
      method,
      ...(body && { body }),
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok)
      throw new Error(`${method} /imports${path} answered ${response.status}: ${await response.text()}`);
    return /** @type {Promise<ImportAnswer>} */ (response.json());
  };
  return {
    /** @param {string} text */
    upload: (text) => {
      const form = new FormData();
      form.append('file', new Blob([text]), 'bench.csv');
      return ask('POST', '', form);
    },
    /** @param {string} id */
    commit: (id) => ask('POST', `/${id}/commit`),
    /** @param {string} id */
    undo: (id) => ask('DELETE', `/${id}`),
  };
}

/** A part of the import, and what the programs used for it.
 * @template T
 * @param {Record<string, number>} pids
 * @param {() => Promise<T>} work */
async function phase(pids, work) {
  const used = watch(pids);
  const since = performance.now();
  const result = await work();
  return { result, value: (performance.now() - since) / 1000, beside: used() };
}

/** What another person's page took before and during it.
 * @param {{ ms: number, at: number, status: unknown }[]} reads
 * @param {number} began
 * @param {number} ended */
function besideQuiet(reads, began, ended) {
  const before = reads.filter(({ at, ms }) => at + ms < began).map(({ ms }) => ms);
  const during = reads.filter(({ at, ms }) => at + ms >= began && at <= ended).map(({ ms }) => ms);
  const [limit, value] = [percentile(before, 0.99), percentile(during, 0.99)];
  const beside = {
    'p50 before ms': percentile(before, 0.5),
    'p50 meanwhile ms': percentile(during, 0.5),
    'longest before ms': Math.max(...before),
    'longest meanwhile ms': Math.max(...during),
    refused: reads.filter(({ status }) => status !== 200).length,
  };
  return { value, limit, ratio: value / limit, beside };
}

/** @param {import('./bench.mjs').Bench} bench
 * @param {number} rowCount */
export async function benchImport(bench, rowCount) {
  const { system, report } = bench;
  const part = rowCount < MILLION ? 'import' : 'import.1m';
  report.say(`a file of ${rowCount.toLocaleString('en')} rows`);
  const thin = await thinCopy(system, rowCount);
  const [person] = await system.people(1);
  if (!person) throw new Error('Nobody is there to import.');
  const text = bankFile(rowCount);
  const doors = importDoors(system, person);
  const stopBystander = await bystander(system);
  const pids = system.pids();

  const began = Date.now();
  const upload = await phase(pids, () => doors.upload(text));
  const { id } = upload.result;
  const commit = await phase(pids, () => doors.commit(id));
  if (commit.result.inserted !== rowCount) throw new Error(`The commit inserted ${commit.result.inserted} rows.`);
  const visible = await phase(pids, async () => {
    while ((await countedRows(system, person, '2016-01-01')) !== rowCount) await sleep(LOOK_MS);
  });
  const ended = Date.now();
  const { reads } = await stopBystander();
  const own = await ownCopy(system, person.id);
  await benchDecade(bench, person, part === 'import' ? 'summary.decade' : 'summary.decade.1m');

  const value = upload.value + commit.value;
  report.figure(`${part}.own`, { value, limit: own, ratio: own / value });
  report.figure(`${part}.thin`, { value, limit: thin, ratio: thin / value });
  report.figure(`${part}.upload`, upload);
  report.figure(`${part}.commit`, commit);
  report.figure(`${part}.visible`, visible);
  const highest = [upload, commit].map(({ beside }) => Number(beside['transaction MB']));
  report.figure(`${part}.memory`, { value: Math.max(...highest) });
  report.figure(`${part}.others`, besideQuiet(reads, began, ended));

  const undo = await phase(pids, () => doors.undo(id));
  report.figure(`${part}.undo`, { ...undo, value: (undo.value * HUNDRED_THOUSAND) / rowCount });
  await system.drained();
}
