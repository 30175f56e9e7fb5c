// Keeps children and servers running. What was ready once is started again for ever, a little later each time it dies
// soon again: whoever can make a program die must not be able to end the whole product. What never became ready ends the
// start, because the next attempt would not help either.
import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../errors.mjs';
import { closeLog, linesSince, openLog, sizeOf } from './logs.mjs';
import { endProcess } from './processes.mjs';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const HEALTHY_AFTER_MS = 60_000;

/** @typedef {{ next(now?: number): number }} Backoff */

/** How long to wait after a death: twice as long for each death of the last minute; after a minute of health as at first. */
export function createBackoff() {
  /** @type {number[]} */
  let deaths = [];
  return {
    next(now = Date.now()) {
      deaths = [...deaths.filter((at) => now - at < HEALTHY_AFTER_MS), now];
      return Math.min(FIRST_PAUSE_MS * 2 ** (deaths.length - 1), LONGEST_PAUSE_MS);
    },
  };
}

/** Says a thing once, not at every attempt of an hour. */
function unlessRepeated(say) {
  let last;
  return (text) => {
    if (text !== last) say(text);
    last = text;
  };
}

/**
 * A Node program that runs as a child. `whenReady(child)` answers when it serves; `onPid` hears of every new process. The
 * first start fails with the program's last words; after that it is kept running.
 * @param {{ name: string, program: string, args?: string[], nodeOptions?: string[], cwd?: string, env?: NodeJS.ProcessEnv, logFile: string,
 *   preload?: string, whenReady: (child: import('node:child_process').ChildProcess) => Promise<unknown>, onPid: (pid: number) => void,
 *   say: (text: string) => void, backoff?: Backoff }} options
 */
export function superviseChild({
  name,
  program,
  args = [],
  nodeOptions = [],
  cwd,
  env,
  logFile,
  preload,
  whenReady,
  onPid,
  say,
  backoff = createBackoff(),
}) {
  const tell = unlessRepeated(say);
  let child;
  let stopping = false;
  let everReady = false;

  const isOver = (started) => started.pid === undefined || started.exitCode !== null || started.signalCode !== null;

  async function launch() {
    const logFrom = sizeOf(logFile);
    const log = openLog(logFile);
    const started = fork(program, args, {
      cwd,
      env,
      execArgv: [...(preload ? ['--require', preload] : []), ...nodeOptions],
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeLog(log);
    child = started;
    const ended = new Promise((resolve) => {
      started.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
      // An error of a child that runs is a message or a signal that did not arrive; without a process it never began.
      started.on('error', (error) => started.pid === undefined && resolve(error.message));
    });
    void ended.then((how) => onEnd(started, how));
    if (started.pid !== undefined) onPid(started.pid);
    await Promise.race([
      whenReady(started),
      ended.then((how) => {
        throw new StartError(`${name} ended (${how}):\n${linesSince(logFile, logFrom)}\nIts log is ${logFile}.`);
      }),
    ]);
    everReady = true;
  }

  async function onEnd(started, how) {
    if (stopping || started !== child || !everReady) return;
    for (let why = `ended (${how})`; ;) {
      const pauseMs = backoff.next();
      tell(`  ! ${name} ${why}; starts again in ${pauseMs / 1000} s`);
      await sleep(pauseMs);
      // A new build may have taken its place meanwhile.
      if (stopping || started !== child) return;
      try {
        await launch();
        return tell(`  ✓ ${name} runs again`);
      } catch (error) {
        why = `cannot be started (${error.message.split('\n')[0]})`;
      }
      if (started !== child) {
        // One that hangs before it is ready is no better than one that died; its end brings the next attempt.
        if (!isOver(child)) await endProcess(child.pid);
        return;
      }
    }
  }

  return {
    name,
    start: launch,
    async stop() {
      stopping = true;
      if (child && !isOver(child)) await endProcess(child.pid, { timeoutMs: 12_000 });
    },
    /** Watch mode: a new build takes the place of the old. */
    async replace() {
      const old = child;
      child = undefined;
      if (old && !isOver(old)) await endProcess(old.pid, { timeoutMs: 12_000 });
      everReady = true;
      await launch();
    },
  };
}

/** @typedef {{ pid: number, isAlive(): boolean, stop(): Promise<unknown> }} Server */

/**
 * A database server in a session of its own, adopted or started; restarted on the same port when it dies.
 * @param {{ name: string, server: Server, restart: () => Promise<Server>, onPid: (pid: number) => void, say: (text: string) => void, backoff?: Backoff }} options
 */
export function superviseServer({ name, server, restart, onPid, say, backoff = createBackoff() }) {
  const tell = unlessRepeated(say);
  let current = server;
  let stopping = false;
  let restarting = Promise.resolve();
  // An adopted server is no child of ours, so its end is looked for, not waited for.
  let restartUnderway = false;
  const timer = setInterval(() => {
    if (!stopping && !restartUnderway && !current.isAlive()) restarting = bringBack();
  }, 100);

  async function bringBack() {
    restartUnderway = true;
    let why = 'ended';
    for (;;) {
      const pauseMs = backoff.next();
      tell(`  ! ${name} ${why}; starts again in ${pauseMs / 1000} s`);
      await sleep(pauseMs);
      if (stopping) return;
      try {
        current = await restart();
        break;
      } catch (error) {
        why = `does not start (${error.message.split('\n')[0]})`;
      }
    }
    restartUnderway = false;
    onPid(current.pid);
    tell(`  ✓ ${name} runs again`);
  }

  return {
    name,
    async stop() {
      stopping = true;
      clearInterval(timer);
      await restarting;
      await current.stop();
    },
  };
}
