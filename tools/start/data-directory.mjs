// DATA_DIR: the rows, the secrets, the logs, and what was decided at the first start.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, serverUser } from './os-user.mjs';
import { commandOf, endProcess, isAlive } from './processes.mjs';
import { StartError } from './settings.mjs';

const CLIENTS = ['analytics-service', 'transaction-service', 'web', 'verify'];
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

function readJson(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new StartError(`${file} is not readable JSON; restore it, or erase everything by npm start -- --reset.`);
  }
}

/** Written beside and renamed: a kill in between leaves the old file, never half a one. */
function writeJson(file, value) {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function openDataDirectory(path, { needsPostgres }) {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  mkdirSync(join(path, 'logs'), { recursive: true, mode: 0o700 });
  const user = serverUser();
  if (needsPostgres && user && !canReach(path, user)) {
    throw new StartError(
      `DATA_DIR is ${path}, which the user "postgres" cannot enter; PostgreSQL does not run as root. Set DATA_DIR to a folder outside of root's home.`,
    );
  }
  const file = (name) => join(path, name);
  return {
    path,
    file,
    log(name) {
      const log = join(path, 'logs', `${name}.log`);
      if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
      return log;
    },
    /** Made once; every later start uses the same, or nobody could log in any more. */
    secrets() {
      const kept = readJson(file('secrets.json'));
      if (kept) return kept;
      const secret = () => randomBytes(32).toString('base64url');
      const made = {
        serverKey: secret(),
        postgresPassword: randomBytes(24).toString('base64url'),
        clients: Object.fromEntries(CLIENTS.map((client) => [client, secret()])),
      };
      writeJson(file('secrets.json'), made);
      return made;
    },
    ports: () => readJson(file('ports.json')) ?? {},
    recordPorts: (ports) => writeJson(file('ports.json'), ports),
    /** The running system, for `npm run verify` and the fault laboratory: addresses and process ids. */
    recordRun: (run) => writeJson(file('run.json'), run),
    endRun: () => rmSync(file('run.json'), { force: true }),
    stores: () => readJson(file('stores.json')),
    recordStores: (stores) => writeJson(file('stores.json'), stores),
  };
}

/** Two starts on one folder would fight over its servers. */
export function refuseSecondStart(data) {
  const run = readJson(data.file('run.json'));
  if (run && run.pid !== process.pid && isAlive(run.pid) && commandOf(run.pid).includes('start.mjs')) {
    throw new StartError(`It runs already (process ${run.pid}) on ${data.path}: ${run.web}`);
  }
}

const NAMES = {
  postgres: { embedded: 'the embedded PostgreSQL', external: 'the PostgreSQL of DATABASE_URL' },
  analytics: {
    embedded: 'the embedded analytics store',
    mongod: 'the mongod of MONGOD_BINARY',
    mongodb: 'the MongoDB of MONGODB_URI',
  },
};

const VARIABLES = { mongod: 'MONGOD_BINARY', mongodb: 'MONGODB_URI' };

/** What the alerts need to be carried out of their store; undefined where it is there. */
function missing(data, store, found) {
  if (!found.analytics.includes(store)) return `set ${VARIABLES[store]} too`;
  const folder = data.file('mongo');
  return store === 'mongod' && !existsSync(folder) ? `bring back ${folder}` : undefined;
}

/**
 * Decides at the first start which stores are used, and holds every later start to it. `found.analytics` are those that can
 * be used, the one first that is used where nothing else was said. Answers the stores of this start and, where analytics
 * moves, what it leaves (`nothing`: the alerts stay behind); a move is recorded by the caller when the alerts are there.
 */
export function holdToStores(data, found, { moveTo, leaveAlerts = false }) {
  const recorded = data.stores();
  const analytics = moveTo ?? found.analytics[0];
  if (!found.analytics.includes(analytics)) {
    throw new StartError(`--analytics-store=${analytics} needs ${VARIABLES[analytics]}.`);
  }
  const stores = { postgres: found.postgres, analytics };
  if (!recorded) {
    data.recordStores(stores);
    return { stores };
  }
  if (recorded.postgres !== found.postgres) {
    throw new StartError(
      `The data in ${data.path} belongs to ${NAMES.postgres[recorded.postgres]}, but this start found ${NAMES.postgres[found.postgres]}. ` +
        (found.postgres === 'external'
          ? 'Start without DATABASE_URL, or give another DATA_DIR. To move the rows, dump the one database into the other (docs/operations.md).'
          : 'Set DATABASE_URL again, or give another DATA_DIR.') +
        ' Nothing was changed.',
    );
  }
  if (recorded.analytics === analytics) return { stores };
  const left = NAMES.analytics[recorded.analytics];
  if (!moveTo) {
    const way = found.analytics.includes(recorded.analytics)
      ? `start without ${VARIABLES[analytics]}`
      : `${left} is gone: set ${VARIABLES[recorded.analytics]} again`;
    throw new StartError(
      `The analytics of ${data.path} are kept in ${left}, but this start found ${NAMES.analytics[analytics]}. ` +
        `Either ${way}, or move the data by npm start -- --analytics-store=${analytics}. Nothing was changed.`,
    );
  }
  if (leaveAlerts) return { stores, leaving: 'nothing' };
  const need = missing(data, recorded.analytics, found);
  if (need) {
    throw new StartError(
      `Which alerts were raised and read is known to ${left} alone, and a move carries it over: ${need}, or add ` +
        '--leave-alerts; then those of the current period are raised once more, as unread. Nothing was changed.',
    );
  }
  return { stores, leaving: recorded.analytics };
}

/** Erases what a start made, after stopping the servers that a killed start left running on it. */
export async function eraseDataDirectory(path) {
  for (const lock of ['postgres/postmaster.pid', 'mongo/mongod.lock']) {
    const file = join(path, lock);
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    if (pid && commandOf(pid).includes(path))
      await endProcess(pid, { signal: 'SIGINT', timeoutMs: 10_000, last: 'SIGKILL' });
  }
  for (const name of ['postgres', 'mongo', 'logs', 'secrets.json', 'stores.json', 'ports.json', 'run.json']) {
    rmSync(join(path, name), { recursive: true, force: true });
  }
}

export const protectSecrets = (data) =>
  existsSync(data.file('secrets.json')) && chmodSync(data.file('secrets.json'), 0o600);
