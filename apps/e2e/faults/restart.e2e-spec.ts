import { randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { LabSystem } from '../support/lab-system';
import {
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

const SECOND_START_LIMIT_MS = 10_000;
const WRITES_BEFORE_KILL = 60;

/** A machine that does other work meanwhile is slower by as much as it is overloaded. */
const limitMs = (): number => SECOND_START_LIMIT_MS * Math.max(1, (loadavg()[0] ?? 0) / cpus().length);

describe('the whole process group killed by kill -9', () => {
  let system: LabSystem;
  let person: Person;
  const acknowledged: Written[] = [];

  beforeAll(async () => {
    system = await LabSystem.start({ MONGOD_BINARY: '' });
    person = await register(system);
  }, 240_000);

  afterAll(async () => {
    stopWriting();
    await system?.stop();
  }, 60_000);

  /** Writes until the kill; what was not acknowledged by then may be there or not, but not twice. */
  async function writeUntilKilled(kill: () => Promise<void>): Promise<void> {
    let stopped = false;
    mayWrite();
    const writer = async (seed: number): Promise<void> => {
      const random = seeded(seed);
      while (!stopped) {
        const key = randomUUID();
        try {
          acknowledged.push(
            await writeUntilAcknowledged(system, person, key, someTransaction(random, key), performance.now() + 2_000),
          );
        } catch {
          // The kill came first.
        }
      }
    };
    const writers = Promise.all([1, 2, 3, 4].map(writer));
    const enough = acknowledged.length + WRITES_BEFORE_KILL;
    const until = performance.now() + 30_000;
    while (acknowledged.length < enough && performance.now() < until) await new Promise((next) => setTimeout(next, 20));
    await kill();
    stopped = true;
    stopWriting();
    await writers;
  }

  async function expectEverythingThere(): Promise<number> {
    const database = await system.database();
    const { rows } = await database.query<{ id: string; note: string }>(
      'select id, note from transactions.transaction',
    );
    await database.end();
    const there = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter(({ id }) => !there.has(id))).toEqual([]);
    expect(new Set(rows.map(({ note }) => note)).size).toBe(rows.length);
    return rows.length;
  }

  it('comes up again with every acknowledged row, in less than ten seconds', async () => {
    await writeUntilKilled(() => system.killGroup());
    const tookMs = await system.startAgain();
    const rows = await expectEverythingThere();
    figures(
      `process group killed: ${acknowledged.length} acknowledged, ${rows} there; ready again after ${(tookMs / 1000).toFixed(1)} s`,
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(WRITES_BEFORE_KILL);
    expect(tookMs).toBeLessThan(limitMs());
  }, 120_000);

  it('does so too when PostgreSQL was killed with it', async () => {
    await writeUntilKilled(async () => {
      const group = system.killGroup();
      system.kill('postgres');
      await group;
    });
    const tookMs = await system.startAgain();
    const rows = await expectEverythingThere();
    figures(
      `PostgreSQL killed with it: ${acknowledged.length} acknowledged, ${rows} there; ready again after ${(tookMs / 1000).toFixed(1)} s`,
    );
    expect(tookMs).toBeLessThan(limitMs());
    expect(Object.values(await system.verify()).flatMap(({ differences }) => differences)).toEqual([]);
  }, 120_000);
});
