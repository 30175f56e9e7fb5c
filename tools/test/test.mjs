// Everything that must hold, in one command. The last line of its output is the total over all of it.
// `npm test -- --only=static,unit,stores,journeys,faults` runs some of its parts, for whoever works on one of them.
// `npm run test:long` is what takes too long for every day: the long tests, and with TEST_LONG=1 once more those that look
// at more cases then.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../start/build.mjs';
import { install, isInstalled } from '../start/install.mjs';
import { findMongod, mongodVersion } from '../start/stores/mongod.mjs';
import { SERVICES } from '../start/settings.mjs';
import { findChromium } from './chromium.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const began = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const wanted = (part) => !only || only.includes(part);
const isLong = process.argv.includes('--long');
const bin = (path) => join(root, 'node_modules', path);

/** @type {NodeJS.ProcessEnv} */
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
delete environment.NODE_ENV;
delete environment.TEST_LONG;
if (isLong) environment.TEST_LONG = '1';
// What the tests run on is decided here, not by what the machine's owner has exported for `npm start`.
for (const name of [
  'DATA_DIR',
  'DATABASE_URL',
  'MONGODB_URI',
  'WEB_PORT',
  ...SERVICES.map((name) => `${name.replace('-', '_').toUpperCase()}_PORT`),
]) {
  delete environment[name];
}

function runNode(args, { env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => (output += chunk));
    }
    child.once('close', (code) => done({ code, output: output.trim() }));
  });
}

function report(name, counts, sinceMs, detail) {
  const seconds = ((Date.now() - sinceMs) / 1000).toFixed(1);
  for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
  const figures = ['passed', 'failed', 'skipped'].filter((key) => counts[key]).map((key) => `${counts[key]} ${key}`);
  console.log(`${counts.failed ? '✗' : '✓'} ${name}: ${figures.join(', ') || 'nothing to run'} (${seconds} s)`);
  if (detail) console.log(detail.replaceAll(/^/gm, '    '));
}

/** A step that is one check: it holds or it does not. */
async function check(name, args) {
  const since = Date.now();
  const { code, output } = await runNode(args);
  report(name, code === 0 ? { passed: 1 } : { failed: 1 }, since, code === 0 ? undefined : output);
  return code === 0;
}

/** A Jest run; its own report gives the counts, and the failures are shown whole.
 * @param {string} name
 * @param {string[]} projects
 * @param {{ env?: NodeJS.ProcessEnv, args?: string[] }} [options] */
async function jest(name, projects, { env, args = [] } = {}) {
  const since = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'pft-report-'));
  const file = join(folder, 'report.json');
  const { code, output } = await runNode(
    [bin('jest/bin/jest.js'), '--selectProjects', ...projects, '--json', `--outputFile=${file}`, '--ci', ...args],
    { env },
  );
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  if (!result) return report(name, { failed: 1 }, since, output);
  const brokenFiles = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const counts = {
    passed: result.numPassedTests,
    failed:
      result.numFailedTests +
      brokenFiles.length +
      (code !== 0 && !result.numFailedTests && !brokenFiles.length ? 1 : 0),
    skipped: result.numPendingTests + result.numTodoTests,
  };
  const failures = result.testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name: path, message }) => `${relative(root, path)}\n${message}`);
  const figures = [...output.matchAll(/^.*\[figures\] (.*)$/gm)].map(([, line]) => line);
  const unexplained = counts.failed && !failures.length ? [output.split('\n').slice(-40).join('\n')] : [];
  report(name, counts, since, [...figures, ...failures, ...unexplained].join('\n') || undefined);
}

/**
 * The tests that look at more cases when they have time, by the end of their names: each says TEST_LONG, or uses what a
 * helper exports that says it. So no list is to be kept.
 */
function specsThatScale() {
  const texts = ['apps', 'libs', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => /** @type {const} */ ([file, readFileSync(file, 'utf8')])),
  );
  const isSpec = (file) => /\W([a-z0-9]+-)?spec\.ts$/.test(file);
  const helpers = texts
    .filter(([file, text]) => !isSpec(file) && text.includes('TEST_LONG'))
    .flatMap(([, text]) => [...text.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)])
    .map(([, name]) => name);
  const scales = new RegExp(`\\b(${['TEST_LONG', ...helpers].join('|')})\\b`);
  const files = texts.filter(([file, text]) => isSpec(file) && scales.test(text)).map(([file]) => file);
  return (...kinds) => files.filter((file) => kinds.some((kind) => file.endsWith(kind)));
}

async function checkSources() {
  const prettier = bin('prettier/bin/prettier.cjs');
  const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', join(root, '.cache/prettier')];
  await check('formatting', [prettier, '--check', '.', '--log-level', 'warn', ...cache]);
  await check('types', [join(root, 'tools/test/typecheck.mjs')]);
  await check('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
  await check('architecture rules', [join(root, 'tools/arch/arch.mjs')]);
  await check('dead code', [bin('knip/bin/knip.js'), '--no-progress']);
  await check('API documents and types', [join(root, 'tools/api/api.mjs'), '--check']);
}

async function buildAll() {
  const since = Date.now();
  try {
    await build(root, SERVICES);
    report('build', { passed: 1 }, since);
    return true;
  } catch (error) {
    report('build', { failed: 1 }, since, error.message);
    return false;
  }
}

async function main() {
  if (!isInstalled(root)) {
    console.log('… packages: npm ci');
    await install(root);
  }
  mkdirSync(join(root, '.cache'), { recursive: true });
  const mongod = findMongod();
  const onMongo = mongod ? `MongoDB ${mongodVersion(mongod)}` : undefined;
  const chromium = await findChromium(root);
  console.log(`PostgreSQL: embedded. Browser: ${chromium.from}.`);
  console.log(
    onMongo
      ? `${onMongo}: the store contracts and the analytics service run on it and on the embedded store; the journeys that the store has a part in run on it (all of them in npm run test:long).`
      : 'No MongoDB was found (MONGOD_BINARY, or mongod on PATH): the tests of the analytics store run on the embedded store only.',
  );

  const isBuilt = await buildAll();
  const withMongo = mongod ? { MONGOD_BINARY: mongod } : {};
  const withoutMongo = { MONGOD_BINARY: '', TEST_MONGODB_URI: '' };
  const on = onMongo ? `the embedded store and ${onMongo}` : 'the embedded store';
  const browser = { CHROMIUM_PATH: chromium.path, ...withoutMongo };
  const oneByOne = ['--runInBand'];
  if (isLong) {
    const byPath = (files) => ['--runTestsByPath', ...files];
    const scaling = specsThatScale();
    const [unit, stores, journeys] = [
      scaling('.spec.ts'),
      scaling('.int-spec.ts', '.api-spec.ts'),
      scaling('.e2e-spec.ts'),
    ];
    const more = (name) => `${name} that scale, with more cases`;
    if (unit.length) await jest(more('unit tests'), ['unit'], { args: byPath(unit) });
    if (stores.length) {
      const args = byPath(stores);
      await jest(more(`tests on ${on}`), ['integration', 'service'], { env: withMongo, args });
    }
    await jest(`long tests on ${on}`, ['long'], { env: withMongo, args: oneByOne });
    if (!isBuilt) return conclude(onMongo);
    const env = { ...browser, ...withMongo };
    if (journeys.length) await jest(more('journeys'), ['journey'], { env, args: [...oneByOne, ...byPath(journeys)] });
    await jest('long journeys', ['long-journey'], { env, args: oneByOne });
    if (onMongo) await jest(`journeys on ${onMongo}`, ['journey'], { env, args: [...oneByOne, 'apps/e2e/journeys'] });
    return conclude(onMongo);
  }

  // Jest by itself leaves one processor to others, which would stand idle when the checks of the sources are done.
  const args = [`--maxWorkers=${availableParallelism()}`];
  // A journey runs on one store: those that the store has a part in on MongoDB where there is one, the move needs both.
  const ofMongo = 'analytics-move|alerts|currencies';
  // The checks of the sources use one processor. Beside them go the unit tests and the journeys that wait more than they work.
  await Promise.all([
    wanted('static') ? checkSources() : undefined,
    (async () => {
      if (wanted('unit')) await jest('unit tests', ['unit'], { args });
      if (!wanted('journeys') || !isBuilt || !onMongo) return;
      const ofStore = [...oneByOne, `apps/e2e/journeys/(${ofMongo})`];
      await jest(`journeys on ${onMongo}`, ['journey'], { env: { ...browser, ...withMongo }, args: ofStore });
    })(),
  ]);
  // Files share nothing: each has a database of its own, and each journey its own people.
  if (wanted('stores'))
    await jest(`integration and service tests on ${on}`, ['integration', 'service'], { env: withMongo, args });
  if (wanted('journeys') && isBuilt) {
    const later = onMongo ? ['--testPathIgnorePatterns', ofMongo] : [];
    const ofAll = [...args, 'apps/e2e/journeys', ...later];
    await jest('journeys on the embedded store', ['journey'], { env: browser, args: ofAll });
  }
  if (wanted('faults') && isBuilt) {
    await jest('faults and starts: parallel writers, kills, restarts, watch mode', ['journey'], {
      env: { ...browser, ...withMongo },
      args: [...args, 'apps/e2e/(faults|starts)'],
    });
  }
  conclude(onMongo);
}

function conclude(onMongo) {
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  console.log(
    `\n${onMongo ? `Ran on PostgreSQL, the embedded analytics store and ${onMongo}` : 'Ran on PostgreSQL and the embedded analytics store'}; ${minutes} min.`,
  );
  if (total.failed) console.log(`Not everything holds: see ✗ above.`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed || !total.passed ? 1 : 0);
}

main().catch((error) => {
  console.log(error.stack ?? String(error));
  console.log(`${total.passed} passed, ${total.failed + 1} failed, ${total.skipped} skipped`);
  process.exit(1);
});
