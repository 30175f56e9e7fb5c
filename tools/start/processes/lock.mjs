// One start at a time on a data folder. The lock is a file `start.<n>.lock` with the process that made it; it counts while
// that process lives, and is never removed by it: a later start makes the next number and then removes the smaller ones. So
// no file is removed that somebody may just be taking over, and of any number of starts at one moment exactly one wins.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, isAlive, startOf } from './processes.mjs';

const NAME = /^start\.(\d+)\.lock$/;
/** A file that stays empty for longer was left by a start that was killed while it wrote it. */
const WRITTEN_WITHIN_MS = 1_000;

const numbersIn = (directory) =>
  readdirSync(directory)
    .map((name) => Number(NAME.exec(name)?.[1] ?? 0))
    .filter(Boolean);

const lockFile = (directory, number) => join(directory, `start.${number}.lock`);

function ownerOf(file) {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) ? { pid, began } : undefined;
  } catch {
    return undefined;
  }
}

const lives = (owner) =>
  owner !== undefined && isAlive(owner.pid) && (!owner.began || [owner.began, ''].includes(startOf(owner.pid)));

const isEmpty = (file) => {
  try {
    return readFileSync(file, 'utf8') === '';
  } catch {
    return false;
  }
};

/** The process that runs on this folder, or undefined.
 * @param {string} directory
 * @returns {Promise<number | undefined>} */
export async function holderOf(directory, numbers = numbersIn(directory)) {
  for (const number of numbers) {
    const file = lockFile(directory, number);
    const until = Date.now() + WRITTEN_WITHIN_MS;
    while (isEmpty(file) && Date.now() < until) await sleep(20);
    const owner = ownerOf(file);
    if (owner && lives(owner)) return owner.pid;
  }
  // Version 0.1 made no lock; its process stands in run.json alone, without the moment when it began.
  const first = ownerOf(join(directory, 'run.json'));
  const isFirst = first && first.began === undefined && isAlive(first.pid);
  return isFirst && commandOf(first.pid).includes('start.mjs') ? first.pid : undefined;
}

/** Takes the folder for this process; answers undefined, or the process that has it.
 * @param {string} directory
 * @returns {Promise<number | undefined>} */
export async function takeLock(directory) {
  const owner = JSON.stringify({ pid: process.pid, began: startOf(process.pid) });
  for (;;) {
    // The next number is that of the files which were looked at; one that appeared since makes it a taken one.
    const seen = numbersIn(directory);
    const holder = await holderOf(directory, seen);
    if (holder !== undefined) return holder;
    const number = Math.max(0, ...seen) + 1;
    const file = lockFile(directory, number);
    try {
      writeFileSync(file, owner, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if (error.code === 'EEXIST') continue;
      if (error.code !== undefined && isEmpty(file)) rmSync(file, { force: true });
      throw error;
    }
    // Somebody with a larger number began from files that are gone by now: theirs is the folder, or was.
    const others = numbersIn(directory).filter((other) => other !== number);
    if (others.some((other) => other > number)) {
      rmSync(file, { force: true });
      continue;
    }
    for (const other of others) rmSync(lockFile(directory, other), { force: true });
    return undefined;
  }
}
