// Limit and product in turn, round after round, so that both see the same machine; a figure is the median of its rounds.
import { loadFor, loadTimes } from './load.mjs';
import { watchCpu } from './resources.mjs';
import { median, medianRatio, percentile } from './statistics.mjs';
import { CONNECTIONS } from './system.mjs';

/** @typedef {(worker: number) => Promise<unknown>} Work */
/** @typedef {{ rates: number[], p50: number[], p99: number[], foreign: number[], cpu: Record<string, number[]> }} Measured */

/**
 * Runs each kind of work by 32 workers. What the feed still has to bring to analytics afterwards belongs to the round: to its
 * time and to its processor time.
 * @template {string} Kind
 * @param {import('./system.mjs').System} system
 * @param {Record<Kind, Work>} kinds
 * @param {import('./bench.mjs').Sizes} sizes
 * @param {Record<string, number>} [programs] beside those of the system
 * @returns {Promise<Record<Kind, Measured>>}
 */
export async function interleave(system, kinds, { rounds, roundMs, warmUpRequests }, programs = {}) {
  const pids = { ...system.pids(), ...programs };
  const names = /** @type {Kind[]} */ (Object.keys(kinds));
  const results = /** @type {Record<Kind, Measured>} */ ({});
  for (const name of names) results[name] = { rates: [], p50: [], p99: [], foreign: [], cpu: {} };
  for (const name of names) await loadTimes(CONNECTIONS, warmUpRequests, kinds[name]);
  await system.drained();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const result = results[name];
      const began = performance.now();
      const cpu = watchCpu(pids);
      const times = await loadFor(CONNECTIONS, roundMs, kinds[name]);
      await system.drained();
      const { used, foreign } = cpu();
      result.rates.push((times.length * 1000) / (performance.now() - began));
      result.p50.push(percentile(times, 0.5));
      result.p99.push(percentile(times, 0.99));
      result.foreign.push(foreign);
      for (const [process, ms] of Object.entries(used)) (result.cpu[process] ??= []).push(ms / times.length);
    }
  }
  return results;
}

/** @param {Measured} measured
 * @param {Measured} limit */
export const besideLimit = (measured, limit) => ({
  value: median(measured.rates),
  limit: median(limit.rates),
  ratio: medianRatio(measured.rates, limit.rates),
  beside: { 'p50 ms': median(measured.p50), 'p99 ms': median(measured.p99) },
});

const LEAST_MS = 0.005;

/** Processor time of one request: of all programs but the client, and beside it that of each, and what others took meanwhile.
 * @param {Measured} measured */
export function cpuOfEach({ cpu, foreign }) {
  const each = Object.entries(cpu)
    .map(([process, ms]) => /** @type {const} */ ([process.replace('-service', ''), median(ms)]))
    .filter(([, ms]) => ms >= LEAST_MS);
  const ours = each.filter(([process]) => process !== 'client').reduce((sum, [, ms]) => sum + ms, 0);
  return { value: ours, beside: { ...Object.fromEntries(each), 'foreign processors': median(foreign) } };
}
