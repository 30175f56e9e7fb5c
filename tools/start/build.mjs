// Builds what runs. A hash over every source says whether anything changed at all, so that a second start does not even
// load Nx; what did change is then found by Nx's own cache, project by project.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './errors.mjs';
import { run } from './install.mjs';
import { isAlive } from './processes/processes.mjs';

const SOURCES = [
  'apps/user-service',
  'apps/transaction-service',
  'apps/analytics-service',
  'apps/web',
  'libs',
  'tools/build',
];
const FILES = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const LEFT_OUT = new Set(['node_modules', '.next', 'dist', 'test', 'testing', 'coverage', '.swc']);
const GENERATED = /(^next-env\.d\.ts|\.tsbuildinfo|\.(spec|int-spec|api-spec|long-spec)\.tsx?)$/;

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!LEFT_OUT.has(entry.name)) yield* filesUnder(path);
    } else if (entry.isFile() && !GENERATED.test(entry.name)) yield path;
  }
}

function hashSources(root) {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\n`);
  const files = [
    ...SOURCES.flatMap((folder) => [...filesUnder(join(root, folder))]),
    ...FILES.map((file) => join(root, file)),
  ];
  for (const file of files.sort()) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const outputs = (root, services) => services.map((service) => join(root, 'dist/apps', service, 'main.js'));

export const webServer = (root) => join(root, 'apps/web/.next/standalone/apps/web/server.js');

/** Two starts at once must not build into one folder: the second waits, and then mostly finds everything built. */
async function lock(root) {
  const file = join(root, 'dist', '.build-lock');
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    // An owner that is gone was killed in the middle of it; an empty file is one that is just being written.
    if (owner && !isAlive(owner)) rmSync(file, { force: true });
    else await sleep(200);
  }
}

/** Builds the services and the web; answers 'up to date' where nothing changed since the last time. */
export async function build(root, services, { web = true } = {}) {
  const stamp = join(root, 'dist', web ? '.build-stamp' : '.build-stamp-services');
  const wanted = [...outputs(root, services), ...(web ? [webServer(root)] : [])];
  const isFresh = (hash) =>
    existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && wanted.every((file) => existsSync(file));
  if (isFresh(hashSources(root))) return 'up to date';

  const unlock = await lock(root);
  try {
    const before = hashSources(root);
    if (isFresh(before)) return 'up to date';
    rmSync(stamp, { force: true });
    await runBuild(root, [...services, ...(web ? ['web'] : [])]);
    const missing = wanted.filter((file) => !existsSync(file));
    if (missing.length) {
      throw new StartError(`The build left no ${missing.map((file) => relative(root, file)).join(', ')}.`);
    }
    // Sources that changed during the build are not the ones that were built.
    if (hashSources(root) === before) writeFileSync(stamp, before);
    return 'built';
  } finally {
    unlock();
  }
}

function runBuild(root, projects) {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  return run(process.execPath, [nx, 'run-many', '-t', 'build', '-p', projects.join(','), '--output-style=static'], {
    cwd: root,
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      NX_TUI: 'false',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      NODE_ENV: 'production',
    },
  });
}

/** Watch mode: one service, without Nx, in a tenth of a second. */
export const buildService = (root, service) =>
  run(process.execPath, [join(root, 'tools/build/build-service.mjs'), service], { cwd: root });
