// Small facts about processes and ports that every server here needs.
import { randomInt } from 'node:crypto';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @param {number} pid */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The command line of a process, or '' where it is gone or the system does not tell.
 * @param {number} pid */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/**
 * When a process began, as its system tells it, so that a number that was given to another one since is not taken for it;
 * '' where it is gone or the system does not tell.
 */
export function startOf(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The program's name, in brackets, may hold spaces; the ticks since the machine's start are the 20th word after it.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
    } catch {
      return '';
    }
  }
  return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
}

/** @param {number} pid
 * @param {number} timeoutMs */
export async function waitForEnd(pid, timeoutMs) {
  const until = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}

/** Ends a process by the first signal, and by the second when it takes too long.
 * @param {number} pid
 * @param {{ signal?: NodeJS.Signals, timeoutMs?: number, last?: NodeJS.Signals }} [options] */
export async function endProcess(pid, { signal = 'SIGTERM', timeoutMs = 10_000, last = 'SIGKILL' } = {}) {
  for (const [name, wait] of /** @type {[NodeJS.Signals, number][]} */ ([
    [signal, timeoutMs],
    [last, 5_000],
  ])) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    if (await waitForEnd(pid, wait)) return;
  }
}

/** A loopback port that nobody listens on at this moment. */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether a port can be listened on, by name or by any address of this machine.
 * @param {number} port */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/**
 * Ports that no system gives to outgoing connections (Linux begins at 32768, others at 49152): what is free here a moment
 * ago is not taken by a connection of the product's own.
 */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;
const handedOut = new Set();

/** A port that nobody listens on, handed out once only; `spokenFor` will be listened on by others, though not yet.
 * @param {readonly number[]} spokenFor */
export async function freePort(spokenFor = []) {
  const count = HIGHEST_PORT - LOWEST_PORT;
  const first = randomInt(count);
  for (let step = 0; step < count; step += 1) {
    const port = LOWEST_PORT + ((first + step) % count);
    if (handedOut.has(port) || spokenFor.includes(port)) continue;
    handedOut.add(port);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No port between ${LOWEST_PORT} and ${HIGHEST_PORT} is free.`);
}
