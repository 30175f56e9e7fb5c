// Processor time and memory of processes, from /proc: unlike rates, processor time hardly depends on what else the machine does.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const MS_PER_TICK = 10;

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process is gone, or this is another system.
    return '';
  }
}

/** A process, and what its children that ended have used: PostgreSQL has one for each connection. */
function stat(pid) {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid, parent: Number(fields[1]), ms: ticks * MS_PER_TICK };
}

function processes() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => stat(Number(pid)));
  } catch {
    return [];
  }
}

/** Each name with its process and the children of that.
 * @param {Record<string, number>} pids */
function familiesOf(pids) {
  const all = processes();
  return Object.entries(pids).map(([name, pid]) => ({
    name,
    members: all.filter((process) => process.pid === pid || process.parent === pid),
  }));
}

/** Milliseconds of processor time that each of the named processes has used so far, and the bench itself as `client`.
 * @param {Record<string, number>} pids
 * @returns {Record<string, number>} */
export function cpuMs(pids) {
  const { user, system } = process.cpuUsage();
  const families = familiesOf(pids).map(({ name, members }) => [name, members.reduce((sum, { ms }) => sum + ms, 0)]);
  return { ...Object.fromEntries(families), client: (user + system) / 1000 };
}

/** Milliseconds of processor time that anybody on this machine has used. */
export function machineCpuMs() {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (read('/proc/stat').split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) * MS_PER_TICK;
}

/** Begins to watch; the answer says what was used since, by whom, and how many processors others had meanwhile.
 * @param {Record<string, number>} pids */
export function watchCpu(pids) {
  const [began, before, allBefore] = [performance.now(), cpuMs(pids), machineCpuMs()];
  return () => {
    const after = cpuMs(pids);
    const used = Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
    const ours = Object.values(used).reduce((sum, ms) => sum + ms, 0);
    return { used, foreign: Math.max(0, (machineCpuMs() - allBefore - ours) / (performance.now() - began)) };
  };
}

const megabytes = (text, field) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? NaN) / 1024;

/** Linux writes down the highest resident size of a process, and forgets it when told to. */
export const memory = {
  forget: (pid) => {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
    } catch {
      // Another system, or no right to it: then the figure is of the whole run.
    }
  },
  highestMb: (pid) => Math.round(megabytes(read(`/proc/${pid}/status`), 'VmHWM')),
};

/** Memory of a process, what it shares counted in parts. */
export const pssMb = (pid) => megabytes(read(`/proc/${pid}/smaps_rollup`), 'Pss') || 0;

/** Of each named process with its children.
 * @param {Record<string, number>} pids
 * @returns {Record<string, number>} */
export function pssOfEach(pids) {
  return Object.fromEntries(
    familiesOf(pids).map(({ name, members }) => [name, members.reduce((sum, { pid }) => sum + pssMb(pid), 0)]),
  );
}
