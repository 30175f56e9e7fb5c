import { AnalyticsTestService, engines } from './analytics-service';
import { Household } from './household';

describe.each(engines())('insights on %s', (engine) => {
  let service: AnalyticsTestService;
  beforeAll(async () => {
    service = await AnalyticsTestService.start(engine);
  });
  afterAll(() => service.stop());

  it('shows rows in three currencies at their days’ rates, each with its status, right after the write', async () => {
    const home = new Household();
    const { ledgerId } = home;
    service.upstream.commit('users', ledgerId, [home.user()]);
    const head = service.upstream.commit('transactions', ledgerId, [
      ...home.beginnings(),
      home.row('2024-02-29', '108.26', { currency: 'USD', categoryId: home.groceries }),
      home.row('2024-03-02', '16282', { currency: 'JPY' }),
      home.row('2026-11-24', '111.72', { currency: 'USD' }),
      home.row('2024-02-29', '5000', { currency: 'XOF' }),
      home.row('2024-02-28', '1000', { type: 'income', categoryId: home.salary }),
      home.row('2024-02-28', '77', { type: 'transfer' }),
    ]);

    const headers = { 'x-after-change': `transactions:${head}, users:1` };
    const {
      status,
      body,
      headers: answered,
    } = await service.get('/analytics/summary?from=2024-01-01&to=2026-12-31', ledgerId, headers);

    expect(status).toBe(200);
    expect(answered.get('x-change-position')).toBe(`transactions:${head}, users:1`);
    expect(body).toMatchObject({
      currency: 'EUR',
      income: { amount: '1000.00', currency: 'EUR' },
      spending: { amount: '300.00', currency: 'EUR' },
      net: { amount: '700.00', currency: 'EUR' },
      rateStatus: 'missing',
      rates: [
        { currency: 'JPY', status: 'carried', rateDate: '2024-03-01', count: 1 },
        { currency: 'USD', status: 'exact', rateDate: '2024-02-29', count: 1 },
        { currency: 'USD', status: 'stale', rateDate: '2026-10-30', count: 1 },
      ],
      missingRates: [
        {
          currency: 'XOF',
          amount: { amount: '5000', currency: 'XOF' },
          count: 1,
          from: '2024-02-29',
          to: '2024-02-29',
        },
      ],
    });
  });
});
