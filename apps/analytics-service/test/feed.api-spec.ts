import { randomUUID } from 'node:crypto';
import { AnalyticsTestService, engines, eventually } from './analytics-service';
import { NIL } from 'uuid';
import { PROJECTION } from '../src/application/feed/projection';
import { Household } from './household';

describe.each(engines())('following the feeds, on %s', (engine) => {
  let service: AnalyticsTestService;
  beforeAll(async () => {
    service = await AnalyticsTestService.start(engine);
  });
  afterAll(() => service.stop());
  afterEach(() => {
    Object.assign(service.upstream.faults, { loseAcknowledgements: 0, failClaims: 0, slowReadMs: 0, disorder: false });
  });

  const figures = async (ledgerId: string, month = '2024-02', headers = {}) => {
    const path = `/analytics/summary?from=${month}-01&to=${month}-28`;
    const { body } = await service.get(path, ledgerId, headers);
    const { income, spending, count } = body as { income: unknown; spending: unknown; count: unknown };
    return { income: (income as { amount: string }).amount, spending: (spending as { amount: string }).amount, count };
  };

  it('changes nothing where batches come twice, out of order and late', async () => {
    const home = new Household();
    const { ledgerId } = home;
    Object.assign(service.upstream.faults, { loseAcknowledgements: 3, disorder: true, failClaims: 1 });
    const [coffee, rent, gone] = [
      home.row('2024-02-01', '2.50'),
      home.row('2024-02-02', '500'),
      home.row('2024-02-03', '9'),
    ];
    service.upstream.commit('users', ledgerId, [home.user()]);
    service.upstream.commit('transactions', ledgerId, [...home.beginnings(), coffee, rent, gone]);
    await eventually(async () => expect(await figures(ledgerId)).toMatchObject({ count: 3 }));
    const dearer = home.edited(rent, { amount: { amount: '510', currency: 'EUR' } });
    const moved = home.edited(dearer, { date: '2024-03-01' });
    service.upstream.commit('transactions', ledgerId, [dearer, home.deleted(gone), home.row('2024-02-05', '1')]);
    const head = service.upstream.commit('transactions', ledgerId, [moved, home.row('2024-02-06', '2')]);

    await eventually(() => expect(service.upstream.isAcknowledged('transactions', ledgerId)).toBe(true));
    const headers = { 'x-after-change': `transactions:${head}` };
    expect(await figures(ledgerId, '2024-02', headers)).toEqual({ income: '0.00', spending: '5.50', count: 3 });
    expect(await figures(ledgerId, '2024-03', headers)).toEqual({ income: '0.00', spending: '510.00', count: 1 });
  });

  it('moves a row from one month, account and category to another', async () => {
    const home = new Household();
    const { ledgerId } = home;
    const other = randomUUID();
    const row = home.row('2024-02-10', '10', { categoryId: home.food });
    const moved = home.edited(row, { date: '2024-03-10', accountId: other, categoryId: home.groceries });
    const head = service.upstream.commit('transactions', ledgerId, [...home.beginnings(), row, moved]);
    const { body } = await service.get('/analytics/summary?from=2024-01-01&to=2024-12-31', ledgerId, {
      'x-after-change': `transactions:${head}`,
    });
    expect(body.byCategory).toMatchObject([
      { categoryId: home.groceries, name: 'Groceries', parentId: home.food, count: 1 },
    ]);
    expect(body.byAccount).toMatchObject([{ accountId: other, count: 1 }]);
    expect(await figures(ledgerId)).toMatchObject({ count: 0 });
  });

  it.each([
    ['of a schema that only a newer version knows', { schema: 2 }],
    ['with a broken snapshot', { after: { amount: 5 } }],
  ])('stops a ledger before a change %s, loses nothing, and goes on with the others', async (_name, fault) => {
    const [home, neighbour] = [new Household(), new Household()];
    const unknown = home.row('2024-02-10', '10');
    const head = service.upstream.commit('transactions', home.ledgerId, [
      home.row('2024-02-09', '5'),
      { kind: 'something-new', entityId: randomUUID(), version: 1, schema: 9, after: {} },
      { ...unknown, ...fault },
      home.row('2024-02-11', '7'),
    ]);
    const next = service.upstream.commit('transactions', neighbour.ledgerId, [neighbour.row('2024-02-11', '3')]);
    const after = (position: number) => ({ 'x-after-change': `transactions:${position}` });
    expect(await figures(neighbour.ledgerId, '2024-02', after(next))).toMatchObject({ spending: '3.00' });
    expect(await figures(home.ledgerId, '2024-02', after(2))).toMatchObject({ spending: '5.00', count: 1 });
    const metrics = () => fetch(`${service.url}/metrics`).then((answer) => answer.text());
    await eventually(async () =>
      expect(await metrics()).toMatch(/feed_changes_unreadable_total\{.*"transactions"\} [1-9]/),
    );
    expect(service.upstream.isAcknowledged('transactions', home.ledgerId)).toBe(false);

    service.upstream.rewrite('transactions', home.ledgerId, 3, { schema: 1, after: unknown.after });
    expect(await figures(home.ledgerId, '2024-02', after(head))).toMatchObject({ spending: '22.00', count: 3 });
  });

  it('serves while the feeds are down, and catches up when they are back', async () => {
    const home = new Household();
    service.upstream.commit('transactions', home.ledgerId, [home.row('2024-02-11', '7')]);
    await eventually(async () => expect(await figures(home.ledgerId)).toMatchObject({ count: 1 }));
    service.upstream.goDown(true);
    const head = service.upstream.commit('transactions', home.ledgerId, [home.row('2024-02-12', '8')]);
    expect(await figures(home.ledgerId)).toMatchObject({ count: 1 });
    service.upstream.goDown(false);
    await eventually(async () => expect(await figures(home.ledgerId)).toMatchObject({ spending: '15.00' }));
    const { headers } = await service.get('/analytics/summary', home.ledgerId);
    expect(headers.get('x-change-position')).toBe(`transactions:${head}, users:0`);
  });

  it('answers after two seconds, and says how far it is, where a change does not come', async () => {
    const home = new Household();
    const begun = Date.now();
    const { status, headers } = await service.get('/analytics/summary', home.ledgerId, {
      'x-after-change': 'transactions:99',
    });
    expect(status).toBe(200);
    expect(headers.get('x-change-position')).toBe('transactions:0, users:0');
    expect(Date.now() - begun).toBeGreaterThan(1_900);
    expect(Date.now() - begun).toBeLessThan(4_000);
  });

  it('takes in more than one page of a backlog before it acknowledges', async () => {
    const home = new Household();
    const rows = Array.from({ length: 5_500 }, (_, index) =>
      home.row(`2024-02-${String(1 + (index % 28)).padStart(2, '0')}`, '0.01'),
    );
    const head = service.upstream.commit('transactions', home.ledgerId, rows);
    await eventually(async () =>
      expect(await figures(home.ledgerId)).toMatchObject({ spending: '55.00', count: 5_500 }),
    );
    await eventually(() => expect(service.upstream.isAcknowledged('transactions', home.ledgerId)).toBe(true));
    const { headers } = await service.get('/analytics/summary', home.ledgerId);
    expect(headers.get('x-change-position')).toContain(`transactions:${head}`);
  });

  it('shows that this copy lives while it works on a ledger, so that no other one takes it', async () => {
    const home = new Household();
    const { faults, consumers } = service.upstream;
    consumers.signed.length = 0;
    consumers.claimed.clear();
    faults.slowReadMs = 1_500;
    const rows = Array.from({ length: 1_001 }, () => home.row('2024-02-01', '0.01'));
    service.upstream.commit('transactions', home.ledgerId, rows);
    await eventually(async () => expect(await figures(home.ledgerId)).toMatchObject({ count: 1_001 }));
    expect(consumers.signed.length).toBeGreaterThan(0);
    expect(new Set(consumers.signed)).toEqual(consumers.claimed);
    expect(consumers.claimed.size).toBe(1);
  });

  it('does not make a ledger wait for others with a long backlog, however many there are', async () => {
    const [home, long] = [new Household(), Array.from({ length: 6 }, () => new Household())];
    service.upstream.faults.slowReadMs = 2_500;
    for (const other of long) {
      const rows = Array.from({ length: 1_001 }, () => other.row('2024-02-01', '0.01'));
      service.upstream.commit('transactions', other.ledgerId, rows);
    }
    const begun = Date.now();
    service.upstream.commit('transactions', home.ledgerId, [home.row('2024-02-01', '3')]);
    await eventually(async () => expect(await figures(home.ledgerId)).toMatchObject({ spending: '3.00' }));
    expect(Date.now() - begun).toBeLessThan(2_000);
    service.upstream.faults.slowReadMs = 0;
    for (const other of long)
      await eventually(async () => expect(await figures(other.ledgerId)).toMatchObject({ spending: '10.01' }));
  });

  it('takes in the others of a claim where the store does not take one of them', async () => {
    const [home, refused] = [new Household(), new Household()];
    service.upstream.faults.failClaims = 1;
    // PostgreSQL keeps no such letter; MongoDB does.
    service.upstream.commit('transactions', refused.ledgerId, [refused.row('2024-02-01', '1', { payee: 'a\u0000b' })]);
    service.upstream.commit('transactions', home.ledgerId, [home.row('2024-02-01', '3')]);
    await eventually(() => expect(service.upstream.isAcknowledged('transactions', home.ledgerId)).toBe(true));
    expect(await figures(home.ledgerId)).toMatchObject({ spending: '3.00' });
    expect(await figures(refused.ledgerId)).toMatchObject({ count: engine === 'postgresql' ? 0 : 1 });
  });

  it('rebuilds a ledger whose history is another one since a store was restored', async () => {
    const home = new Household();
    const { ledgerId } = home;
    const [kept, lost] = [home.row('2024-02-01', '1'), home.row('2024-02-02', '20')];
    const lostEdit = home.edited(kept, { amount: { amount: '300', currency: 'EUR' } });
    service.upstream.commit('transactions', ledgerId, [kept, lost, lostEdit]);
    await eventually(async () => expect(await figures(ledgerId)).toMatchObject({ spending: '320.00' }));
    await eventually(() => expect(service.upstream.isAcknowledged('transactions', ledgerId)).toBe(true));

    service.upstream.restoreTo('transactions', ledgerId, 1);
    service.upstream.commit('transactions', ledgerId, [home.row('2024-02-03', '4000')]);
    await eventually(async () => expect(await figures(ledgerId)).toMatchObject({ spending: '4001.00', count: 2 }));

    // As many changes as were known before, but others.
    service.upstream.restoreTo('transactions', ledgerId, 1);
    service.upstream.commit('transactions', ledgerId, [home.row('2024-02-04', '50000'), home.row('2024-02-05', '5')]);
    await eventually(async () => expect(await figures(ledgerId)).toMatchObject({ spending: '50006.00', count: 3 }));
  });

  it('reads everything again where an earlier program kept other things of each change, and only once', async () => {
    const home = new Household();
    const { ledgerId } = home;
    service.upstream.commit('transactions', ledgerId, [home.row('2024-02-01', '1'), home.row('2024-02-02', '2')]);
    await eventually(async () => expect(await figures(ledgerId)).toMatchObject({ count: 2 }));
    await eventually(() => expect(service.upstream.isAcknowledged('transactions', ledgerId)).toBe(true));
    const { reference, summaries } = service.stores;
    const positions = await reference.list(ledgerId, ['position']);
    await reference.clear(ledgerId, ['position']);
    await reference.putIfNewer(positions.map((one) => ({ ...one, body: { ...one.body, projection: PROJECTION - 1 } })));
    await summaries.clear(ledgerId);
    expect(await figures(ledgerId)).toMatchObject({ count: 0 });
    const resets = () => service.upstream.calls.filter((call) => call === 'transactions reset').length;
    const before = resets();
    const ofAll = { ledgerId: NIL, kind: 'projection', id: 'transactions', deleted: false, body: {} } as const;
    await reference.putIfNewer([{ ...ofAll, version: PROJECTION + 1 }]);

    for (let restart = 1; restart <= 2; restart += 1) {
      await service.down();
      await service.up();
      // No change of this ledger comes.
      await eventually(async () => expect(await figures(ledgerId)).toMatchObject({ spending: '3.00', count: 2 }));
      await eventually(() => expect(service.upstream.isAcknowledged('transactions', ledgerId)).toBe(true));
      expect(resets()).toBe(before + 1);
    }
  });

  it('forgets every row of a person who was deleted, and takes in no more', async () => {
    const home = new Household();
    const { ledgerId } = home;
    service.upstream.commit('users', ledgerId, [home.user()]);
    service.upstream.commit('transactions', ledgerId, [home.row('2024-02-01', '1')]);
    await eventually(async () => expect(await figures(ledgerId)).toMatchObject({ count: 1 }));
    service.upstream.commit('users', ledgerId, [home.deleted(home.user())]);
    await eventually(async () => expect(await figures(ledgerId)).toMatchObject({ count: 0 }));
    service.upstream.commit('transactions', ledgerId, [home.row('2024-02-02', '2')]);
    await eventually(() => expect(service.upstream.isAcknowledged('transactions', ledgerId)).toBe(true));
    expect(await figures(ledgerId)).toMatchObject({ count: 0 });
  });

  it('goes on where it was after a restart', async () => {
    const home = new Household();
    service.upstream.commit('transactions', home.ledgerId, [home.row('2024-02-01', '1')]);
    await eventually(async () => expect(await figures(home.ledgerId)).toMatchObject({ count: 1 }));
    await service.down();
    const resets = service.upstream.calls.filter((call) => call.endsWith('reset')).length;
    service.upstream.commit('transactions', home.ledgerId, [home.row('2024-02-02', '2')]);
    await service.up();
    await eventually(async () => expect(await figures(home.ledgerId)).toMatchObject({ spending: '3.00', count: 2 }));
    expect(service.upstream.calls.filter((call) => call.endsWith('reset'))).toHaveLength(resets);
  });
});

describe('an empty store', () => {
  it('asks both feeds for everything', async () => {
    const service = await AnalyticsTestService.start('postgresql');
    try {
      await eventually(() =>
        expect(service.upstream.calls).toEqual(expect.arrayContaining(['transactions reset', 'users reset'])),
      );
    } finally {
      await service.stop();
    }
  });
});
