// What a run says while it goes on, and the document that it leaves.
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { goalOf, lineOf } from './figures.mjs';
import { root } from './system.mjs';

/** @typedef {ReturnType<typeof createReport>} Report */

/** @param {(text: string) => void} say */
export function createReport(say) {
  /** @type {import('./figures.mjs').Figure[]} */
  const figures = [];
  return {
    say,
    figures,
    /** @param {string} id
     * @param {{ value: number, limit?: number, ratio?: number, beside?: Record<string, number> }} measured */
    figure(id, { value, limit, ratio, beside }) {
      const figure = {
        id,
        value,
        unit: goalOf(id).unit,
        ...(limit !== undefined && { limit }),
        ...(ratio !== undefined && { ratio }),
        ...(beside !== undefined && { beside }),
      };
      figures.push(figure);
      say(lineOf(figure));
    },
  };
}

/** @param {string[]} command */
const git = (...command) => spawnSync('git', command, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';

/** The commit that is measured, and whether anything differs from it. */
export function commitNow() {
  const commit = git('rev-parse', '--short', 'HEAD') || 'unknown';
  return git('status', '--porcelain', 'apps', 'libs', 'tools') ? `${commit} with changes` : commit;
}

/** @param {import('./system.mjs').System} system */
export async function machineOf(system) {
  const [{ server_version: postgres }] = await system.sql('show server_version');
  return {
    processors: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    postgres,
  };
}
