import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { AnalyticsInMemory } from '../../../test/analytics-in-memory';
import { Household } from '../../../test/household';
import { MemoryStores } from '../../../test/memory-stores';
import { sampleAlert as alert } from '../../../test/sample-alert';
import { CarryAlerts } from './carry-alerts';

describe('alerts on the way to another store', () => {
  const readAt = new Date('2026-03-14T13:00:00Z');

  it('are all carried over, of every ledger and over many pages, as they were', async () => {
    const [old, next] = [new MemoryStores().alerts, new MemoryStores().alerts];
    const [one, other] = [randomUUID(), randomUUID()];
    const alerts = Array.from({ length: 1_000 }, (_, index) =>
      alert({ ledgerId: index % 3 ? one : other, readAt: index % 2 ? readAt : null }),
    );
    await old.put(alerts);
    const carry = new CarryAlerts(next);
    expect(await carry.execute(old)).toBe(1_000);
    expect(await carry.execute(old)).toBe(1_000);
    expect(await next.all(undefined, 2_000)).toEqual(await old.all(undefined, 2_000));
    expect(await carry.execute(new MemoryStores().alerts)).toBe(0);
  });

  it('take the place of what the other store remembers of them, and leave its others alone', async () => {
    const [old, next] = [new MemoryStores().alerts, new MemoryStores().alerts];
    const [stale, raisedAgain, other] = [alert(), alert(), alert()];
    await next.put([stale, raisedAgain, other]);
    const arriving = [
      { ...stale, readAt },
      { ...raisedAgain, id: uuidv7(), readAt },
    ];
    await old.put(arriving);
    await new CarryAlerts(next).execute(old);
    const found = await next.all(undefined, 9);
    expect(found).toHaveLength(3);
    expect(found).toEqual(expect.arrayContaining([...arriving, other]));
  });

  it('are not raised a second time when the feeds fill the other store', async () => {
    const home = new Household();
    const old = new AnalyticsInMemory(home.ledgerId);
    const follow = async (analytics: AnalyticsInMemory): Promise<void> => {
      for (const stream of ['users', 'transactions'] as const) {
        await analytics.apply(stream, analytics.log.batch(stream, 0));
      }
    };
    old.log.commit('users', [home.user()]);
    const spent = home.row('2026-03-02', '90', { categoryId: home.groceries });
    old.log.commit('transactions', [...home.beginnings(), home.budget('100'), spent]);
    await follow(old);
    const [raised] = await old.stores.alerts.all(undefined, 9);
    await old.stores.alerts.mark(home.ledgerId, raised?.id ?? '', { readAt });

    const next = new AnalyticsInMemory(home.ledgerId, new MemoryStores(), old.log);
    await new CarryAlerts(next.stores.alerts).execute(old.stores.alerts);
    await follow(next);
    expect(await next.stores.alerts.all(undefined, 9)).toEqual([{ ...raised, readAt }]);
    expect(next.bell.rings).toBe(0);
  });
});
