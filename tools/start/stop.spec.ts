import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isAlive } from './processes/processes.mjs';

let folder: string;
let holder: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pft-stop-'));
});

afterEach(async () => {
  if (holder && holder.exitCode === null && holder.signalCode === null) {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  }
  holder = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function stop(dataDirectory = folder): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(__dirname, 'stop.mjs')], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDirectory },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, said };
}

/** A process that has the folder, as a start has it, and takes its time to end. */
async function runOn(directory: string): Promise<number> {
  const source = `
    const { takeLock } = await import(${JSON.stringify(pathToFileURL(join(__dirname, 'processes/lock.mjs')).href)});
    process.on('SIGTERM', () => setTimeout(() => process.exit(0), 500));
    await takeLock(${JSON.stringify(directory)});
    process.send('running');
    setInterval(() => {}, 1000);`;
  holder = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(holder, 'message');
  return holder.pid ?? 0;
}

it('ends what runs on the folder, and answers when it is down', async () => {
  const pid = await runOn(folder);
  expect(await stop()).toEqual({
    code: 0,
    said: `Stopping process ${pid}, which runs on ${folder} …\nStopped.\n`,
  });
  expect(isAlive(pid)).toBe(false);
});

it('leaves alone what runs on another folder, and says that nothing runs on this one', async () => {
  const other = mkdtempSync(join(tmpdir(), 'pft-stop-'));
  const pid = await runOn(other);
  expect(await stop()).toEqual({ code: 0, said: `Nothing runs on ${folder}.\n` });
  expect(isAlive(pid)).toBe(true);
  rmSync(other, { recursive: true });
});

it('says so too where there is no such folder', async () => {
  const nowhere = join(folder, 'nowhere');
  expect(await stop(nowhere)).toEqual({ code: 0, said: `Nothing runs on ${nowhere}.\n` });
});
