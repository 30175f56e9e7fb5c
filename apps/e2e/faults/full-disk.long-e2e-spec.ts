import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endProcess, isAlive } from '../../../tools/start/processes/processes.mjs';
import { LabSystem } from '../support/lab-system';
import {
  chosenSeed,
  figures,
  mayWrite,
  type Person,
  register,
  seeded,
  someTransaction,
  stopWriting,
  writeUntilAcknowledged,
  type Written,
} from './writers';

const root = resolve(__dirname, '../../..');
const DISK_MB = 160;
const FULL_MS = 15_000;

/** Only root may make a disk of its own; elsewhere the codes of the system are what the other tests know of it. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

describe('a disk that runs full under the product', () => {
  let system: LabSystem;
  let disk: string;
  let person: Person;
  const acknowledged: Written[] = [];
  const random = seeded(chosenSeed());

  beforeAll(async () => {
    if (!mayMount) return;
    mayWrite();
    system = await LabSystem.start({ MONGOD_BINARY: '' }, (directory) => {
      disk = directory;
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'tmpfs', directory]);
    });
    person = await register(system);
  });

  afterAll(async () => {
    stopWriting();
    if (!system) return;
    await endProcess(system.run.pid, { timeoutMs: 40_000 });
    execFileSync('umount', [disk]);
    await system.stop();
  });

  async function write(withinMs: number): Promise<void> {
    const key = randomUUID();
    acknowledged.push(
      await writeUntilAcknowledged(system, person, key, someTransaction(random, key), performance.now() + withinMs),
    );
  }

  const ballast = (): string => join(disk, 'ballast');

  /** Takes what is left, to the last block. */
  function fill(): void {
    const file = openSync(ballast(), 'a');
    for (const bytes of [1_000_000, 4_096, 1]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(bytes));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
    closeSync(file);
  }

  if (!mayMount) {
    it('needs root to be made', () => expect(mayMount).toBe(false));
    return;
  }

  it('ends nothing that does not come back, and loses nothing that was acknowledged', async () => {
    const starter = system.run.pid;
    for (let count = 0; count < 30; count += 1) await write(10_000);
    fill();
    const until = performance.now() + FULL_MS;
    let refused = 0;
    while (performance.now() < until) {
      await write(500).catch(() => (refused += 1));
      fill();
    }
    expect(isAlive(starter)).toBe(true);

    const second = spawnSync(process.execPath, ['tools/start/start.mjs'], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DATA_DIR: join(disk, 'second') },
    });
    expect(second.stdout).toMatch(/^The disk is full: .* could not be written\. Free some space and start again/m);
    expect(second.stdout).not.toMatch(/^ +at /m);
    expect(second.status).toBe(1);

    rmSync(ballast());
    const freed = performance.now();
    await write(60_000);
    figures(
      `full disk: ${acknowledged.length} acknowledged, ${refused} given up while it was full; written again ${((performance.now() - freed) / 1000).toFixed(1)} s after it was freed`,
    );
    const database = await system.database();
    const { rows } = await database.query<{ id: string }>('SELECT id FROM transactions.transaction');
    await database.end();
    const there = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter(({ id }) => !there.has(id))).toEqual([]);
    expect(isAlive(starter)).toBe(true);
    expect(Object.values(await system.verify()).flatMap(({ differences }) => differences)).toEqual([]);
  });
});
