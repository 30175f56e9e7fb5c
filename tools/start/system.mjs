// The running system: stores first, then the services and the web, and the same backwards at the end.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { holdToStores } from './stores/data-directory.mjs';
import { webServer } from './build.mjs';
import { StartError } from './errors.mjs';
import { closeLog, linesSince, openLog, sizeOf } from './processes/logs.mjs';
import { findMongod, mongodVersion, startMongod } from './stores/mongod.mjs';
import { answers, startPostgres } from './stores/postgres.mjs';
import { freePort, isPortFree } from './processes/processes.mjs';
import { PORTS, SEMI_SPACE_MB, SERVICES } from './settings.mjs';
import { superviseChild, superviseServer } from './processes/supervisor.mjs';

const READY_TIMEOUT_MS = 60_000;
const preload = fileURLToPath(new URL('processes/child.cjs', import.meta.url));

/** A port may still be held for a moment by the children of a start that was killed just now. */
export async function checkPorts(ports) {
  const until = Date.now() + 2_000;
  for (const [name, port] of Object.entries(ports)) {
    while (!(await isPortFree(port))) {
      if (Date.now() > until) {
        throw new StartError(
          `Port ${port} (${name}) is in use. Set ${PORTS[name]?.variable} to a free port, or stop what listens there.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const withTimeout = (name, promise, logFile, timeoutMs = READY_TIMEOUT_MS) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new StartError(
            `${name} was not ready within ${timeoutMs / 1000} s. Its last lines:\n${linesSince(logFile)}\nIts log is ${logFile}.`,
          ),
        ),
      timeoutMs,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

const readyMessage = (child) =>
  new Promise((resolve) => child.on('message', (message) => message?.type === 'ready' && resolve(message)));

async function answersHttp(url, child) {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Starts the stores; answers with the addresses that the services are given. */
export async function startStores({ settings, data, secrets, progress, running }) {
  const { root } = settings;
  const mongod = findMongod({ onPath: false });
  /** @type {import('./stores/data-directory.mjs').Stores['analytics'][]} */
  const analyticsStores = ['embedded'];
  if (mongod) analyticsStores.unshift('mongod');
  if (settings.mongoUri) analyticsStores.unshift('mongodb');
  /** @type {'embedded' | 'external'} */
  const ownOrEmbedded = settings.databaseUrl ? 'external' : 'embedded';
  const found = { postgres: ownOrEmbedded, analytics: analyticsStores };
  const { analyticsStore: moveTo, 'leave-alerts': leaveAlerts } = settings.options;
  const { stores, leaving } = holdToStores(data, found, { moveTo, leaveAlerts });
  const ports = data.ports();
  const spokenFor = Object.values(settings.ports);
  const ownPort = async (port) => (port && !spokenFor.includes(port) ? port : freePort(spokenFor));
  const recorded = { postgres: await ownPort(ports.postgres), mongo: await ownPort(ports.mongo) };
  const { say } = progress;

  const postgres = async () => {
    if (settings.databaseUrl) {
      return progress.step('PostgreSQL', async () => {
        if (!(await answers(root, settings.databaseUrl))) {
          throw new StartError('The PostgreSQL of DATABASE_URL does not answer, or refuses the user or the password.');
        }
        return { text: 'the one of DATABASE_URL', url: settings.databaseUrl };
      });
    }
    return progress.step('PostgreSQL', async () => {
      const options = {
        root,
        directory: data.file('postgres'),
        password: secrets.postgresPassword,
        port: recorded.postgres,
        spokenFor,
        logFile: data.log('postgres'),
      };
      const server = await startPostgres(options);
      recorded.postgres = server.port;
      running.setPid('postgres', server.pid);
      running.stores.push(
        superviseServer({
          name: 'PostgreSQL',
          server,
          restart: () => startPostgres({ ...options, port: server.port, strictPort: true }),
          onPid: (pid) => running.setPid('postgres', pid),
          say,
        }),
      );
      return { text: `embedded, port ${server.port}${server.adopted ? ' (was still running)' : ''}`, url: server.url };
    });
  };

  const mongo = () => {
    if (!mongod) throw new StartError('MONGOD_BINARY is not set.');
    return {
      binary: mongod,
      directory: data.file('mongo'),
      port: recorded.mongo,
      spokenFor,
      logFile: data.log('mongod'),
    };
  };
  const analytics = async () => {
    if (stores.analytics === 'mongodb') return { text: 'the MongoDB of MONGODB_URI', url: settings.mongoUri };
    if (stores.analytics === 'embedded') return { text: 'embedded, in PostgreSQL', url: undefined };
    return progress.step('MongoDB', async () => {
      const options = mongo();
      const server = await startMongod(options);
      recorded.mongo = server.port;
      running.setPid('mongod', server.pid);
      running.stores.push(
        superviseServer({
          name: 'MongoDB',
          server,
          restart: () => startMongod({ ...options, port: server.port, strictPort: true }),
          onPid: (pid) => running.setPid('mongod', pid),
          say,
        }),
      );
      return {
        text: `MongoDB ${mongodVersion(options.binary)}, port ${server.port}${server.adopted ? ' (was still running)' : ''}`,
        url: server.url,
      };
    });
  };

  /** The store that a move leaves: reached for this one start. */
  const left = async () => {
    if (leaving === undefined) return undefined;
    if (leaving !== 'mongod') return { url: leaving === 'mongodb' ? settings.mongoUri : leaving };
    const server = await progress.step('MongoDB, to be left', () => startMongod(mongo()));
    running.stores.push(server);
    return server;
  };

  // All are waited for even when one fails, so that the end knows everything it has to stop.
  const all = /** @type {const} */ ([postgres(), analytics(), left()]);
  await Promise.allSettled(all);
  const [first, second, third] = await Promise.all(all);
  data.recordPorts(recorded);
  return {
    stores,
    left: third,
    databaseUrl: first.url,
    mongoUri: second.url,
    analyticsText: second.text,
  };
}

/** A move of analytics, before its service starts: the service's own task fetches what no feed can tell. */
export async function takeOver({ settings, data, secrets, stores, running }) {
  const { left } = stores;
  const logFile = data.log('analytics-service');
  const logFrom = sizeOf(logFile);
  const log = openLog(logFile);
  const child = fork(join(settings.root, 'dist/apps/analytics-service/main.js'), ['--take-over'], {
    cwd: settings.root,
    env: {
      ...serviceEnvironment('analytics-service', environmentOf(settings, secrets, stores), secrets, stores),
      ANALYTICS_MOVE_FROM: left.url,
    },
    execArgv: ['--require', preload],
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeLog(log);
  /** @type {{ type?: string, text?: string }} */
  let said = {};
  child.on('message', (message) => (said = Object(message)));
  const [[code]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  if (code !== 0 || said.type !== 'done') {
    throw new StartError(
      `${said.text ?? linesSince(logFile, logFrom)}\nAnalytics stays in the store that it was to leave; the same command may be given again.`,
    );
  }
  if (left.stop) {
    running.stores.splice(running.stores.indexOf(left), 1);
    await left.stop();
  }
  return said.text;
}

function environmentOf(settings, secrets, stores) {
  const { ports } = settings;
  const at = (name) => `http://127.0.0.1:${ports[name]}`;
  const { NODE_OPTIONS: _, DATABASE_URL: __, MONGODB_URI: ___, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: settings.options.dev ? 'development' : 'production',
    TZ: 'UTC',
    USER_SERVICE_URL: at('user-service'),
    TRANSACTION_SERVICE_URL: at('transaction-service'),
    ANALYTICS_SERVICE_URL: at('analytics-service'),
    ...Object.fromEntries(Object.entries(PORTS).map(([name, { variable }]) => [variable, String(ports[name])])),
    DATABASE_URL: stores.databaseUrl,
    SERVER_KEY: secrets.serverKey,
  };
}

/** What one service is told beyond that: only its own secret, and the list of all of them only where they are checked. */
function serviceEnvironment(name, shared, secrets, stores) {
  return {
    ...shared,
    HOST: '127.0.0.1',
    ...(name === 'user-service'
      ? {
          SERVICE_CLIENTS: Object.entries(secrets.clients)
            .map(([client, secret]) => `${client}:${secret}`)
            .join(','),
        }
      : { SERVICE_CLIENT_SECRET: secrets.clients[name] }),
    ...(name === 'analytics-service' && stores.mongoUri ? { MONGODB_URI: stores.mongoUri } : {}),
  };
}

function webEnvironment(settings, shared, secrets) {
  const { DATABASE_URL: _, SERVER_KEY: __, ...env } = shared;
  return {
    ...env,
    PORT: String(settings.ports.web),
    HOSTNAME: process.env.WEB_HOST || '127.0.0.1',
    SERVICE_CLIENT_SECRET: secrets.clients.web,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** Starts the three services and the web side by side; each is waited for until it serves. */
export async function startPrograms({ settings, data, secrets, stores, progress, running }) {
  const { root, ports, options } = settings;
  const shared = environmentOf(settings, secrets, stores);
  const common = { cwd: root, preload, say: progress.say };
  // Left alone, Node lets garbage lie until gigabytes are full of it.
  const nodeOptions = (program) => [
    `--max-old-space-size=${settings.heapMb}`,
    `--max-semi-space-size=${SEMI_SPACE_MB[program]}`,
  ];
  const children = SERVICES.map((name) => {
    const logFile = data.log(name);
    return superviseChild({
      ...common,
      name,
      program: join(root, 'dist/apps', name, 'main.js'),
      nodeOptions: nodeOptions(name),
      env: serviceEnvironment(name, shared, secrets, stores),
      logFile,
      onPid: (pid) => running.setPid(name, pid),
      whenReady: (child) => withTimeout(name, readyMessage(child), logFile),
    });
  });
  const next = createRequire(join(root, 'package.json')).resolve('next/dist/bin/next');
  const webLog = data.log('web');
  const web = superviseChild({
    ...common,
    name: 'web',
    ...(options.dev
      ? {
          program: next,
          args: ['dev', '--hostname', '127.0.0.1', '--port', String(ports.web)],
          cwd: join(root, 'apps/web'),
        }
      : { program: webServer(root), nodeOptions: nodeOptions('web') }),
    env: webEnvironment(settings, shared, secrets),
    logFile: webLog,
    onPid: (pid) => running.setPid('web', pid),
    whenReady: (child) => withTimeout('web', answersHttp(`http://127.0.0.1:${ports.web}/login`, child), webLog),
  });
  const all = [...children, web];
  running.programs.push(...all);
  const results = await Promise.allSettled(
    all.map((child) =>
      progress.step(child.name, async () => {
        await child.start();
        return `http://localhost:${ports[child.name]}`;
      }),
    ),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return { services: children, web };
}
