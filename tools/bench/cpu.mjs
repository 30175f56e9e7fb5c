// Processor time of processes and their children, from /proc: unlike rates it hardly depends on what else the machine does.
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

function stat(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { parent: Number(fields[1]), ms: ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}

/** Milliseconds of processor time that each of the named processes has used so far, its children included. */
export function cpuMs(pids) {
  const all = new Map();
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) all.set(Number(pid), stat(pid));
  } catch {
    return {};
  }
  return Object.fromEntries(
    Object.entries(pids).map(([name, pid]) => {
      const own = all.get(pid)?.ms ?? NaN;
      const children = [...all.values()].filter((process) => process?.parent === pid);
      return [name, children.reduce((sum, { ms }) => sum + ms, own)];
    }),
  );
}
