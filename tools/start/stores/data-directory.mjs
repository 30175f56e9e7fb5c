// DATA_DIR: the rows, the secrets, the logs, and what was decided at the first start.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../errors.mjs';
import { shorten } from '../processes/logs.mjs';
import { canReach, serverUser } from './os-user.mjs';
import { commandOf, endProcess } from '../processes/processes.mjs';

const CLIENTS = ['analytics-service', 'transaction-service', 'web', 'verify'];

/** Written beside and renamed: a kill in between leaves the old file, never half a one. */
function writeJson(file, value) {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string' && value !== '';

/** The files of the folder: what must be in each, and what a person can do about one that is damaged. */
const FILES = {
  'secrets.json': {
    holds: ({ serverKey, postgresPassword, clients }) =>
      isText(serverKey) && isText(postgresPassword) && isObject(clients) && Object.values(clients).every(isText),
    remedy: 'Bring it back from your backup: without it nobody can log in',
  },
  'stores.json': {
    holds: ({ postgres, analytics }) =>
      Object.hasOwn(NAMES.postgres, postgres) && Object.hasOwn(NAMES.analytics, analytics),
    remedy: `Restore it; it names the stores of the data, such as {"postgres":"embedded","analytics":"embedded"}`,
  },
  'ports.json': {
    holds: (ports) => Object.values(ports).every((port) => Number.isInteger(port) && port > 0 && port < 65_536),
    remedy: 'Remove it: the ports are chosen anew',
  },
  'run.json': { holds: () => true, remedy: 'Remove it, unless the product runs on this folder' },
  'version.json': { holds: ({ version }) => /^\d+\.\d+\.\d+/.test(version), remedy: 'Restore it' },
};

function readJson(path, name) {
  const file = join(path, name);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const { holds, remedy } = FILES[name];
  try {
    const value = JSON.parse(text);
    if (isObject(value) && holds(value)) return value;
  } catch {
    // Said below: what is no JSON is damaged like any other.
  }
  throw new StartError(
    `${file} is damaged: it is not what the starter wrote. ${remedy}, or erase everything by npm start -- --reset. Nothing was changed.`,
  );
}

/** @typedef {{ postgres: 'embedded' | 'external', analytics: 'embedded' | 'mongod' | 'mongodb' }} Stores */

/** @param {string} path
 * @param {{ needsPostgres: boolean }} options */
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
  const read = (name) => readJson(path, name);
  return {
    path,
    file,
    log: (name) => join(path, 'logs', `${name}.log`),
    shortenLogs: () => shorten(join(path, 'logs')),
    /** Made once; every later start uses the same, or nobody could log in any more. */
    secrets() {
      const kept = read('secrets.json');
      if (!kept && (existsSync(file('postgres')) || read('stores.json')?.postgres === 'external')) {
        throw new StartError(
          `${file('secrets.json')} is missing, though ${path} holds data: without the secrets it was made with, nobody can log in. ` +
            'Bring the file back from your backup, give another DATA_DIR, or erase everything by npm start -- --reset. Nothing was changed.',
        );
      }
      const secret = () => randomBytes(32).toString('base64url');
      const made = kept ?? {
        serverKey: secret(),
        postgresPassword: randomBytes(24).toString('base64url'),
        clients: {},
      };
      const added = CLIENTS.filter((client) => !made.clients[client]);
      for (const client of added) made.clients[client] = secret();
      if (added.length) writeJson(file('secrets.json'), made);
      return made;
    },
    ports: () => read('ports.json') ?? {},
    recordPorts: (ports) => writeJson(file('ports.json'), ports),
    /** The running system, for `npm run verify` and the fault laboratory: addresses and process ids. */
    run: () => read('run.json'),
    recordRun: (run) => writeJson(file('run.json'), run),
    endRun: () => rmSync(file('run.json'), { force: true }),
    stores: () => read('stores.json'),
    recordStores: (stores) => writeJson(file('stores.json'), stores),
    /** The version that ran here last: written when it was ready, so that a failed start leaves the folder to the old one. */
    recordVersion: (version) => writeJson(file('version.json'), { version }),
    /** Looks at all of it before anything is done: a newer version has made of the rows what this one does not know. */
    check(version) {
      for (const name of Object.keys(FILES)) read(name);
      const kept = read('version.json')?.version;
      if (kept === undefined || !isNewer(kept, version)) return;
      throw new StartError(
        `${path} was last used by version ${kept}, and this is version ${version}, which does not know what a newer one has made of the rows. ` +
          `Start version ${kept} or a later one, or give another DATA_DIR. Nothing was changed.`,
      );
    },
  };
}

function isNewer(one, other) {
  const [a, b] = [one, other].map((version) => version.split(/[.+-]/).slice(0, 3).map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] > b[at];
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
 * @param {ReturnType<typeof openDataDirectory>} data
 * @param {{ postgres: Stores['postgres'], analytics: readonly Stores['analytics'][] }} found
 * @param {{ moveTo?: Stores['analytics'] | undefined, leaveAlerts?: boolean }} options
 * @returns {{ stores: Stores, leaving?: Stores['analytics'] | 'nothing' }}
 */
export function holdToStores(data, found, { moveTo, leaveAlerts = false }) {
  const recorded = data.stores();
  const analytics = moveTo ?? found.analytics[0] ?? 'embedded';
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

/** Stops the servers that a killed start left running; answers whether there were any. */
export async function stopServers(path) {
  let found = false;
  for (const lock of ['postgres/postmaster.pid', 'mongo/mongod.lock']) {
    const file = join(path, lock);
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    if (!pid || !commandOf(pid).includes(path)) continue;
    found = true;
    await endProcess(pid, { signal: 'SIGINT', timeoutMs: 10_000, last: 'SIGKILL' });
  }
  return found;
}

/** Erases what a start made. */
export async function eraseDataDirectory(path) {
  await stopServers(path);
  for (const name of ['postgres', 'postgres.new', 'mongo', 'logs', ...Object.keys(FILES)]) {
    rmSync(join(path, name), { recursive: true, force: true });
  }
}
