import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { holderOf, takeLock } from './lock.mjs';
import { startOf } from './processes.mjs';

const lockModule = pathToFileURL(join(__dirname, 'lock.mjs')).href;
const STARTS = 8;

let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pft-lock-'));
  children = [];
});

afterEach(async () => {
  await Promise.all(children.map(end));
  rmSync(folder, { recursive: true, force: true });
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** A process that takes the lock when it is told to, says whose it is, and goes on living. */
async function starter(take: string): Promise<{ child: ChildProcess; holder: () => Promise<string> }> {
  const source = `
    const { takeLock } = await import(${JSON.stringify(take)});
    process.send('here');
    process.once('message', async () => process.send(String((await takeLock(${JSON.stringify(folder)})) ?? 'mine')));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await once(child, 'message');
  return {
    child,
    holder: async () => {
      child.send('take');
      return ((await once(child, 'message')) as [string])[0];
    },
  };
}

/** The rule for the kind: of any number of starts at one moment exactly one has the folder, and the others know which. */
async function startAtOnce(take = lockModule): Promise<{ winners: number[]; named: string[] }> {
  const starters = await Promise.all(Array.from({ length: STARTS }, () => starter(take)));
  const answers = await Promise.all(starters.map(({ holder }) => holder()));
  return {
    winners: starters.flatMap(({ child }, index) => (answers[index] === 'mine' ? [child.pid ?? 0] : [])),
    named: answers.filter((answer) => answer !== 'mine'),
  };
}

describe('starts at one moment on one folder', () => {
  it('let exactly one have it, and tell the others who that is', async () => {
    const { winners, named } = await startAtOnce();
    expect(winners).toHaveLength(1);
    expect(named).toEqual(Array(STARTS - 1).fill(String(winners[0])));
  });

  it('let exactly one take over what a killed start left', async () => {
    writeFileSync(join(folder, 'start.7.lock'), JSON.stringify({ pid: process.pid, began: 'another time' }));
    const { winners, named } = await startAtOnce();
    expect(winners).toHaveLength(1);
    expect(named).toEqual(Array(STARTS - 1).fill(String(winners[0])));
    expect(readdirSync(folder)).toEqual(['start.8.lock']);
  });

  it('would be seen to have it twice, did they look first and write later', async () => {
    const naive = join(folder, 'naive.mjs');
    writeFileSync(
      naive,
      `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
       export async function takeLock(folder) {
         const file = folder + '/run.json';
         if (existsSync(file)) return readFileSync(file, 'utf8');
         await new Promise((later) => setTimeout(later, 300));
         writeFileSync(file, String(process.pid));
       }`,
    );
    expect((await startAtOnce(pathToFileURL(naive).href)).winners.length).toBeGreaterThan(1);
  });
});

describe('what a start left', () => {
  it('counts while its process lives, and no longer', async () => {
    const { child, holder } = await starter(lockModule);
    expect(await holder()).toBe('mine');
    expect(await takeLock(folder)).toBe(child.pid);
    await end(child);
    expect(await holderOf(folder)).toBeUndefined();
    expect(await takeLock(folder)).toBeUndefined();
    expect(await holderOf(folder)).toBe(process.pid);
  });

  it.each([
    ['a process number that another program has got since', { pid: process.pid, began: 'another time' }],
    ['a process that is gone', { pid: 2 ** 22 + 1, began: '' }],
    ['no process number', { pid: 'me' }],
    ['half a line', undefined],
  ])('does not count with %s', async (_, content) => {
    writeFileSync(join(folder, 'start.1.lock'), content ? JSON.stringify(content) : '{"pid":');
    expect(await takeLock(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['start.2.lock']);
  });

  it('does not count when it stays empty, as a kill in the middle of writing leaves it', async () => {
    writeFileSync(join(folder, 'start.1.lock'), '');
    expect(await takeLock(folder)).toBeUndefined();
  });

  it('is believed where the system cannot tell when a process began', async () => {
    writeFileSync(join(folder, 'start.1.lock'), JSON.stringify({ pid: process.pid, began: '' }));
    expect(await takeLock(folder)).toBe(process.pid);
  });

  it('of version 0.1, which made no lock, counts while such a start runs', async () => {
    const old = join(folder, 'start.mjs');
    writeFileSync(old, 'process.send("here"); setInterval(() => {}, 1000);');
    const child = spawn(process.execPath, [old], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.push(child);
    await once(child, 'message');
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ pid: child.pid }));
    expect(await takeLock(folder)).toBe(child.pid);
    await end(child);
    expect(await takeLock(folder)).toBeUndefined();
  });
});

it('tells when a process began: the same each time, and for each process its own', async () => {
  const { child } = await starter(lockModule);
  expect(startOf(process.pid)).not.toBe('');
  expect(startOf(process.pid)).toBe(startOf(process.pid));
  expect(startOf(child.pid ?? 0)).not.toBe(startOf(process.pid));
  await end(child);
  expect(startOf(child.pid ?? 0)).toBe('');
});
