import { AnalyticsTestService, engines, eventually } from './analytics-service';
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

  it('nets refunds in the month and category that they come in, and says where they exceed spending', async () => {
    const home = new Household();
    const { ledgerId } = home;
    const other = { categoryId: home.food, type: 'income' };
    service.upstream.commit('users', ledgerId, [home.user()]);
    const splits = [
      { categoryId: home.salary, amount: { amount: '30.00', currency: 'EUR' }, note: null },
      { categoryId: home.food, amount: { amount: '20.00', currency: 'EUR' }, note: null },
    ];
    const head = service.upstream.commit('transactions', ledgerId, [
      ...home.beginnings(),
      home.budget('300'),
      home.row('2026-03-10', '100', { categoryId: home.groceries }),
      home.row('2026-03-20', '150', { categoryId: home.groceries, type: 'income' }),
      home.row('2026-03-21', '50', { type: 'income', splits }),
      home.row('2026-03-22', '10', { categoryId: home.food }),
      home.row('2026-04-02', '9', other),
      home.row('2026-04-03', '10', { categoryId: home.groceries }),
    ]);
    const headers = { 'x-after-change': `transactions:${head}, users:1` };
    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    const get = async (path: string) => (await service.get(path, ledgerId, headers)).body;

    const summary = await get('/analytics/summary?from=2026-03-01&to=2026-03-31');
    expect(summary).toMatchObject({
      income: eur('30.00'),
      spending: eur('-60.00'),
      net: eur('90.00'),
      savingsRate: 3,
      count: 4,
      refundsExceed: true,
      byAccount: [{ income: eur('30.00'), spending: eur('-60.00'), net: eur('90.00'), refundsExceed: true }],
    });
    expect(summary.byCategory).toMatchObject([
      { categoryId: home.salary, kind: 'income', amount: eur('30.00'), share: 1, count: 1 },
      { categoryId: home.food, kind: 'expense', amount: eur('-10.00'), share: 0, count: 2, refundsExceed: true },
      { categoryId: home.groceries, kind: 'expense', amount: eur('-50.00'), share: 0, count: 2, refundsExceed: true },
    ]);

    const { months } = await get('/analytics/monthly?from=2026-03&to=2026-04');
    expect(months).toMatchObject([
      {
        spending: eur('-60.00'),
        refundsExceed: true,
        topCategories: [{ refundsExceed: true }, { refundsExceed: true }],
      },
      { income: eur('0.00'), spending: eur('1.00'), net: eur('-1.00') },
    ]);
    expect((months as object[])[1]).not.toHaveProperty('refundsExceed');

    const { items } = await get('/analytics/budgets?date=2026-03-31');
    expect(items).toMatchObject([{ spent: eur('-60.00'), left: eur('360.00'), percent: -20, refundsExceed: true }]);
    const next = await get('/analytics/budgets?date=2026-04-30');
    expect((next.items as object[])[0]).not.toHaveProperty('refundsExceed');
  });

  it('counts refunds anew that an earlier projection took for income, by itself at the next start', async () => {
    const home = new Household();
    const { ledgerId } = home;
    service.upstream.commit('users', ledgerId, [home.user()]);
    const head = service.upstream.commit('transactions', ledgerId, [
      ...home.beginnings(),
      home.row('2026-03-20', '150', { categoryId: home.groceries, type: 'income' }),
    ]);
    const headers = { 'x-after-change': `transactions:${head}` };
    const spending = async () =>
      (await service.get('/analytics/summary?from=2026-03-01&to=2026-03-31', ledgerId, headers)).body.spending;
    expect(await spending()).toEqual({ amount: '-150.00', currency: 'EUR' });

    const { reference, summaries } = service.stores;
    const everyLedger = '00000000-0000-0000-0000-000000000000';
    const positions = await reference.list(ledgerId, ['position']);
    const marks = await reference.list(everyLedger, ['projection']);
    await reference.clear(ledgerId, ['position']);
    await reference.clear(everyLedger, ['projection']);
    await reference.putIfNewer(positions.map((position) => ({ ...position, body: { id: position.body.id } })));
    await reference.putIfNewer(marks.map((mark) => ({ ...mark, version: 1 })));
    await summaries.clear(ledgerId);
    await service.down();
    await service.up();
    await eventually(async () => expect(await spending()).toEqual({ amount: '-150.00', currency: 'EUR' }));
  });
});
