import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../errors.mjs';
import { type Backoff, createBackoff, superviseChild, superviseServer } from './supervisor.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pft-supervisor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const atOnce: Backoff = { next: () => 1 };
/** What the supervisor did before: the fifth death in a minute was the last. */
const limitedToFive = (): Backoff => {
  let deaths = 0;
  return { next: () => ((deaths += 1) < 5 ? 1 : Number.NaN) };
};

/** A program of a few lines; it is CommonJS, so that nothing has to be transformed. */
function program(name: string, source: string): string {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, source);
  return file;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; !isSo(); attempt += 1) {
    if (attempt > 500) throw new Error('it did not come to that');
    await sleep(10);
  }
}

function supervised(name: string, source: string, given: { backoff?: Backoff; logFile?: string } = {}) {
  const pids: number[] = [];
  const said: string[] = [];
  const child = superviseChild({
    name,
    program: program(name, source),
    logFile: given.logFile ?? join(folder, `${name}.log`),
    backoff: given.backoff ?? atOnce,
    onPid: (pid) => pids.push(pid),
    say: (text) => said.push(text),
    whenReady: (started) => new Promise((ready) => started.once('message', ready)),
  });
  return { ...child, pids, said };
}

/** The rule for the kind: whatever number of deaths, there is a next attempt, soon enough, and never in a busy loop. */
function deathsWithoutAnotherAttempt(backoff: Backoff): number[] {
  const deaths = Array.from({ length: 1_000 }, (_, number) => number);
  return deaths.filter((number) => {
    const pauseMs = backoff.next(number * 5_000);
    return !(pauseMs >= 1 && pauseMs <= 5_000);
  });
}

describe('the pause before the next attempt', () => {
  it('grows from 0.2 s to 5 s while deaths follow each other', () => {
    const backoff = createBackoff();
    const pauses = [0, 1, 2, 3, 4, 5, 6, 7].map((second) => backoff.next(second * 1_000));
    expect(pauses).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
  });

  it('is short again after a minute of health', () => {
    const backoff = createBackoff();
    for (let death = 0; death < 20; death += 1) backoff.next(death * 1_000);
    expect(backoff.next(19_000 + 60_000)).toBe(200);
  });

  it('is short too when deaths are far apart', () => {
    const backoff = createBackoff();
    expect([0, 61_000, 122_000, 183_000, 244_000, 305_000].map((at) => backoff.next(at))).toEqual(Array(6).fill(200));
  });

  it('comes after every death, and a limit of five would be seen', () => {
    expect(deathsWithoutAnotherAttempt(createBackoff())).toEqual([]);
    expect(deathsWithoutAnotherAttempt(limitedToFive())[0]).toBe(4);
  });
});

describe('a program that was ready once', () => {
  it('is started again however often it dies', async () => {
    const program = supervised('mortal', `process.send('ready', () => setTimeout(() => process.exit(1), 1));`);
    await program.start();
    await until(() => program.pids.length > 6);
    await program.stop();
    expect(new Set(program.pids).size).toBe(program.pids.length);
    expect(program.said).toContain('  ! mortal ended (code 1); starts again in 0.001 s');
  });

  it('is started again when it dies or hangs before it is ready the next time', async () => {
    const counter = join(folder, 'lives');
    const source = `
      const { existsSync, readFileSync, writeFileSync } = require('node:fs');
      const lives = existsSync(${JSON.stringify(counter)}) ? Number(readFileSync(${JSON.stringify(counter)}, 'utf8')) + 1 : 1;
      writeFileSync(${JSON.stringify(counter)}, String(lives));
      if (lives > 1 && lives < 7) process.exit(3);
      process.send('ready', () => lives === 1 && process.exit(1));
      setInterval(() => {}, 1000);`;
    const program = supervised('reborn', source);
    await program.start();
    await until(() => program.said.includes('  ✓ reborn runs again'));
    await program.stop();
    expect(program.pids).toHaveLength(7);
  });

  it('runs without its log where that cannot be written', async () => {
    const program = supervised('silent', `console.log('hello'); process.send('ready'); setInterval(() => {}, 1000);`, {
      logFile: join(folder, 'no such folder', 'silent.log'),
    });
    await program.start();
    expect(program.pids).toHaveLength(1);
    await program.stop();
  });
});

describe('a program that never became ready', () => {
  it('ends the start with its last lines, and is not tried again', async () => {
    const program = supervised('stillborn', `console.error('the port is taken'); process.exit(1);`);
    const error = await program.start().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toMatch(
      /^stillborn ended \(code 1\):\nthe port is taken\nIts log is .*stillborn\.log\.$/,
    );
    await sleep(50);
    expect(program.pids).toHaveLength(1);
  });

  it('is quoted by the message of its fatal log line alone', async () => {
    const line = JSON.stringify({
      level: 60,
      err: { message: 'The rows were made by a newer version.', stack: 'Error: …\n    at migrate' },
      message: 'the service could not start',
    });
    const program = supervised(
      'outdated',
      `console.log('{"level":30}'); console.log(${JSON.stringify(line)}); process.exit(1);`,
    );
    await expect(program.start()).rejects.toThrow(
      /^outdated ended \(code 1\):\nThe rows were made by a newer version\.\nIts log/,
    );
  });
});

describe('a database server that dies', () => {
  it('is started again until it starts', async () => {
    const said: string[] = [];
    let alive = true;
    let attempts = 0;
    const server = (pid: number) => ({ pid, isAlive: () => pid === 2 || alive, stop: () => Promise.resolve() });
    const pids: number[] = [];
    const supervisor = superviseServer({
      name: 'PostgreSQL',
      server: server(1),
      restart: () => {
        attempts += 1;
        return attempts < 9 ? Promise.reject(new Error('no space left')) : Promise.resolve(server(2));
      },
      onPid: (pid) => pids.push(pid),
      say: (text) => said.push(text),
      backoff: atOnce,
    });
    alive = false;
    await until(() => pids.length > 0);
    await supervisor.stop();
    expect(attempts).toBe(9);
    // A long outage is said once, not at every attempt.
    expect(said).toEqual([
      '  ! PostgreSQL ended; starts again in 0.001 s',
      '  ! PostgreSQL does not start (no space left); starts again in 0.001 s',
      '  ✓ PostgreSQL runs again',
    ]);
  });
});
