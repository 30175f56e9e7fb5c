import { CalendarDate } from '@pft/kernel';
import { AnalyticsTestService, engines, eventually } from './analytics-service';
import { EventStream } from './event-stream';
import { Household } from './household';

const today = () => CalendarDate.today('UTC', new Date());

interface AlertBody {
  id: string;
  threshold: number;
  readAt: string | null;
  resolvedAt: string | null;
}

describe.each(engines())('budgets and alerts on %s', (engine) => {
  let service: AnalyticsTestService;
  beforeAll(async () => {
    service = await AnalyticsTestService.start(engine);
  });
  afterAll(() => service.stop());

  const alertsOf = async (ledgerId: string, query = '') => {
    const { body } = await service.get(`/alerts${query}`, ledgerId);
    return body as unknown as { items: AlertBody[]; nextCursor: string | null };
  };
  const thresholds = async (ledgerId: string) =>
    (await alertsOf(ledgerId)).items.map(({ threshold }) => threshold).sort();
  const settled = (ledgerId: string, head: number) =>
    service.get('/analytics/budgets', ledgerId, { 'x-after-change': `transactions:${head}, users:1` });
  const begin = () => {
    const home = new Household();
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    service.upstream.commit('transactions', home.ledgerId, home.beginnings());
    return home;
  };

  it('raises one alert at 80 % and one at 100 %, live, and neither again after a restart or a rebuild', async () => {
    const home = begin();
    const { ledgerId } = home;
    const budget = home.budget('300');
    const spend = (amount: string) => home.row(today(), amount, { categoryId: home.groceries });
    const stream = await EventStream.open(
      `${service.url}/alerts/stream`,
      service.issuer.userToken({ userId: ledgerId }),
    );
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    await eventually(() => expect(stream.comments).not.toHaveLength(0));

    service.upstream.commit('transactions', ledgerId, [budget]);
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [spend('239.99')]));
    expect(await thresholds(ledgerId)).toEqual([]);
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [spend('0.01')]));
    expect(await thresholds(ledgerId)).toEqual([80]);
    const head = service.upstream.commit('transactions', ledgerId, [spend('60.00')]);
    const { body } = await settled(ledgerId, head);
    expect(body.items).toMatchObject([
      {
        id: budget.entityId,
        spent: { amount: '300.00', currency: 'EUR' },
        left: { amount: '0.00', currency: 'EUR' },
        percent: 100,
        rateStatus: 'exact',
        periodStart: `${today().slice(0, 7)}-01`,
      },
    ]);
    expect(await thresholds(ledgerId)).toEqual([100, 80]);
    await eventually(() => expect(stream.events.map(({ data }) => data.threshold)).toEqual([80, 100]));
    const [first] = stream.events;
    expect(first).toMatchObject({ event: 'alert', id: first?.data.id, data: { budgetId: budget.entityId } });
    await stream.close();

    await service.down();
    await service.up();
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [spend('5')]));
    expect(await thresholds(ledgerId)).toEqual([100, 80]);

    service.upstream.restoreTo('transactions', ledgerId, head);
    service.upstream.commit('transactions', ledgerId, [spend('6')]);
    await eventually(async () => {
      const state = await service.get(`/analytics/budgets/${budget.entityId}`, ledgerId);
      expect(state.body.spent).toEqual({ amount: '306.00', currency: 'EUR' });
    });
    expect(await thresholds(ledgerId)).toEqual([100, 80]);
  });

  it('raises both with one row, resolves when spending falls, and does not raise again', async () => {
    const home = begin();
    const { ledgerId } = home;
    const row = home.row(today(), '400', { categoryId: home.food });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [home.budget('300'), row]));
    expect(await thresholds(ledgerId)).toEqual([100, 80]);
    const less = home.edited(row, { amount: { amount: '250', currency: 'EUR' } });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [less]));
    const resolved = (await alertsOf(ledgerId)).items.map(({ threshold, resolvedAt }) => [
      threshold,
      resolvedAt !== null,
    ]);
    expect(resolved).toEqual(
      expect.arrayContaining([
        [100, true],
        [80, false],
      ]),
    );
    const more = home.edited(less, { amount: { amount: '300', currency: 'EUR' } });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [more]));
    const { items } = await alertsOf(ledgerId);
    expect(items).toHaveLength(2);
    expect(items.every(({ resolvedAt }) => resolvedAt === null)).toBe(true);
  });

  it('evaluates a budget at once when it is made or its limit lowered, and raises only what was not raised', async () => {
    const home = begin();
    const { ledgerId } = home;
    const budget = home.budget('1000');
    const row = home.row(today(), '250', { categoryId: home.food });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [row, budget]));
    expect(await thresholds(ledgerId)).toEqual([]);
    const lower = home.edited(budget, { limit: { amount: '300', currency: 'EUR' } });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [lower]));
    expect(await thresholds(ledgerId)).toEqual([80]);
    const lowest = home.edited(lower, { limit: { amount: '200', currency: 'EUR' } });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [lowest]));
    expect(await thresholds(ledgerId)).toEqual([100, 80]);
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [home.deleted(lowest)]));
    // They go with their budget, read or not.
    expect((await alertsOf(ledgerId)).items).toEqual([]);
  });

  it('shows a past period but raises nothing for it', async () => {
    const home = begin();
    const { ledgerId } = home;
    const budget = home.budget('100');
    const row = home.row('2024-02-29', '500', { categoryId: home.food });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [budget, row]));
    const { body } = await service.get(`/analytics/budgets/${budget.entityId}?date=2024-02-10`, ledgerId);
    expect(body).toMatchObject({ periodStart: '2024-02-01', periodEnd: '2024-02-29', percent: 500 });
    expect(body.pace).toBeUndefined();
    expect(await thresholds(ledgerId)).toEqual([]);
  });

  it('waits for the person’s settings before it decides which period is the current one', async () => {
    const home = new Household();
    const { ledgerId } = home;
    const row = home.row(today(), '500', { categoryId: home.food });
    const changes = [...home.beginnings(), home.budget('100'), row];
    const head = service.upstream.commit('transactions', ledgerId, changes);
    await service.get('/analytics/budgets', ledgerId, { 'x-after-change': `transactions:${head}` });
    expect(await thresholds(ledgerId)).toEqual([]);
    service.upstream.commit('users', ledgerId, [home.user(1, { timeZone: 'Europe/Berlin' })]);
    await eventually(async () => expect(await thresholds(ledgerId)).toEqual([100, 80]));
  });

  it('marks alerts as read, one by one and all at once, and lists the unread', async () => {
    const home = begin();
    const { ledgerId } = home;
    const token = service.issuer.userToken({ userId: ledgerId });
    const row = home.row(today(), '400', { categoryId: home.food });
    const budget = home.budget('300', { thresholds: [50, 80, 100] });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [budget, row]));
    const [newest] = (await alertsOf(ledgerId)).items;
    const read = await service.send('PATCH', `/alerts/${newest?.id}`, token, { read: true });
    expect(read).toMatchObject({ status: 200, body: { id: newest?.id, readAt: expect.any(String) } });
    expect((await alertsOf(ledgerId, '?unread=true')).items).toHaveLength(2);
    const all = await service.send('POST', '/alerts/read-all', token);
    expect(all).toMatchObject({ status: 200, body: { marked: 2 } });
    const unread = await service.send('PATCH', `/alerts/${newest?.id}`, token, { read: false });
    expect(unread.body.readAt).toBeNull();

    const page = await alertsOf(ledgerId, '?limit=2');
    expect(page.items).toHaveLength(2);
    const rest = await alertsOf(ledgerId, `?limit=2&cursor=${page.nextCursor}`);
    expect(rest.items).toHaveLength(1);
    expect(rest.nextCursor).toBeNull();
  });

  it('answers who asks for the headers of a stream alone at once, and ends nobody’s stream for it', async () => {
    const { ledgerId } = begin();
    const token = service.issuer.userToken({ userId: ledgerId });
    const url = `${service.url}/alerts/stream`;
    const stream = await EventStream.open(url, token);
    for (let count = 0; count < 21; count += 1) {
      const response = await fetch(url, {
        method: 'HEAD',
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(5_000),
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/event-stream');
    }
    let ended = false;
    stream.ended.then(
      () => (ended = true),
      () => undefined,
    );
    await service.get('/alerts', ledgerId);
    expect(ended).toBe(false);
    await stream.close();
  });

  it('resumes a stream after the last event known, and ends it with the token', async () => {
    const home = begin();
    const { ledgerId } = home;
    const row = home.row(today(), '400', { categoryId: home.food });
    await settled(ledgerId, service.upstream.commit('transactions', ledgerId, [home.budget('300'), row]));
    const { items } = await alertsOf(ledgerId);
    const [newest, oldest] = items;
    const exp = Math.floor(Date.now() / 1000) + 3;
    const token = service.issuer.forgedToken({ claims: { sub: ledgerId, exp } });
    const resumed = await EventStream.open(`${service.url}/alerts/stream`, token, {
      'last-event-id': oldest?.id ?? '',
    });
    await eventually(() => expect(resumed.events.map(({ id }) => id)).toEqual([newest?.id]));
    await resumed.ended;
    expect(Date.now()).toBeGreaterThanOrEqual(exp * 1000);
  });

  it('streams a ledger’s own alerts only', async () => {
    const [mine, other] = [begin(), begin()];
    const stream = await EventStream.open(
      `${service.url}/alerts/stream`,
      service.issuer.userToken({ userId: mine.ledgerId }),
    );
    const spend = (home: Household) => [home.budget('300'), home.row(today(), '400', { categoryId: home.food })];
    await settled(other.ledgerId, service.upstream.commit('transactions', other.ledgerId, spend(other)));
    await settled(mine.ledgerId, service.upstream.commit('transactions', mine.ledgerId, spend(mine)));
    await eventually(() => expect(stream.events).toHaveLength(2));
    const own = (await alertsOf(mine.ledgerId)).items.map(({ id }) => id);
    expect(stream.events.map(({ id }) => id).sort()).toEqual(own.sort());
    await stream.close();
  });
});
