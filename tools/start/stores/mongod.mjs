// A mongod of the machine's owner (MONGOD_BINARY), as a single node in a session of its own on a loopback port.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../errors.mjs';
import { closeLog, linesSince, openLog } from '../processes/logs.mjs';
import { commandOf, endProcess, freePort, isAlive } from '../processes/processes.mjs';

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The mongod to use: MONGOD_BINARY, or (where `onPath`) the first one on PATH; undefined when there is none. */
export function findMongod({ onPath = true } = {}) {
  const named = process.env.MONGOD_BINARY;
  if (named) {
    if (!isProgram(named)) throw new StartError(`MONGOD_BINARY names ${named}, which is no program that can be run.`);
    return named;
  }
  if (!onPath) return undefined;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'mongod'))
    .find(isProgram);
}

export function mongodVersion(binary) {
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return /db version v(\S+)/.exec(stdout ?? '')?.[1] ?? 'unknown';
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const lockedBy = (directory) => {
  try {
    return Number(readFileSync(join(directory, 'mongod.lock'), 'utf8').trim());
  } catch {
    return undefined;
  }
};

/**
 * Starts mongod on a data folder, or adopts the one left running there. Returns `{ url, pid, port, adopted, isAlive(), stop() }`.
 * @param {{ binary: string, directory: string, port?: number, logFile?: string, strictPort?: boolean, spokenFor?: number[] }} options
 */
export async function startMongod({
  binary,
  directory,
  port,
  logFile = `${directory}.log`,
  strictPort = false,
  spokenFor = [],
}) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const server = (pid, at, adopted) => ({
    pid,
    port: at,
    adopted,
    // journal=true: an acknowledged write is in the journal, so that kill -9 loses nothing.
    url: `mongodb://127.0.0.1:${at}/analytics?journal=true`,
    isAlive: () => isAlive(pid),
    stop: () => endProcess(pid, { signal: 'SIGTERM', timeoutMs: 20_000 }),
  });
  const left = lockedBy(directory);
  if (left && isAlive(left) && commandOf(left).includes(directory)) {
    const at = Number(/--port (\d+)/.exec(commandOf(left))?.[1]);
    if (at && (await accepts(at))) return server(left, at, true);
    await endProcess(left);
  }
  let at = port ?? (await freePort(spokenFor));
  for (let attempt = 1; ; attempt += 1) {
    const log = openLog(logFile);
    const child = spawn(
      binary,
      [
        '--dbpath',
        directory,
        '--port',
        String(at),
        '--bind_ip',
        '127.0.0.1',
        '--wiredTigerCacheSizeGB',
        '0.25',
        '--nounixsocket',
      ],
      { cwd: directory, detached: true, stdio: ['ignore', log, log] },
    );
    closeLog(log);
    let ended = false;
    child.once('exit', () => (ended = true));
    child.once('error', () => (ended = true));
    child.unref();
    const until = Date.now() + 60_000;
    while (!ended && Date.now() < until) {
      if (await accepts(at)) {
        // Somebody else may have taken the port first: then our child is about to end.
        await sleep(50);
        if (!ended && child.pid !== undefined) return server(child.pid, at, false);
      }
      await sleep(30);
    }
    if (!ended && child.pid !== undefined) await endProcess(child.pid);
    if (attempt === 5) throw new StartError(`mongod does not start:\n${linesSince(logFile)}\nIts log is ${logFile}.`);
    if (!strictPort) at = await freePort(spokenFor);
  }
}
