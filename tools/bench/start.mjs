// How long a start on an existing folder takes, and what memory the system takes when nobody asks it for anything.
import { setTimeout as sleep } from 'node:timers/promises';
import { pssMb, pssOfEach } from './resources.mjs';
import { median } from './statistics.mjs';

const STARTS = 3;
const IDLE_MS = 8_000;

/** @param {import('./bench.mjs').Bench} bench */
export async function benchStart({ system, report }) {
  const seconds = [];
  while (seconds.length < STARTS) {
    await system.stop();
    seconds.push(await system.start());
  }
  report.figure('start.existing', { value: median(seconds) });
  await sleep(IDLE_MS);
  const each = { ...pssOfEach(system.pids()), starter: pssMb(system.starterPid()) };
  const beside = Object.fromEntries(
    Object.entries(each).map(([name, mb]) => [`${name.replace('-service', '')} MB`, mb]),
  );
  report.figure('start.memory', { value: Object.values(each).reduce((sum, mb) => sum + mb, 0), beside });
}
