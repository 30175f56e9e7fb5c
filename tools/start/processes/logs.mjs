// The log files of children. A log that cannot be written, because the disk is full or the file is somebody else's, is done
// without: it never ends a start, nor keeps a program from being started again.
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';

const LIMIT_BYTES = 10 * 1024 * 1024;

/** What `stdio` takes: the open file, or nothing where there is none to be had.
 * @param {string} file */
export function openLog(file) {
  try {
    return openSync(file, 'a');
  } catch {
    return 'ignore';
  }
}

/** @param {number | 'ignore'} log */
export function closeLog(log) {
  if (typeof log === 'number') closeSync(log);
}

/**
 * What is too long becomes the old log, and the log begins anew: whoever sends requests writes lines, and must not be able
 * to fill the disk with them. The programs append to the open file, so it is emptied, not renamed; a line written in
 * between may be lost.
 */
export function shorten(directory, limitBytes = LIMIT_BYTES) {
  for (const name of existsSync(directory) ? readdirSync(directory) : []) {
    const file = join(directory, name);
    if (!name.endsWith('.log') || sizeOf(file) <= limitBytes) continue;
    try {
      copyFileSync(file, `${file}.1`);
    } catch {
      // A full disk has no place for the old log.
    }
    try {
      truncateSync(file);
    } catch {
      // Somebody else's file goes on growing.
    }
  }
}

/** @param {string} file */
export const sizeOf = (file) => (existsSync(file) ? statSync(file).size : 0);

/**
 * The last words of a program: what its last fatal line says, where there is one (a log line is JSON, and its error's
 * message is a sentence), else the last lines as they are.
 */
export function linesSince(file, from = 0, count = 20) {
  let lines;
  try {
    const text = readFileSync(file);
    lines = text
      .subarray(from <= text.length ? from : 0)
      .toString()
      .trim()
      .split('\n');
  } catch {
    return '(no log)';
  }
  const fatal = lines.map(fatalMessage).findLast(Boolean);
  return fatal ?? lines.slice(-count).join('\n');
}

const FATAL = 60;

function fatalMessage(line) {
  try {
    const { level, err, message } = JSON.parse(line);
    return level === FATAL ? err?.message || message : undefined;
  } catch {
    return undefined;
  }
}
