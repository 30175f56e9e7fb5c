import { randomUUID } from 'node:crypto';
import { AnalyticsInMemory, ChangeLogFake } from '../../../test/analytics-in-memory';
import { Household } from '../../../test/household';
import { MemoryStores } from '../../../test/memory-stores';
import type { StreamName } from '../feed/changes';
import { LedgersOfUsers } from './ledgers-of-users';
import type { ReferenceKind } from './reference-data';

const KINDS: ReferenceKind[] = ['user', 'account', 'category', 'budget', 'position', 'deleted-ledger'];

/** Says of each user which ledgers they own, none of which has the user's id. */
class Planted extends LedgersOfUsers {
  constructor(private readonly ledgers: Record<string, string[]>) {
    super();
  }
  override async of(userId: string): Promise<readonly string[]> {
    return this.ledgers[userId] ?? [];
  }
}

/** A household whose owner has an id of their own. */
class OwnedHousehold extends Household {
  override readonly userId = randomUUID();
}

function open(home: OwnedHousehold, mapping: LedgersOfUsers, stores = new MemoryStores()): AnalyticsInMemory {
  return new AnalyticsInMemory(home.ledgerId, stores, new ChangeLogFake(home.ledgerId, home.userId), mapping);
}

async function follow(analytics: AnalyticsInMemory, ...streams: StreamName[]): Promise<void> {
  for (const stream of streams) await analytics.apply(stream, analytics.log.batch(stream, 0));
}

const everything = async ({ stores }: AnalyticsInMemory, id: string) => ({
  reference: await stores.reference.list(id, KINDS),
  facts: await stores.facts.ofMonth(id, '2026-03'),
  summaries: await stores.summaries.range(id, '2000-01', '2099-12'),
  alerts: await stores.alerts.list(id, { limit: 9, unreadOnly: false }),
});
const nothing = { reference: [], facts: [], summaries: [], alerts: [] };

describe('a ledger whose owner has another id', () => {
  const home = new OwnedHousehold();
  const settings = { baseCurrency: 'USD', timeZone: 'Pacific/Kiritimati', firstDayOfMonth: 10 };
  let analytics: AnalyticsInMemory;

  beforeEach(async () => {
    analytics = open(home, new Planted({ [home.userId]: [home.ledgerId] }));
    analytics.log.commit('users', [home.user(1, settings)]);
    analytics.log.commit('transactions', [
      ...home.beginnings(),
      home.budget('300'),
      home.row('2026-03-11', '290', { categoryId: home.groceries }),
    ]);
    await follow(analytics, 'users', 'transactions');
  });

  it('takes base currency, time zone and the first day of its months from its owner', async () => {
    const { ledgerId } = home;
    expect(await analytics.summarize.execute({ ledgerId })).toMatchObject({ currency: 'USD', count: 1 });
    const [shown] = await analytics.showBudgets.execute({ ledgerId });
    expect(shown?.state).toMatchObject({ period: { start: '2026-03-10', end: '2026-04-09' }, count: 1 });
    expect(await analytics.thresholds()).toEqual([80]);
  });

  it('leaves nothing under the id of its owner, in no store', async () => {
    expect(await everything(analytics, home.userId)).toEqual(nothing);
    expect((await everything(analytics, home.ledgerId)).reference.map(({ kind }) => kind).sort()).toEqual([
      'account',
      'budget',
      'category',
      'category',
      'category',
      'position',
      'position',
      'user',
    ]);
  });

  it('reads its owner’s feed by the owner’s id where it rebuilds', async () => {
    analytics.log.logs.users.length = 0;
    analytics.log.commit('users', [home.user(1, { ...settings, baseCurrency: 'JPY' })]);
    const applied = await analytics.apply('users', analytics.log.batch('users', 1));
    expect(applied).toMatchObject({ rebuilt: true, sequence: 1, changes: 1 });
    expect(await analytics.summarize.execute({ ledgerId: home.ledgerId })).toMatchObject({ currency: 'JPY' });
  });

  it('goes with its owner, and keeps only its id', async () => {
    analytics.log.commit('users', [home.deleted(home.user(1))]);
    await follow(analytics, 'users', 'transactions');
    const { reference, ...rows } = await everything(analytics, home.ledgerId);
    expect(reference).toMatchObject([{ kind: 'deleted-ledger', id: home.ledgerId }]);
    expect(rows).toEqual({ facts: [], summaries: [], alerts: [] });
    expect(await everything(analytics, home.userId)).toEqual(nothing);
  });
});

describe('a user who owns several ledgers, or none', () => {
  it('sets what holds for each of them, and for no other', async () => {
    const [home, second, other] = [new OwnedHousehold(), randomUUID(), randomUUID()];
    const analytics = open(home, new Planted({ [home.userId]: [home.ledgerId, second] }));
    analytics.log.commit('users', [home.user(1, { baseCurrency: 'GBP' })]);
    await follow(analytics, 'users');
    const currencyOf = async (ledgerId: string) => (await analytics.summarize.execute({ ledgerId })).currency;
    expect([await currencyOf(home.ledgerId), await currencyOf(second), await currencyOf(other)]).toEqual([
      'GBP',
      'GBP',
      'EUR',
    ]);
  });

  it('is acknowledged where there is nothing to keep', async () => {
    const home = new OwnedHousehold();
    const analytics = open(home, new Planted({}));
    analytics.log.commit('users', [home.user(1), home.user(2)]);
    const applied = await analytics.apply('users', analytics.log.batch('users', 0));
    expect(applied).toMatchObject({ sequence: 2, changes: 0, rebuilt: false });
    expect(await everything(analytics, home.userId)).toEqual(nothing);
  });

  it('owns, for now, the one ledger that has the same id', async () => {
    expect(await new LedgersOfUsers().of('somebody')).toEqual(['somebody']);
  });
});
