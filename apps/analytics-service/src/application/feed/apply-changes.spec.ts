import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import { AnalyticsInMemory, ChangeLogFake } from '../../../test/analytics-in-memory';
import { Household } from '../../../test/household';
import { MemoryStores } from '../../../test/memory-stores';
import { MortalStores, onEachCall, story } from '../../../test/watched-stores';
import type { ReferenceRecord } from '../ledger/reference-data';
import { STREAM_NAMES, type StreamName } from './changes';
import { PROJECTION } from './projection';

const choices = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 20 });

function begin(seed: readonly number[], home = new Household()): AnalyticsInMemory {
  const analytics = new AnalyticsInMemory(home.ledgerId);
  analytics.log.commit('users', [home.user()]);
  analytics.log.commit('transactions', story(home, seed));
  return analytics;
}

async function result(analytics: AnalyticsInMemory) {
  return { summary: await analytics.summary(), thresholds: await analytics.thresholds() };
}

describe('taking in changes', () => {
  it('gives the same totals and alerts in one batch as in many, some of them twice, late or in another order', async () => {
    await fc.assert(
      fc.asyncProperty(choices, fc.array(fc.nat(), { maxLength: 12 }), fc.boolean(), async (seed, cuts, reversed) => {
        const home = new Household();
        const smooth = begin(seed, home);
        await smooth.apply('users', smooth.log.batch('users', 0));
        await smooth.apply('transactions', smooth.log.batch('transactions', 0));

        const rough = new AnalyticsInMemory(home.ledgerId, new MemoryStores(), smooth.log);
        const head = smooth.log.logs.transactions.length;
        let delivered = 0;
        for (const cut of [...cuts, head, head]) {
          const batch = rough.log.batch('transactions', delivered, 1 + (cut % head));
          const changes = reversed ? [...batch.changes].reverse() : batch.changes;
          const { sequence } = await rough.apply('transactions', { ...batch, changes });
          // Now and then an acknowledgement is lost.
          if (cut % 3 !== 0) delivered = sequence;
        }
        await rough.apply('transactions', rough.log.batch('transactions', delivered));
        await rough.apply('users', rough.log.batch('users', 0));
        await rough.apply('users', rough.log.batch('users', 0));
        expect((await result(rough)).summary).toEqual((await result(smooth)).summary);
      }),
      { numRuns: 60 },
    );
  });

  it('may die at any call to a store, and changes nothing when it begins again', async () => {
    const home = new Household();
    const seed = [0, 4, 8, 1, 6, 12, 3, 200, 196];
    const smooth = begin(seed, home);
    await smooth.apply('users', smooth.log.batch('users', 0));
    await smooth.apply('transactions', smooth.log.batch('transactions', 0));
    const expected = await result(smooth);
    expect(expected.thresholds).toEqual([80, 100]);

    let deaths = 0;
    for (let diesAt = 1; diesAt <= deaths + 1; diesAt += 1) {
      const mortal = new MortalStores(diesAt);
      const analytics = new AnalyticsInMemory(home.ledgerId, mortal, smooth.log);
      for (const stream of ['users', 'transactions'] as const) {
        const batch = analytics.log.batch(stream, 0);
        await analytics.apply(stream, batch).catch(() => analytics.apply(stream, batch));
      }
      mortal.isImmortal = true;
      expect(await result(analytics)).toEqual(expected);
      if (mortal.hasDied) deaths = diesAt;
    }
    expect(deaths).toBeGreaterThan(10);
  });

  it('does not raise alerts again, nor forget that they were read, when a ledger is rebuilt', async () => {
    const analytics = begin([200, 196, 192]);
    await analytics.apply('users', analytics.log.batch('users', 0));
    await analytics.apply('transactions', analytics.log.batch('transactions', 0));
    const [alert] = await analytics.stores.alerts.list(analytics.ledgerId, { limit: 9, unreadOnly: false });
    const readAt = new Date();
    await analytics.stores.alerts.mark(analytics.ledgerId, alert?.id ?? '', { readAt });
    const before = await result(analytics);

    // The same changes under other ids: a store that was restored from a copy.
    const restored = new ChangeLogFake(analytics.ledgerId);
    restored.commit('transactions', analytics.log.logs.transactions);
    for (const change of restored.logs.transactions) change.id = `other ${change.id}`;
    const rebuilt = new AnalyticsInMemory(analytics.ledgerId, analytics.stores, restored);
    const head = restored.logs.transactions.length;
    const applied = await rebuilt.apply('transactions', restored.batch('transactions', head));
    expect(applied).toMatchObject({ rebuilt: true, sequence: head });
    expect(await result(rebuilt)).toEqual(before);
    expect(rebuilt.bell.rings).toBe(0);
    expect((await rebuilt.stores.alerts.get(rebuilt.ledgerId, alert?.id ?? ''))?.readAt).toEqual(readAt);
  });

  it('rebuilds a ledger that was filled by another projection, and keeps the marks of its alerts', async () => {
    const analytics = begin([200, 196, 192]);
    const { reference, summaries, alerts } = analytics.stores;
    const follow = async (delivered: Record<StreamName, number>) => {
      const rebuilt: StreamName[] = [];
      for (const stream of STREAM_NAMES) {
        const applied = await analytics.apply(stream, analytics.log.batch(stream, delivered[stream]));
        if (applied.rebuilt) rebuilt.push(stream);
      }
      return rebuilt;
    };
    await follow({ users: 0, transactions: 0 });
    const before = await result(analytics);
    const [alert] = await alerts.list(analytics.ledgerId, { limit: 9, unreadOnly: false });
    const readAt = new Date();
    await alerts.mark(analytics.ledgerId, alert?.id ?? '', { readAt });
    const heads = { users: 1, transactions: analytics.log.logs.transactions.length };

    const replace = async (body: (known: ReferenceRecord['body']) => ReferenceRecord['body']): Promise<void> => {
      const positions = await reference.list(analytics.ledgerId, ['position']);
      await reference.clear(analytics.ledgerId, ['position']);
      await reference.putIfNewer(positions.map((position) => ({ ...position, body: body(position.body) })));
      await summaries.clear(analytics.ledgerId);
    };
    // What was stored before there were versions is of the first one, which is another too.
    await replace(({ id }) => ({ id }));
    expect(await follow(heads)).toEqual(['transactions', 'users']);
    expect(await result(analytics)).toEqual(before);

    await replace((known) => known);
    expect(await follow(heads)).toEqual([]);
    expect((await analytics.summary()).count).toBe(0);

    await replace(({ id }) => ({ id, projection: PROJECTION - 1 }));
    expect(await follow(heads)).toEqual(['transactions', 'users']);
    expect(await result(analytics)).toEqual(before);
    expect((await alerts.get(analytics.ledgerId, alert?.id ?? ''))?.readAt).toEqual(readAt);
    expect(await follow(heads)).toEqual([]);
  });

  it('counts a refund as spending with a minus, by the kind of a category that came with it or long before', async () => {
    const home = new Household();
    const analytics = new AnalyticsInMemory(home.ledgerId);
    const refund = home.row('2026-03-14', '150', { type: 'income', categoryId: home.groceries });
    const follow = (delivered: number) =>
      analytics.apply('transactions', analytics.log.batch('transactions', delivered));
    analytics.log.commit('users', [home.user()]);
    await analytics.apply('users', analytics.log.batch('users', 0));
    analytics.log.commit('transactions', [...home.beginnings(), refund, home.budget('100')]);
    const { sequence } = await follow(0);
    expect((await analytics.summary()).spending.toDecimal()).toBe('-150.00');
    expect(await analytics.thresholds()).toEqual([]);

    analytics.log.commit('transactions', [home.row('2026-03-15', '250', { categoryId: home.groceries })]);
    await follow(sequence);
    const { income, spending, net, byCategory } = await analytics.summary();
    expect([income, spending, net].map((each) => each.toDecimal())).toEqual(['0.00', '100.00', '-100.00']);
    expect(byCategory).toMatchObject([{ categoryId: home.groceries, kind: 'expense', share: 1, count: 2 }]);
    expect(await analytics.thresholds()).toEqual([80, 100]);
  });

  it('shows a rebuilt month anew even where it was computed from a change of the same number', async () => {
    const home = new Household();
    const analytics = new AnalyticsInMemory(home.ledgerId);
    analytics.log.commit('transactions', [home.row('2026-03-01', '1')]);
    await analytics.apply('transactions', analytics.log.batch('transactions', 0));
    expect((await analytics.summary()).spending.toDecimal()).toBe('1.00');
    analytics.log.logs.transactions.length = 0;
    analytics.log.commit('transactions', [home.row('2026-03-01', '2')]);
    await analytics.apply('transactions', analytics.log.batch('transactions', 0));
    expect((await analytics.summary()).spending.toDecimal()).toBe('2.00');
  });

  it('reads on where a backlog is longer than one claim, before it computes', async () => {
    const home = new Household();
    const analytics = new AnalyticsInMemory(home.ledgerId);
    const rows = Array.from({ length: 10_500 }, () => home.row('2026-03-01', '0.01'));
    analytics.log.commit('transactions', rows);
    const applied = await analytics.apply('transactions', analytics.log.batch('transactions', 0, 10));
    expect(applied).toMatchObject({ sequence: 10_500, changes: 10_500, rebuilt: false });
    expect((await analytics.summary()).spending.toDecimal()).toBe('105.00');
  });

  it('evaluates with settings that the other feed brought while a backlog was read', async () => {
    const home = new Household();
    const analytics = new AnalyticsInMemory(home.ledgerId);
    const spent = home.row('2026-03-02', '290', { categoryId: home.groceries });
    analytics.log.commit('users', [home.user()]);
    analytics.log.commit('transactions', [...home.beginnings(), home.budget('300')]);
    await analytics.apply('transactions', analytics.log.batch('transactions', 0));
    const before = analytics.log.logs.transactions.length;
    analytics.log.commit('transactions', [spent]);
    const { ofMonths } = analytics.stores.facts;
    analytics.stores.facts.ofMonths = async (...wanted) => {
      await analytics.apply('users', analytics.log.batch('users', 0));
      return ofMonths.apply(analytics.stores.facts, wanted);
    };
    await analytics.apply('transactions', analytics.log.batch('transactions', before));
    expect(await analytics.thresholds()).toEqual([80]);
  });

  it('raises an alert on the day a period begins, for rows that were entered ahead', async () => {
    const home = new Household();
    const analytics = new AnalyticsInMemory(home.ledgerId);
    const ahead = home.row('2026-04-01', '299', { categoryId: home.food });
    analytics.log.commit('users', [home.user(1, { timeZone: 'Pacific/Kiritimati' })]);
    analytics.log.commit('transactions', [...home.beginnings(), home.budget('300'), ahead]);
    await analytics.apply('users', analytics.log.batch('users', 0));
    await analytics.apply('transactions', analytics.log.batch('transactions', 0));
    const sweep = () => analytics.sweepAlerts.execute(new AbortController().signal);
    await sweep();
    expect(await analytics.thresholds()).toEqual([]);
    // Still March in Greenwich, already April on Kiritimati.
    analytics.clock.instant = '2026-03-31T11:00:00Z';
    await sweep();
    await sweep();
    expect(await analytics.thresholds()).toEqual([80]);
  });

  it('looks again on the same day where the owner’s settings are others', async () => {
    const home = new Household();
    const analytics = new AnalyticsInMemory(home.ledgerId);
    const spent = home.row('2026-02-20', '290', { categoryId: home.groceries });
    analytics.log.commit('users', [home.user()]);
    analytics.log.commit('transactions', [...home.beginnings(), home.budget('300'), spent]);
    await analytics.apply('users', analytics.log.batch('users', 0));
    await analytics.apply('transactions', analytics.log.batch('transactions', 0));
    const sweep = () => analytics.sweepAlerts.execute(new AbortController().signal);
    await sweep();
    expect(await analytics.thresholds()).toEqual([]);
    // Stored, but not evaluated: as if the row had come in at the same moment.
    const [user] = await analytics.stores.reference.list(home.ledgerId, ['user']);
    const settings = { ...user?.body, firstDayOfMonth: 20 };
    await analytics.stores.reference.putIfNewer(user ? [{ ...user, version: 2, body: settings }] : []);
    await sweep();
    expect(await analytics.thresholds()).toEqual([80]);
  });
});

describe('the two feeds at the same moment', () => {
  /** Over its threshold, with the alert raised; only the alert is carried into other stores. */
  async function household() {
    const home = new Household();
    const before = new AnalyticsInMemory(home.ledgerId);
    const spent = home.row('2026-03-14', '290', { categoryId: home.groceries });
    before.log.commit('users', [home.user()]);
    before.log.commit('transactions', [...home.beginnings(), home.budget('300'), spent]);
    for (const stream of STREAM_NAMES) await before.apply(stream, before.log.batch(stream, 0));
    return {
      home,
      log: before.log,
      alerts: await before.stores.alerts.list(home.ledgerId, { limit: 10, unreadOnly: false }),
    };
  }

  it('leave what was raised as it is, wherever one is while the other one works', async () => {
    const { home, log, alerts } = await household();
    expect(alerts).not.toEqual([]);
    for (let ofUsers = 0; ofUsers < 10; ofUsers++)
      for (let ofTransactions = 0; ofTransactions < 12; ofTransactions++) {
        const stores = new HaltingStores({ users: ofUsers, transactions: ofTransactions });
        await stores.alerts.put(alerts);
        const analytics = new AnalyticsInMemory(home.ledgerId, stores, log);
        const take = (stream: StreamName) =>
          stores.feed.run(stream, () => analytics.apply(stream, log.batch(stream, 0)));
        const both = [take('transactions'), take('users')];
        await stores.letOn('transactions');
        await stores.letOn('users');
        await Promise.all(both);
        const kept = await stores.alerts.list(home.ledgerId, { limit: 10, unreadOnly: false });
        expect({ ofUsers, ofTransactions, kept }).toEqual({ ofUsers, ofTransactions, kept: alerts });
      }
  });
});

/** Stores that hold each feed before one of its calls, until it is let on. */
class HaltingStores extends MemoryStores {
  readonly feed = new AsyncLocalStorage<StreamName>();
  private readonly gates = { users: gate(), transactions: gate() };
  private readonly calls = { users: 0, transactions: 0 };

  constructor(haltBefore: Record<StreamName, number>) {
    super();
    onEachCall(this, async (_name, call) => {
      const feed = this.feed.getStore();
      if (feed && this.calls[feed]++ === haltBefore[feed]) await this.gates[feed].opened;
      return call();
    });
  }

  /** After everybody else has come as far as they get, and until this feed has. */
  async letOn(feed: StreamName): Promise<void> {
    await quiet();
    this.gates[feed].open();
    await quiet();
  }
}

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

/** Nothing in memory takes a timer, so a turn of the loop is all that anybody needs to get as far as they can. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
