import { randomUUID } from 'node:crypto';
import { AnalyticsTestService, engines } from './analytics-service';
import { Household } from './household';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe.each(engines())('explaining figures on %s', (engine) => {
  let service: AnalyticsTestService;
  const home = new Household();
  const budget = home.budget('100');
  const abroad = home.row('2024-02-29', '108.26', { currency: 'USD', categoryId: home.groceries, payee: 'Wholefoods' });
  let headers: Record<string, string>;

  beforeAll(async () => {
    service = await AnalyticsTestService.start(engine);
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const many = Array.from({ length: 205 }, () => home.row('2024-02-03', '0.10', { payee: 'Kiosk' }));
    const head = service.upstream.commit('transactions', home.ledgerId, [
      ...home.beginnings(),
      budget,
      abroad,
      ...many,
      home.row('2024-02-04', '30.00', { type: 'income', categoryId: home.groceries, payee: 'Hofer' }),
      home.row('2024-01-04', '90.00', { categoryId: home.groceries, payee: 'Hofer' }),
    ]);
    headers = { 'x-after-change': `transactions:${head}, users:1` };
  });
  afterAll(() => service.stop());

  const ask = (query: string, user = home.ledgerId) => service.get(`/analytics/explain?${query}`, user, headers);

  it('gives each row with its rate, and a total that is the figure', async () => {
    const range = 'from=2024-02-01&to=2024-02-29';
    const { body } = await ask(`figure=category:${home.groceries}&${range}&compare=previous`);
    expect(body).toMatchObject({
      currency: 'EUR',
      total: eur('70.00'),
      rounding: eur('0.00'),
      originals: [eur('-30.00'), { amount: '108.26', currency: 'USD' }],
      rows: [
        {
          transactionId: abroad.entityId,
          date: '2024-02-29',
          payee: 'Wholefoods',
          amount: { amount: '108.26', currency: 'USD' },
          rate: { value: '0.9237021984', date: '2024-02-29', status: 'exact' },
          converted: eur('100.00'),
        },
        { payee: 'Hofer', amount: eur('-30.00'), rate: { value: '1' }, converted: eur('-30.00') },
      ],
      before: eur('90.00'),
      comparison: { from: '2024-01-01', to: '2024-01-31', months: null, compared: { total: eur('70.00') } },
      movers: [
        { payee: 'Hofer', amount: eur('-30.00'), before: eur('90.00'), change: eur('-120.00') },
        { payee: 'Wholefoods', change: eur('100.00') },
      ],
      q: `${range}&categoryId=${home.groceries}`,
      nextCursor: null,
    });
    const summary = await service.get(`/analytics/summary?${range}`, home.ledgerId, headers);
    expect((await ask(`figure=spending&${range}`)).body.total).toEqual(summary.body.spending);
  });

  it('has pages of 200 rows, of one figure and one person', async () => {
    const query = 'figure=category:none&from=2024-02-01&to=2024-02-29';
    const first = (await ask(query)).body;
    expect([first.total, (first.rows as object[]).length]).toEqual([eur('20.50'), 200]);
    const cursor = encodeURIComponent(String(first.nextCursor));
    const second = (await ask(`${query}&cursor=${cursor}`)).body;
    expect([second.total, (second.rows as object[]).length, second.nextCursor]).toEqual([eur('20.50'), 5, null]);
    for (const [other, user] of [
      [query.replace('category:none', 'net'), home.ledgerId],
      [query, randomUUID()],
    ] as const) {
      const refused = await ask(`${other}&cursor=${cursor}`, user);
      expect([refused.status, refused.body.code]).toEqual([400, 'cursor-invalid']);
    }
  });

  it('explains budgets, net worth and balances', async () => {
    const spent = (await ask(`figure=budget:${budget.entityId}&date=2024-02-10&compare=last-year`)).body;
    expect(spent).toMatchObject({ from: '2024-02-01', to: '2024-02-29', total: eur('70.00'), before: eur('0.00') });
    const worth = (await ask('figure=net-worth&to=2024-02-28')).body;
    expect(worth).toMatchObject({
      total: eur('-80.50'),
      rows: [{ transactionId: null, accountId: home.account, payee: 'Main account', converted: eur('-80.50') }],
      q: null,
    });
    const balance = (await ask(`figure=balance:${home.account}&to=2024-02-02`)).body;
    expect(balance).toMatchObject({ total: eur('-90.00'), rows: [{ payee: 'Hofer', converted: eur('-90.00') }] });
  });

  it.each([
    ['', 422, 'validation-failed'],
    ['figure=wealth', 422, 'validation-failed'],
    ['figure=category:food', 422, 'validation-failed'],
    [`figure=budget:${randomUUID()}`, 404, 'budget-not-found'],
    [`figure=balance:${randomUUID()}`, 404, 'account-not-found'],
    [`figure=budget:${budget.entityId}&date=1800-01-01`, 422, 'date-out-of-range'],
    ['figure=net&from=2000-01-01&to=2024-01-01', 422, 'range-too-long'],
    ['figure=net&from=2024-02-02&to=2024-02-29&compare=average:12', 422, 'average-needs-month'],
  ])('answers %s with %i %s', async (query, status, code) => {
    const answer = await ask(query);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
