// A Chromium for the journeys: one that is there, Debian's package where we may install it, else one out of npm.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createRequire } from 'node:module';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const NPM_PACKAGE = '@sparticuz/chromium@153.0.0';

const canRun = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
  } catch {
    return false;
  }
};

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    (path) => existsSync(path) && canRun(path),
  );
}

function debian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { env, stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  return onPath();
}

async function fromNpm(root) {
  const home = join(root, '.cache', 'chromium');
  mkdirSync(home, { recursive: true });
  if (!existsSync(join(home, 'package.json'))) writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const require = createRequire(join(home, 'package.json'));
  const installed = () => existsSync(join(home, 'node_modules/@sparticuz/chromium'));
  if (!installed()) {
    const result = spawnSync('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', NPM_PACKAGE], {
      cwd: home,
      encoding: 'utf8',
      timeout: 300_000,
    });
    if (!installed()) throw new Error(`No Chromium was found, and none could be installed from npm: ${result.stderr}`);
  }
  const { pathToFileURL } = await import('node:url');
  const { default: chromium } = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href);
  return chromium.executablePath();
}

/** The path of a Chromium that runs, and where it came from. */
export async function findChromium(root) {
  if (process.env.CHROMIUM_PATH) {
    if (!canRun(process.env.CHROMIUM_PATH))
      throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which does not run.`);
    return { path: process.env.CHROMIUM_PATH, from: 'CHROMIUM_PATH' };
  }
  const there = onPath();
  if (there) return { path: there, from: there };
  const installed = debian();
  if (installed) return { path: installed, from: "Debian's package" };
  const path = await fromNpm(root);
  if (!canRun(path))
    throw new Error(`The Chromium from npm (${path}) does not run here: its system libraries are missing.`);
  return { path, from: 'npm' };
}
