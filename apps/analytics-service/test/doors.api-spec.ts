import { randomUUID } from 'node:crypto';
import { AnalyticsTestService } from './analytics-service';
import { Household } from './household';

describe('the doors of the analytics service', () => {
  let service: AnalyticsTestService;
  const home = new Household();
  beforeAll(async () => {
    service = await AnalyticsTestService.start('postgresql');
    service.upstream.commit('users', home.ledgerId, [home.user(1, { baseCurrency: 'USD' })]);
    const head = service.upstream.commit('transactions', home.ledgerId, [
      ...home.beginnings(),
      home.row('2024-02-29', '100.00', { categoryId: home.groceries }),
      home.row('2024-01-31', '10.00', { type: 'income' }),
    ]);
    await service.get('/analytics/summary', home.ledgerId, { 'x-after-change': `transactions:${head}, users:1` });
  });
  afterAll(() => service.stop());

  it('answers in the person’s base currency, in any other, and in the first one again with the same numbers', async () => {
    const path = '/analytics/summary?from=2024-02-01&to=2024-02-29';
    const before = await service.get(path, home.ledgerId);
    expect(before.body).toMatchObject({ currency: 'USD', spending: { amount: '108.26', currency: 'USD' } });
    const yen = await service.get(`${path}&currency=JPY`, home.ledgerId);
    expect(yen.body).toMatchObject({ currency: 'JPY', spending: { amount: '16253', currency: 'JPY' } });
    expect((await service.get(path, home.ledgerId)).body).toEqual(before.body);
  });

  it('falls back to the token’s base currency for a person it has not heard of', async () => {
    const token = service.issuer.userToken({ baseCurrency: 'GBP' });
    const { body } = await service.send('GET', '/analytics/summary', token);
    expect(body).toMatchObject({ currency: 'GBP', income: { amount: '0.00', currency: 'GBP' }, byCategory: [] });
  });

  it('shows every month of a series, empty ones too, and the latest that has rows', async () => {
    const { body } = await service.get('/analytics/monthly?from=2023-12&to=2024-03&currency=EUR', home.ledgerId);
    expect(body).toMatchObject({ currency: 'EUR', latestMonthWithRows: '2024-02', rateStatus: 'exact' });
    const months = body.months as { month: string; net: { amount: string }; topCategories: unknown[] }[];
    expect(months.map(({ month, net }) => [month, net.amount])).toEqual([
      ['2023-12', '0.00'],
      ['2024-01', '10.00'],
      ['2024-02', '-100.00'],
      ['2024-03', '0.00'],
    ]);
    expect(months[2]?.topCategories).toMatchObject([{ name: 'Groceries', share: 1 }]);
    expect((await service.get('/analytics/monthly', home.ledgerId)).body.months).toHaveLength(12);
  });

  it('lists the rates of a day with their source', async () => {
    const { body } = await service.get('/analytics/rates?base=EUR&date=2024-03-02', home.ledgerId);
    expect(body).toMatchObject({ base: 'EUR', date: '2024-03-02' });
    expect(body.attribution).toBe('Source: European Central Bank, euro foreign exchange reference rates');
    expect(body.rates).toContainEqual({
      currency: 'USD',
      rate: '1.0813',
      rateDate: '2024-03-01',
      source: 'ecb',
      status: 'carried',
    });
  });

  it.each([
    ['/analytics/summary?from=2024-02-30', 422, 'date-invalid', '?from'],
    ['/analytics/summary?from=yesterday', 422, 'validation-failed', '?from'],
    ['/analytics/summary?from=2024-03-01&to=2024-02-01', 422, 'range-invalid', '?to'],
    ['/analytics/summary?from=1900-01-01&to=2026-01-01', 422, 'range-too-long', '?to'],
    ['/analytics/summary?currency=usd', 422, 'validation-failed', '?currency'],
    ['/analytics/summary?currency=ZZZ', 422, 'currency-unknown', '?currency'],
    ['/analytics/summary?ledgerId=x', 422, 'validation-failed', '?ledgerId'],
    ['/analytics/summary?from=2024-01-01&from=2024-01-02', 422, 'validation-failed', '?from'],
    ['/analytics/monthly?from=2024-13', 422, 'month-invalid', '?from'],
    ['/analytics/monthly?from=2024-02&to=2024-01', 422, 'range-invalid', '?to'],
    ['/analytics/monthly?from=1900-01&to=2024-01', 422, 'range-too-long', '?to'],
    ['/analytics/budgets?date=9999-01-01', 422, 'date-out-of-range', '?date'],
    ['/analytics/budgets?date=2024-02-30', 422, 'date-invalid', '?date'],
    ['/analytics/rates?base=XXX', 422, 'currency-unknown', '?base'],
    ['/analytics/rates?date=2024-02-30', 422, 'date-invalid', '?date'],
    ['/alerts?limit=0', 422, 'validation-failed', '?limit'],
    ['/alerts?limit=201', 422, 'validation-failed', '?limit'],
    ['/alerts?limit=abc', 422, 'validation-failed', '?limit'],
    ['/alerts?unread=maybe', 422, 'validation-failed', '?unread'],
    ['/alerts?cursor=abc.def', 400, 'cursor-invalid', undefined],
    [`/analytics/budgets/${randomUUID()}`, 404, 'budget-not-found', undefined],
    ['/analytics/budgets/%00', 404, 'not-found', undefined],
    [`/alerts/${randomUUID()}`, 404, 'alert-not-found', undefined],
    ['/alerts/not-a-uuid', 404, 'not-found', undefined],
    ['/analytics/nothing', 404, 'not-found', undefined],
  ])('%s answers %i %s', async (path, status, code, pointer) => {
    const answer = await service.get(path, home.ledgerId);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    if (pointer) expect(answer.body.errors).toMatchObject([{ pointer }]);
  });

  it('refuses another person’s cursor, a body that says nothing of reading, and a bad X-After-Change', async () => {
    const token = service.issuer.userToken({ userId: home.ledgerId });
    for (const body of [{}, { read: 'yes' }, { read: true, readAt: null }]) {
      const answer = await service.send('PATCH', `/alerts/${randomUUID()}`, token, body);
      expect([answer.status, answer.body.code]).toEqual([422, 'validation-failed']);
    }
    for (const header of ['17', 'transactions:-1', 'transactions:1;users:2', 'rates:1', '']) {
      const answer = await service.get('/analytics/summary', home.ledgerId, { 'x-after-change': header });
      expect([answer.status, answer.body.code]).toEqual([400, 'change-position-invalid']);
    }
  });

  it('does not know another person’s budgets and rows', async () => {
    const stranger = randomUUID();
    const { body } = await service.get('/analytics/summary?from=2024-01-01&to=2024-12-31', stranger);
    expect(body).toMatchObject({ count: 0, byCategory: [], byAccount: [] });
  });

  it('lets nobody in without a token, and only services to the doors for services', async () => {
    for (const path of ['/analytics/summary', '/alerts', '/alerts/stream', '/internal/summary']) {
      const answer = await fetch(`${service.url}${path}`);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    const internal = `/internal/summary?ledgerId=${home.ledgerId}&from=2024-02-01&to=2024-02-29`;
    expect((await service.get(internal, home.ledgerId)).status).toBe(403);
    expect((await service.send('GET', '/analytics/summary', service.issuer.serviceToken('web'))).status).toBe(401);
  });

  it('gives the checker the same answers as the person', async () => {
    const token = service.issuer.serviceToken('verify');
    const ask = async (path: string) => (await service.send('GET', path, token)).body;
    const range = 'from=2024-02-01&to=2024-02-29';
    const own = await service.get(`/analytics/summary?${range}`, home.ledgerId);
    expect(await ask(`/internal/summary?ledgerId=${home.ledgerId}&${range}`)).toEqual(own.body);
    expect(await ask(`/internal/monthly?ledgerId=${home.ledgerId}`)).toMatchObject({ currency: 'USD' });
    expect(await ask(`/internal/budgets?ledgerId=${home.ledgerId}`)).toEqual({ items: [], nextCursor: null });
    expect(await ask(`/internal/position?ledgerId=${home.ledgerId}`)).toEqual({ transactions: 6, users: 1 });
    expect(await ask('/internal/position?ledgerId=x')).toMatchObject({ status: 422, code: 'validation-failed' });
  });
});
