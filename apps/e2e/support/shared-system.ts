import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One system for all journeys of a run that bring a person of their own and leave the system as it was: starting one takes
 * longer than most of them. The first that wants it starts it, Jest's end stops it.
 */
const root = resolve(__dirname, '../../..');
const startTimeoutMs = 300_000;
const FOLDER = 'SHARED_SYSTEM_FOLDER';

const data = (folder: string): string => join(folder, 'data');

/** Jest runs this before the workers start; they inherit the environment. */
export default function offer(): void {
  const folder = mkdtempSync(join(tmpdir(), 'pft-shared-'));
  // PostgreSQL runs as a user of its own where the tests run as root, and has to enter the folder.
  chmodSync(folder, 0o755);
  process.env[FOLDER] = folder;
}

export async function withdraw(): Promise<void> {
  const folder = process.env[FOLDER];
  if (!folder) return;
  if (existsSync(data(folder))) {
    const env = { ...process.env, DATA_DIR: data(folder) };
    await once(
      spawn(process.execPath, [join(root, 'tools/start/stop.mjs')], { cwd: root, env, stdio: 'ignore' }),
      'exit',
    );
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Where the shared system has its data, once it is ready on the ports that `env` names or that another worker has chosen. */
export async function sharedSystem<Ports>(
  ports: Ports,
  env: NodeJS.ProcessEnv,
): Promise<{ dataDirectory: string; ports: Ports }> {
  const folder = process.env[FOLDER];
  if (!folder) throw new Error('this Jest project offers no shared system');
  const [chosen, log] = [join(folder, 'ports.json'), join(folder, 'log')];
  try {
    mkdirSync(join(folder, 'starting'));
    writeFileSync(chosen, JSON.stringify(ports));
    // The worker that starts it may end long before the others: it writes into a file, not into that worker.
    const output = openSync(log, 'a');
    spawn(process.execPath, [join(root, 'tools/start/start.mjs'), '--detached'], {
      cwd: root,
      env: { ...env, DATA_DIR: data(folder), REGISTRATIONS_PER_ADDRESS: '5000' },
      stdio: ['ignore', output, output],
      detached: true,
    }).unref();
  } catch (error) {
    // No `instanceof Error`: within Jest, Node's own errors are of another realm.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const since = Date.now();
  const said = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  while (!said().includes('Ready after')) {
    if (Date.now() - since > startTimeoutMs) throw new Error(`not ready in time:\n${said()}`);
    await sleep(200);
  }
  return { dataDirectory: data(folder), ports: JSON.parse(readFileSync(chosen, 'utf8')) as Ports };
}
