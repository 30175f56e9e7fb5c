// The log files of children. A log that cannot be written, because the disk is full or the file is somebody else's, is done
// without: it never ends a start, nor keeps a program from being started again.
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const LIMIT_BYTES = 10 * 1024 * 1024;

/** What `stdio` takes: the open file, or nothing where there is none to be had. */
export function openLog(file) {
  try {
    return openSync(file, 'a');
  } catch {
    return 'ignore';
  }
}

export function closeLog(log) {
  if (typeof log === 'number') closeSync(log);
}

/** A log that has grown too long becomes the old one, at a start. */
export function rotate(file) {
  try {
    if (sizeOf(file) > LIMIT_BYTES) renameSync(file, `${file}.1`);
  } catch {
    // Then it goes on growing.
  }
}

export const sizeOf = (file) => (existsSync(file) ? statSync(file).size : 0);

/**
 * The last words of a program: what its last fatal line says, where there is one (a log line is JSON, and its error's
 * message is a sentence), else the last lines as they are.
 */
export function linesSince(file, from = 0, count = 20) {
  let lines;
  try {
    lines = readFileSync(file).subarray(from).toString().trim().split('\n');
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
