// One PostgreSQL (and one mongod, where the machine has one) for a whole test run, in a folder of its own, so that any
// number of runs on one machine never meet. Durability is switched off: tests throw everything away.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findMongod, startMongod } from '../../../tools/start/stores/mongod.mjs';
import { startPostgres } from '../../../tools/start/stores/postgres.mjs';
import { commandOf, endProcess, isAlive } from '../../../tools/start/processes/processes.mjs';

export interface TestStores {
  postgresUrl: string;
  mongoUrl: string | undefined;
  stop(): Promise<void>;
}

const PREFIX = 'pft-test-';
const root = resolve(__dirname, '../../..');

/** Stops the servers and removes the folders of test runs that were killed before they could do it themselves. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split('-')[0]);
    if (!owner || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    for (const lock of ['postgres/postmaster.pid', 'mongo/mongod.lock']) {
      const pid = firstNumber(join(folder, lock));
      if (pid && commandOf(pid).includes(folder)) await endProcess(pid, { signal: 'SIGINT', timeoutMs: 5_000 });
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstNumber(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

export async function startTestStores(): Promise<TestStores> {
  const givenPostgres = process.env.TEST_POSTGRES_URL;
  const givenMongo = process.env.TEST_MONGODB_URI;
  const mongod = givenMongo ? undefined : findMongod();
  if (givenPostgres && !mongod) return { postgresUrl: givenPostgres, mongoUrl: givenMongo, stop: async () => {} };

  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'logs'));
  const [postgres, mongo] = await Promise.all([
    givenPostgres
      ? undefined
      : startPostgres({
          root,
          directory: join(folder, 'postgres'),
          password: randomBytes(12).toString('hex'),
          durable: false,
          logFile: join(folder, 'logs', 'postgres.log'),
          settings: { max_connections: 400 },
        }),
    mongod
      ? startMongod({ binary: mongod, directory: join(folder, 'mongo'), logFile: join(folder, 'logs', 'mongod.log') })
      : undefined,
  ]);
  return {
    postgresUrl: givenPostgres ?? postgres?.adminUrl ?? '',
    mongoUrl: givenMongo ?? mongo?.url,
    stop: async () => {
      await Promise.all([postgres?.stop(), mongo?.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
