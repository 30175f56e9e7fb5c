import { LabSystem, type Victim } from '../support/lab-system';
import { figures, mayWrite, register, stopWriting } from './writers';

/** One more than the number that ended everything once. */
const DEATHS = 6;

describe('programs that are killed again and again within a minute', () => {
  let system: LabSystem;

  beforeAll(async () => {
    mayWrite();
    system = await LabSystem.start({ MONGOD_BINARY: '' });
  }, 240_000);

  afterAll(async () => {
    stopWriting();
    await system?.stop();
  }, 60_000);

  /** The next process of a program, and people served by it. */
  async function untilServedAgain(victim: Victim, killed: number): Promise<void> {
    for (const until = performance.now() + 60_000; ;) {
      if (performance.now() > until) throw new Error(`${victim} did not come back:\n${system.said}`);
      await new Promise((next) => setTimeout(next, 100));
      if (system.run.pids[victim] === killed) continue;
      const served = await register(system).catch(() => undefined);
      if (served) return;
    }
  }

  it.each<Victim>(['user-service', 'postgres'])('%s serves again after every death', async (victim) => {
    const starter = system.run.pid;
    const began = performance.now();
    for (let death = 0; death < DEATHS; death += 1) await untilServedAgain(victim, system.kill(victim));
    figures(`${victim} died ${DEATHS} times within ${((performance.now() - began) / 1000).toFixed(0)} s, and serves`);
    expect(system.run.pid).toBe(starter);
    expect(Object.values(await system.verify()).flatMap(({ differences }) => differences)).toEqual([]);
  });
});
