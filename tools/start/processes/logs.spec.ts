import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { closeLog, linesSince, openLog, shorten, sizeOf } from './logs.mjs';
import { createProgress } from '../progress.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pft-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LIMIT = 1_000;
const line = (number: number): string => `${String(number).padStart(99)}\n`;

/** Writes as a program does, which keeps its log open, while it is shortened every few lines; the longest it has been. */
function writeThroughout(file: string, shortened: () => void): number {
  const log = openLog(file);
  if (log === 'ignore') throw new Error('no log');
  let longest = 0;
  for (let number = 0; number < 200; number += 1) {
    writeSync(log, line(number));
    longest = Math.max(longest, sizeOf(file));
    if (number % 5 === 4) shortened();
  }
  closeLog(log);
  return longest;
}

describe('a log', () => {
  it('stays short however much a program writes into it, and keeps the last lines', () => {
    const file = join(folder, 'web.log');
    const bound = LIMIT + 5 * line(0).length;
    expect(writeThroughout(file, () => shorten(folder, LIMIT))).toBeLessThanOrEqual(bound);
    expect(sizeOf(`${file}.1`)).toBeLessThanOrEqual(bound);
    const kept = readFileSync(`${file}.1`, 'utf8') + readFileSync(file, 'utf8');
    expect(kept.endsWith(line(198) + line(199))).toBe(true);
    // A hole would stand where the program was before the file was emptied.
    expect(kept).not.toContain('\0');
    // The same check sees that nobody shortens.
    expect(writeThroughout(join(folder, 'endless.log'), () => {})).toBeGreaterThan(bound);
  });

  it('is quoted from where a program began, and whole where it was emptied since', () => {
    const file = join(folder, 'web.log');
    const log = openLog(file);
    if (log === 'ignore') throw new Error('no log');
    writeSync(log, 'before\nsince\n');
    closeLog(log);
    expect(linesSince(file, 'before\n'.length)).toBe('since');
    expect(linesSince(file, 1_000)).toBe('before\nsince');
    expect(linesSince(join(folder, 'none.log'))).toBe('(no log)');
  });
});

it('ends nothing that what the starter says cannot be written', () => {
  const broken = (): Writable => new Writable({ write: (_, __, done) => done() });
  const out = broken();
  createProgress(out);
  const gone = new Error('write EPIPE');
  expect(() => out.emit('error', gone)).not.toThrow();
  expect(() => broken().emit('error', gone)).toThrow('write EPIPE');
});
