import { AnalyticsTestService, engines } from './analytics-service';
import { Household } from './household';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe.each(engines())('net worth on %s', (engine) => {
  let service: AnalyticsTestService;
  const home = new Household();
  let headers: Record<string, string>;
  let dollarsId: string;

  beforeAll(async () => {
    service = await AnalyticsTestService.start(engine);
    const [dollars, old] = [home.accountNamed('Dollars', '0.00', 'USD'), home.accountNamed('Old', '300.00', 'EUR')];
    dollarsId = dollars.entityId;
    const archived = home.edited(old, { archived: true });
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const toDollars = { toAccountId: dollars.entityId, type: 'transfer' };
    const sent = home.row('2024-02-28', '100.00', { ...toDollars, toAmount: { amount: '108.26', currency: 'USD' } });
    const removed = home.row('2024-02-20', '1');
    const head = service.upstream.commit('transactions', home.ledgerId, [
      ...home.beginnings(),
      dollars,
      old,
      archived,
      sent,
      home.row('2024-02-27', '50.00', { type: 'transfer', toAccountId: old.entityId }),
      home.row('2024-01-31', '1000.00', { type: 'income' }),
      home.row('2024-03-01', '25.50'),
      removed,
      home.deleted(removed),
    ]);
    headers = { 'x-after-change': `transactions:${head}, users:1` };
  });
  afterAll(() => service.stop());

  const ask = async (query: string) => (await service.get(`/analytics/net-worth${query}`, home.ledgerId, headers)).body;

  it('has a point a month, the accounts at the outer ones, archived ones too', async () => {
    const body = await ask('?from=2024-01-01&to=2024-03-15');
    expect(body).toMatchObject({ from: '2024-01-01', to: '2024-03-15', interval: 'month', currency: 'EUR' });
    const points = body.points as { date: string; amount: object; byAccount?: object[] }[];
    expect(points.map(({ date }) => date)).toEqual(['2024-01-31', '2024-02-29', '2024-03-15']);
    expect(points[0]?.amount).toEqual(eur('1300.00'));
    // The dollars came at 1.0826 and are worth as much on the 29th.
    expect(points[1]).toMatchObject({ amount: eur('1300.00'), rateStatus: 'exact' });
    expect(points[1]).not.toHaveProperty('byAccount');
    expect(points[2]?.byAccount).toMatchObject([
      { name: 'Dollars', balance: { amount: '108.26', currency: 'USD' }, archived: false },
      { name: 'Main account', balance: eur('824.50'), amount: eur('824.50') },
      { name: 'Old', balance: eur('350.00'), archived: true },
    ]);
  });

  it('has days and weeks, any currency, and twelve months without being told', async () => {
    const days = await ask('?from=2024-02-27&to=2024-03-01&interval=day&currency=USD');
    expect((days.points as object[]).map((point) => (point as { amount: object }).amount)).toMatchObject([
      { currency: 'USD' },
      { currency: 'USD' },
      { amount: '1407.38', currency: 'USD' },
      { currency: 'USD' },
    ]);
    expect((await ask('?from=2024-02-01&to=2024-02-29&interval=week')).points).toHaveLength(5);
    expect((await ask('')).points).toHaveLength(12);
  });

  it('tells one account alone, in its own currency', async () => {
    const body = await ask(`?from=2024-01-01&to=2024-03-15&accountId=${dollarsId}`);
    expect(body).toMatchObject({
      currency: 'USD',
      points: [{ amount: { amount: '0.00' } }, {}, { byAccount: [{ name: 'Dollars' }] }],
    });
    expect((body.points as { amount: object }[])[1]?.amount).toEqual({ amount: '108.26', currency: 'USD' });
    const inEuro = await ask(`?from=2024-02-01&to=2024-02-29&currency=EUR&accountId=${dollarsId}`);
    expect(inEuro.points).toMatchObject([{ amount: eur('100.00') }]);
    expect(await ask(`?accountId=${home.ledgerId}`)).toMatchObject({ status: 404, code: 'account-not-found' });
  });

  it.each([
    ['?from=2024-03-01&to=2024-02-01', 'range-invalid'],
    ['?from=2020-01-01&to=2024-01-01&interval=day', 'range-too-long'],
    ['?interval=year', 'validation-failed'],
    ['?to=2024-02-30', 'date-invalid'],
    ['?currency=ZZZ', 'currency-unknown'],
  ])('refuses %s as %s', async (query, code) => {
    const { status, body } = await service.get(`/analytics/net-worth${query}`, home.ledgerId, headers);
    expect([status, body.code]).toEqual([422, code]);
  });
});
