// Keeps children and servers running: what dies is started again, a little later each time, and when one dies five times
// in a minute the whole start ends, because the next attempt would not help either.
import { fork } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess } from './processes.mjs';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const DEATHS_A_MINUTE = 5;

export const lastLines = (file, count = 20) =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '(no log)';

/** When to try again after a death, or not at all. */
export function createBackoff() {
  let deaths = [];
  return {
    /** The pause before the next attempt in ms; undefined when it died too often. */
    next(now = Date.now()) {
      deaths = [...deaths.filter((at) => now - at < 60_000), now];
      if (deaths.length >= DEATHS_A_MINUTE) return undefined;
      return Math.min(FIRST_PAUSE_MS * 2 ** (deaths.length - 1), LONGEST_PAUSE_MS);
    },
  };
}

/**
 * A Node program that runs as a child. `isReady(child)` answers when it serves; `onPid` hears of every new process;
 * `onHopeless` of the death after which no restart is tried.
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
  onHopeless,
  say,
}) {
  const backoff = createBackoff();
  let child;
  let stopping = false;
  let everReady = false;

  async function launch() {
    const log = openSync(logFile, 'a');
    const logFrom = statSync(logFile).size;
    const started = fork(program, args, {
      cwd,
      env,
      execArgv: ['--require', preload, ...nodeOptions],
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    child = started;
    started.once('error', () => {});
    started.once('exit', (code, signal) => void onExit(started, code, signal));
    onPid(started.pid);
    const ended = new Promise((_, reject) =>
      started.once('exit', (code, signal) =>
        reject(
          new Error(
            `${name} ended (${signal ?? `code ${code}`}):\n${readFileSync(logFile, 'utf8').slice(logFrom).trim().split('\n').slice(-20).join('\n')}`,
          ),
        ),
      ),
    );
    ended.catch(() => {});
    await Promise.race([whenReady(started), ended]);
    everReady = true;
  }

  async function onExit(started, code, signal) {
    if (stopping || started !== child || !everReady) return;
    const pauseMs = backoff.next();
    if (pauseMs === undefined) return onHopeless(name, lastLines(logFile));
    say(`  ! ${name} ended (${signal ?? `code ${code}`}); starts again in ${pauseMs / 1000} s`);
    await sleep(pauseMs);
    if (stopping) return;
    await launch().then(
      () => say(`  ✓ ${name} runs again`),
      () => {},
    );
  }

  return {
    name,
    start: launch,
    async stop() {
      stopping = true;
      if (child && child.exitCode === null && child.signalCode === null)
        await endProcess(child.pid, { timeoutMs: 12_000 });
    },
    /** Watch mode: a new build takes the place of the old. */
    async replace() {
      const old = child;
      child = undefined;
      if (old && old.exitCode === null && old.signalCode === null) await endProcess(old.pid, { timeoutMs: 12_000 });
      everReady = true;
      await launch();
    },
  };
}

/** A database server in a session of its own, adopted or started; restarted on the same port when it dies. */
export function superviseServer({ name, server, restart, onPid, onHopeless, logFile, say }) {
  const backoff = createBackoff();
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
    while (!stopping) {
      const pauseMs = backoff.next();
      if (pauseMs === undefined) return onHopeless(name, lastLines(logFile));
      say(`  ! ${name} ended; starts again in ${pauseMs / 1000} s`);
      await sleep(pauseMs);
      if (stopping) return;
      try {
        current = await restart();
        break;
      } catch (error) {
        say(`  ! ${name} does not start: ${error.message.split('\n')[0]}`);
      }
    }
    restartUnderway = false;
    onPid(current.pid);
    say(`  ✓ ${name} runs again`);
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
