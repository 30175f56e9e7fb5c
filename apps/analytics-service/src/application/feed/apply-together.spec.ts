import fc from 'fast-check';
import { AnalyticsInMemory, ChangeLogFake } from '../../../test/analytics-in-memory';
import { Household } from '../../../test/household';
import { MemoryStores } from '../../../test/memory-stores';
import { CountedStores, MortalStores, story } from '../../../test/watched-stores';
import type { ChangeStream } from './changes';

/** Several ledgers, each with a log of its own, and copies of the service that work on the same stores. */
class Town {
  readonly homes: Household[];
  readonly logs: ChangeLogFake[];
  readonly delivered: number[];

  constructor(
    count: number,
    readonly stores = new MemoryStores(),
  ) {
    this.homes = Array.from({ length: count }, () => new Household());
    this.logs = this.homes.map(({ ledgerId }) => new ChangeLogFake(ledgerId));
    this.delivered = this.homes.map(() => 0);
  }

  /** A copy of the service; the log is only for what it reads on. */
  copy(log = this.logs[0]): AnalyticsInMemory {
    return new AnalyticsInMemory(this.homes[0]?.ledgerId ?? '', this.stores, log);
  }

  async settings(copy: AnalyticsInMemory): Promise<void> {
    for (const [index, log] of this.logs.entries()) {
      log.commit('users', [(this.homes[index] as Household).user()]);
      await copy.apply('users', log.batch('users', 0));
    }
  }

  /** What one claim hands out. */
  claim(limit = 1_000): ChangeStream[] {
    return this.logs
      .map((log, index) => log.batch('transactions', this.delivered[index] ?? 0, limit))
      .filter(({ changes }) => changes.length > 0);
  }

  async take(copy: AnalyticsInMemory, isAcknowledged = true, limit?: number): Promise<ChangeStream[]> {
    const { applied, left } = await copy.applyChanges.together('transactions', this.claim(limit));
    for (const { ownerId, sequence } of applied)
      if (isAcknowledged) this.delivered[this.homes.findIndex(({ ledgerId }) => ledgerId === ownerId)] = sequence;
    return left;
  }

  async results(): Promise<object[]> {
    return Promise.all(
      this.homes.map(async ({ ledgerId }) => ({
        // From which change a month was computed depends on the parts in which they came.
        summaries: (await this.stores.summaries.range(ledgerId, '2000-01', '2099-12')).map((summary) => ({
          ...summary,
          sequence: null,
        })),
        thresholds: (await this.stores.alerts.list(ledgerId, { limit: 99, unreadOnly: false }))
          .filter(({ resolvedAt }) => resolvedAt === null)
          .map(({ threshold }) => threshold)
          .sort((a, b) => a - b),
        position: (await this.stores.reference.list(ledgerId, ['position'])).find(({ id }) => id === 'transactions'),
      })),
    );
  }
}

/** Each ledger by itself in stores that are new, all of it at once. */
async function smooth(town: Town): Promise<object[]> {
  const plain = new Town(0);
  for (const [index, log] of town.logs.entries()) {
    const alone = new AnalyticsInMemory((town.homes[index] as Household).ledgerId, plain.stores, log);
    await alone.takeIn();
    plain.homes.push(town.homes[index] as Household);
  }
  return plain.results();
}

const choices = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 12 });

describe('the ledgers of one claim', () => {
  it('come to the same as each alone, whichever copy of the service takes which part of them, some of it twice', async () => {
    const parts = fc.array(fc.record({ copy: fc.nat(1), limit: fc.integer({ min: 1, max: 6 }), lost: fc.boolean() }), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(choices, { minLength: 1, maxLength: 4 }), parts, async (seeds, steps) => {
        const town = new Town(seeds.length);
        const copies = [town.copy(), town.copy()];
        await town.settings(copies[0] as AnalyticsInMemory);
        const changes = seeds.map((seed, index) => story(town.homes[index] as Household, seed));
        for (const { copy, limit, lost } of steps) {
          for (const [index, log] of town.logs.entries())
            log.commit('transactions', changes[index]?.splice(0, limit) ?? []);
          await town.take(copies[copy] as AnalyticsInMemory, !lost);
        }
        for (const [index, log] of town.logs.entries()) log.commit('transactions', changes[index] ?? []);
        await town.take(copies[0] as AnalyticsInMemory);
        await town.take(copies[1] as AnalyticsInMemory);
        expect(await town.results()).toEqual(await smooth(town));
      }),
      { numRuns: 60 },
    );
  });

  it('cost as many statements as one, and fewer when their months are known', async () => {
    const stores = new CountedStores();
    const town = new Town(5, stores);
    const copy = town.copy();
    await town.settings(copy);
    for (const [index, log] of town.logs.entries()) {
      const home = town.homes[index] as Household;
      log.commit('transactions', [...home.beginnings(), ...(index === 0 ? [] : [home.budget('300')])]);
    }
    await town.take(copy);
    const spend = async (): Promise<string[]> => {
      for (const [index, log] of town.logs.entries()) {
        const home = town.homes[index] as Household;
        log.commit('transactions', [home.row('2026-03-14', '125', { categoryId: home.groceries })]);
      }
      stores.calls.length = 0;
      await town.take(copy);
      return stores.calls.filter((call) => call !== 'raiseOnce');
    };
    const [positions, settings] = ['ofLedgers', 'ofLedgers'];
    const [facts, months, summaries] = ['upsertNewer', 'ofMonths', 'putIfNewer'];
    const written = 'putIfNewer';
    expect(await spend()).toEqual([positions, settings, facts, months, summaries, 'ofBudgets', written]);
    expect(await spend()).toEqual([positions, facts, summaries, 'ofBudgets', written]);
    expect((await town.results()).map((each) => (each as { thresholds: number[] }).thresholds)).toEqual([
      [],
      [80],
      [80],
      [80],
      [80],
    ]);
  });

  it('have a month read again that another copy of the service has written meanwhile', async () => {
    const stores = new CountedStores();
    const town = new Town(1, stores);
    const [one, other] = [town.copy(), town.copy()];
    const [home, log] = [town.homes[0] as Household, town.logs[0] as ChangeLogFake];
    const reads = async (copy: AnalyticsInMemory, amount: string): Promise<boolean> => {
      log.commit('transactions', [home.row('2026-03-14', amount)]);
      stores.calls.length = 0;
      await town.take(copy);
      return stores.calls.includes('ofMonths');
    };
    expect(await reads(one, '1')).toBe(true);
    expect(await reads(one, '10')).toBe(false);
    expect(await reads(other, '100')).toBe(true);
    expect(await reads(one, '1000')).toBe(true);
    expect(await reads(one, '10000')).toBe(false);
    expect((await one.summary()).spending.toDecimal()).toBe('11111.00');
  });

  it('do not bring back a deleted row where an old change comes once more', async () => {
    const town = new Town(1);
    const copy = town.copy();
    const [home, log] = [town.homes[0] as Household, town.logs[0] as ChangeLogFake];
    const row = home.row('2026-03-14', '5');
    for (const change of [home.row('2026-03-01', '1'), row, home.deleted(row)]) {
      log.commit('transactions', [change]);
      await town.take(copy);
    }
    log.commit('transactions', [home.row('2026-03-15', '7')]);
    const late = log.logs.transactions.slice(1, 2);
    const claims = town.claim().map((batch) => ({ ...batch, changes: [...batch.changes, ...late] }));
    expect((await copy.applyChanges.together('transactions', claims)).left).toEqual([]);
    expect((await copy.summary()).spending.toDecimal()).toBe('8.00');
  });

  it('leave out one that has a fault, one that has to be rebuilt and one that is not all there, and change nothing of these', async () => {
    const town = new Town(4);
    const copy = town.copy();
    for (const [index, log] of town.logs.entries())
      log.commit('transactions', [(town.homes[index] as Household).row('2026-03-14', '5')]);
    await town.take(copy);
    const before = await town.results();
    const [faulty, restored, long, plain] = town.homes as [Household, Household, Household, Household];
    const [ofFaulty, ofRestored, ofLong, ofPlain] = town.logs as [
      ChangeLogFake,
      ChangeLogFake,
      ChangeLogFake,
      ChangeLogFake,
    ];
    ofFaulty.commit('transactions', [faulty.row('2026-03-14', '5', { type: 'gift' })]);
    ofRestored.commit('transactions', [restored.row('2026-03-14', '5')]);
    for (const change of ofRestored.logs.transactions) change.id = `other ${change.id}`;
    ofLong.commit('transactions', [long.row('2026-03-14', '5'), long.row('2026-03-14', '5')]);
    ofPlain.commit('transactions', [plain.row('2026-03-14', '5')]);
    const left = await town.take(copy, true, 1);
    expect(left.map(({ ownerId }) => ownerId)).toEqual([faulty, restored, long].map(({ ledgerId }) => ledgerId));
    const after = await town.results();
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(after[3]).toMatchObject({ position: { version: 2 }, summaries: [{ rows: 2 }] });
  });

  it('may meet a store that dies at any call, and come to the same when they come again', async () => {
    const seeds = [
      [0, 4, 8, 1, 6, 12],
      [200, 196, 192, 5, 9],
    ];
    let deaths = 0;
    for (let diesAt = 1; diesAt <= deaths + 1; diesAt += 1) {
      const mortal = new MortalStores(diesAt);
      const town = new Town(2, mortal);
      const copy = town.copy();
      const again = async (work: () => Promise<unknown>): Promise<void> => void (await work().catch(work));
      await again(() => town.settings(copy));
      const changes = seeds.map((seed, index) => story(town.homes[index] as Household, seed));
      while (changes.some(({ length }) => length > 0)) {
        for (const [index, log] of town.logs.entries()) log.commit('transactions', changes[index]?.splice(0, 5) ?? []);
        await again(() => town.take(copy));
      }
      mortal.isImmortal = true;
      expect(await town.results()).toEqual(await smooth(town));
      if (mortal.hasDied) deaths = diesAt;
    }
    expect(deaths).toBeGreaterThan(20);
  });
});
