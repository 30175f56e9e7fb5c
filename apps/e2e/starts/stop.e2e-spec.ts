import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, freePort, isAlive } from '../../../tools/start/processes/processes.mjs';

jest.setTimeout(240_000);

const root = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'pft-stop-'));

interface Command {
  child: ChildProcess;
  said: () => string;
}

async function run(command: string, args: string[]): Promise<Command> {
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: folder, MONGOD_BINARY: '' };
  for (const name of ['WEB_PORT', 'USER_SERVICE_PORT', 'TRANSACTION_SERVICE_PORT', 'ANALYTICS_SERVICE_PORT']) {
    env[name] = String(await freePort());
  }
  delete env['NODE_ENV'];
  const child = spawn(command, args, { cwd: root, env });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said };
}

async function untilReady(start: Command): Promise<void> {
  while (!start.said().includes('Ready after')) {
    if (start.child.exitCode !== null) throw new Error(`it ended:\n${start.said()}`);
    await sleep(50);
  }
}

async function answer(command: string, args: string[]): Promise<{ code: number | null; said: string }> {
  const { child, said } = await run(command, args);
  await once(child, 'close');
  return { code: child.exitCode, said: said() };
}

const recorded = (): { pid: number; pids: Record<string, number> } =>
  JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as ReturnType<typeof recorded>;

async function untilGone(pids: number[]): Promise<void> {
  for (let attempt = 0; pids.some(isAlive); attempt += 1) {
    if (attempt > 600) throw new Error(`still there: ${pids.filter(isAlive).join(', ')}`);
    await sleep(50);
  }
}

let all: number[] = [];

beforeAll(() => chmodSync(folder, 0o755));

afterAll(async () => {
  for (const pid of all) await endProcess(pid);
  rmSync(folder, { recursive: true, force: true });
});

describe('a system that npm start runs', () => {
  let npm: Command;

  beforeAll(async () => {
    npm = await run('npm', ['start']);
    await untilReady(npm);
    const { pid, pids } = recorded();
    all = [pid, ...Object.values(pids)];
  });

  it('is not started twice on one folder; the second start says who runs and how to stop it', async () => {
    const { code, said } = await answer(process.execPath, ['tools/start/start.mjs']);
    expect(code).toBe(1);
    expect(said).toContain(`It runs already (process ${recorded().pid}) on ${folder}`);
    expect(said).toMatch(/npm stop.*or kill \d+/);
    expect(all.every(isAlive)).toBe(true);
  });

  it('leaves its version in the folder', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(JSON.parse(readFileSync(join(folder, 'version.json'), 'utf8'))).toEqual({ version });
  });

  it('ends with the npm that started it, whole and in order', async () => {
    npm.child.kill('SIGTERM');
    await untilGone(all);
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
    expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
  });
});
