// What the starter may be told: arguments and environment, read in one place.
import { resolve } from 'node:path';
import { StartError } from './errors.mjs';
import { canReach, ROOT_DATA_DIRECTORY, serverUser } from './stores/os-user.mjs';

/** @type {string[]} */
export const SERVICES = ['user-service', 'transaction-service', 'analytics-service'];

/** Every port of the product, the variable that moves it, and where it is when nobody does. */
/** @typedef {{ variable: string, standard: number }} Port */

/** @type {Record<string, Port> & Record<'web' | 'user-service' | 'transaction-service', Port>} */
export const PORTS = {
  web: { variable: 'WEB_PORT', standard: 3000 },
  'user-service': { variable: 'USER_SERVICE_PORT', standard: 3001 },
  'transaction-service': { variable: 'TRANSACTION_SERVICE_PORT', standard: 3002 },
  'analytics-service': { variable: 'ANALYTICS_SERVICE_PORT', standard: 3003 },
};

/**
 * Where a program's objects begin, in MB. What a page of transactions is made of is of no use a moment later: where there is room
 * for several pages, it is never moved. The others keep little, and memory is dearer to them.
 * @type {Record<string, number>}
 */
export const SEMI_SPACE_MB = { 'user-service': 4, 'transaction-service': 8, 'analytics-service': 4, web: 4 };

export const HELP = `Personal Finance Tracker

  npm start                     installs, builds and starts everything; Ctrl-C stops it
  npm start -- --demo           … and makes demo@example.org with a sample household (its password is printed once)
  npm start -- --reset          erases all the data first (asks; with --yes it does not)
  npm start -- --analytics-store=embedded|mongod|mongodb
                                moves analytics to another store: the alerts are carried over, the rest is rebuilt from the
                                ledgers. The store that is left has to be set for this start too (MONGOD_BINARY, MONGODB_URI);
                                with --leave-alerts it need not be, and alerts that were read are raised again as unread
  npm start -- --detached       … and goes on when the terminal, or whoever started it, is gone
  npm stop                      stops what runs on this DATA_DIR, from any terminal
  npm run dev                   the same in watch mode: services are rebuilt and restarted on a change, the web is next dev
  npm start -- --help           this text

  WEB_PORT                      the dashboard                          3000
  USER_SERVICE_PORT             people and log-in                      3001
  TRANSACTION_SERVICE_PORT      ledgers, imports, budgets              3002
  ANALYTICS_SERVICE_PORT        summaries, budget states, alerts       3003
  DATA_DIR                      where everything is kept               .data
  DATABASE_URL                  an existing PostgreSQL                 an embedded one, made at the first start
  MONGODB_URI                   an existing MongoDB for analytics      the embedded store (in PostgreSQL)
  MONGOD_BINARY                 a mongod to run for analytics          the embedded store (in PostgreSQL)
  SERVICE_HEAP_MB               most memory for a program's objects    256; more where IMPORT_MAX_ROWS is raised
`;

/** @param {Port} port */
function readPort({ variable, standard }) {
  const given = process.env[variable];
  if (given === undefined || given === '') return standard;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65535) {
    throw new StartError(`${variable} is "${given}", which is no port; a number from 1 to 65535 is needed.`);
  }
  return port;
}

function readHeapMb() {
  const given = process.env.SERVICE_HEAP_MB || '256';
  if (!/^\d+$/.test(given) || Number(given) < 128)
    throw new StartError(`SERVICE_HEAP_MB is "${given}"; a whole number of at least 128 is needed.`);
  return Number(given);
}

const ANALYTICS_STORES = /** @type {const} */ (['embedded', 'mongod', 'mongodb']);

/** @param {string[]} args */
export function readArguments(args) {
  const options = {
    /** @type {'embedded' | 'mongod' | 'mongodb' | undefined} */
    analyticsStore: undefined,
    help: false,
    demo: false,
    reset: false,
    yes: false,
    dev: false,
    detached: false,
    'leave-alerts': false,
  };
  for (const argument of args) {
    const [name = '', value] = argument.split('=');
    const store = ANALYTICS_STORES.find((each) => each === value);
    if (name === '--analytics-store' && store) options.analyticsStore = store;
    else if (argument === '-h') options.help = true;
    else if (name.startsWith('--') && typeof options[name.slice(2)] === 'boolean' && value === undefined) {
      options[name.slice(2)] = true;
    } else throw new StartError(`Unknown argument "${argument}".\n\n${HELP}`);
  }
  return options;
}

function dataDirectory(root) {
  if (process.env.DATA_DIR) return { path: resolve(root, process.env.DATA_DIR), moved: false };
  const user = serverUser();
  if (user && !process.env.DATABASE_URL && !canReach(root, user)) return { path: ROOT_DATA_DIRECTORY, moved: true };
  return { path: resolve(root, '.data'), moved: false };
}

/** @param {string} root
 * @param {string[]} args */
export function readSettings(root, args) {
  const options = readArguments(args);
  const ports = Object.fromEntries(Object.entries(PORTS).map(([name, port]) => [name, readPort(port)]));
  for (const [name, port] of Object.entries(ports)) {
    const twin = Object.keys(ports).find((other) => other !== name && ports[other] === port);
    if (twin) throw new StartError(`${PORTS[name]?.variable} and ${PORTS[twin]?.variable} both say ${port}.`);
  }
  return {
    options,
    root,
    ports,
    heapMb: readHeapMb(),
    data: dataDirectory(root),
    databaseUrl: process.env.DATABASE_URL || undefined,
    mongoUri: process.env.MONGODB_URI || undefined,
  };
}
