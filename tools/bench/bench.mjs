// `npm run bench`: the product beside the limit of the same machine in the same minutes, interleaved, so that the ratios
// mean something on any machine. It starts a system of its own on a folder that it removes. docs/performance.md says how to
// read it; `npm run bench -- --help` what it can be told.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { benchCreate } from './create.mjs';
import { comparison, merged, tableOf, withTable } from './figures.mjs';
import { benchGrowth } from './growth.mjs';
import { benchHostile } from './hostile.mjs';
import { benchImport } from './import.mjs';
import { benchOpenLoop } from './open-loop.mjs';
import { benchPage } from './page.mjs';
import { commitNow, createReport, machineOf } from './report.mjs';
import { benchStart } from './start.mjs';
import { benchSummary } from './summary.mjs';
import { CONNECTIONS, openSystem, root } from './system.mjs';

/** @typedef {{ rounds: number, roundMs: number, warmUpRequests: number, importRows: number }} Sizes */
/** @typedef {{ system: import('./system.mjs').System, sizes: Sizes, report: import('./report.mjs').Report }} Bench */

const HELP = `npm run bench                        everything but growth, some ten minutes
npm run bench -- --only=create,page  some parts: start, create, page, open, summary, import, growth, hostile
npm run bench -- --large             with ledgers and an import of 1,000,000 rows; --large=10m with 10,000,000 rows
npm run -s bench -- --json           one JSON document instead of the text
npm run bench -- --against FILE      beside an earlier document: how often its figures these are
npm run bench -- --from FILE,FILE    measures nothing and takes the figures of earlier documents
npm run bench -- --write             writes the table of docs/performance.md

  BENCH_ROUNDS          rounds of each measurement, best an odd number   3
  BENCH_ROUND_MS        how long each lasts                              5000
  BENCH_WARM_UP         requests before the first                        3000
  BENCH_IMPORT_ROWS     rows of the imported file                        100000`;

const PAGE = join(root, 'docs/performance.md');
const MILLION = 1_000_000;
const USUAL_IMPORT = 100_000;

const { values: options } = parseArgs({
  args: process.argv.slice(2).map((argument) => (argument === '--large' ? '--large=1m' : argument)),
  options: {
    help: { type: 'boolean', default: false },
    only: { type: 'string' },
    large: { type: 'string' },
    json: { type: 'boolean', default: false },
    against: { type: 'string' },
    from: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

/** @type {Sizes} */
const sizes = {
  rounds: Number(process.env.BENCH_ROUNDS ?? 3),
  roundMs: Number(process.env.BENCH_ROUND_MS ?? 5_000),
  warmUpRequests: Number(process.env.BENCH_WARM_UP ?? 3_000),
  importRows: Number(process.env.BENCH_IMPORT_ROWS ?? USUAL_IMPORT),
};

/** @type {Record<string, ('1m' | '10m')[]>} */
const LARGER = { '1m': ['1m'], '10m': ['1m', '10m'] };
const larger = LARGER[options.large ?? '1m'];

/** @type {Record<string, (bench: Bench) => Promise<unknown>>} */
const parts = {
  start: benchStart,
  create: benchCreate,
  page: benchPage,
  open: benchOpenLoop,
  summary: benchSummary,
  import: async (bench) => {
    await benchImport(bench, sizes.importRows);
    if (options.large && sizes.importRows < MILLION) await benchImport(bench, MILLION);
  },
  growth: (bench) => benchGrowth(bench, larger ?? []),
  hostile: async ({ system, report }) => {
    // The limits are what is attacked, and the memory of what others did is not the attackers'.
    await system.stop();
    await system.start({ RATE_LIMIT_PER_MINUTE: '' });
    const failures = await benchHostile(system, report.say);
    for (const failure of failures) report.say(`  does not hold: ${failure}`);
    if (failures.length) process.exitCode = 1;
  },
};

/** Which parts run: those that are named, else all; growth only where it is asked for. */
function wantedParts() {
  const named = options.only?.split(',');
  const unknown = named?.find((name) => !parts[name]);
  if (!larger) throw new Error(`--large is ${options.large}, which is neither 1m nor 10m.\n\n${HELP}`);
  if (unknown !== undefined) throw new Error(`No part is called ${unknown}.\n\n${HELP}`);
  return Object.entries(parts).filter(([name]) => named?.includes(name) ?? (name !== 'growth' || options.large));
}

/** What the product is told beside folder and ports. */
function settings() {
  const rows = Math.max(sizes.importRows, options.large ? MILLION : 0);
  return {
    REGISTRATIONS_PER_ADDRESS: '100000',
    RATE_LIMIT_PER_MINUTE: '100000000',
    ...(rows > USUAL_IMPORT && {
      IMPORT_MAX_ROWS: String(rows),
      IMPORT_MAX_BYTES: String(rows * 110),
      IMPORT_MAX_OPEN_BYTES: String(rows * 2_000),
      IMPORT_READ_HEAP_MB: '1024',
      IMPORT_READ_TIMEOUT_MS: '300000',
      SERVICE_HEAP_MB: '1024',
    }),
  };
}

/** @returns {Promise<import('./figures.mjs').Document>} */
async function measure() {
  const wanted = wantedParts();
  const report = createReport(options.json ? console.error : console.log);
  report.say(
    `${CONNECTIONS} connections, ${sizes.rounds} rounds of ${sizes.roundMs / 1000} s after ${sizes.warmUpRequests} requests, ${cpus().length} processors, Node ${process.versions.node}, fsync on`,
  );
  const system = await openSystem(settings());
  try {
    await system.start();
    const machine = await machineOf(system);
    for (const [name, run] of wanted) {
      report.say(`\n${name}`);
      try {
        await run({ system, sizes, report });
      } catch (error) {
        // What the other parts measure is worth no less.
        report.say(`${name} broke off: ${error.stack}`);
        process.exitCode = 1;
      }
    }
    return { commit: commitNow(), machine, sizes: { ...sizes }, figures: report.figures };
  } finally {
    await system.remove();
  }
}

/** @param {string} file
 * @returns {import('./figures.mjs').Document} */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

async function main() {
  if (options.help) return console.log(HELP);
  const document = options.from ? merged(options.from.split(',').map(read)) : await measure();
  if (options.json) console.log(JSON.stringify(document, null, 2));
  if (options.against) {
    const then = read(options.against);
    const say = options.json ? console.error : console.log;
    say(`\nBeside ${then.commit}:\n${comparison(document, then).join('\n')}`);
  }
  if (options.write) {
    const page = withTable(readFileSync(PAGE, 'utf8'), tableOf(document));
    writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
