import type { OutlookResponse } from '@pft/contracts';
import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { AnalyticsTestService, engines } from './analytics-service';
import { Household } from './household';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe.each(engines())('budgets in time on %s', (engine) => {
  let service: AnalyticsTestService;
  beforeAll(async () => {
    service = await AnalyticsTestService.start(engine);
  });
  afterAll(() => service.stop());

  const askOf = (home: Household, head: number) => {
    const headers = { 'x-after-change': `transactions:${head}, users:1` };
    return async (path: string) => (await service.get(path, home.ledgerId, headers)).body;
  };

  it('paces what is no fixed cost, adds what is due, and tells the periods before', async () => {
    const home = new Household();
    const today = CalendarDate.today('UTC', new Date());
    const month = CalendarDate.monthOf(today);
    const at = (months: number, day: string) => `${CalendarMonth.plusMonths(month, months)}-${day}`;
    const about = { categoryId: home.food };
    const bills = [-3, -2, -1].flatMap((months) => [
      home.row(at(months, '01'), '500.00', { ...about, payee: 'Landlord' }),
      home.row(at(months, '28'), '60.00', { ...about, payee: 'ENERGY 28', payeeName: 'Energy' }),
    ]);
    const others = ['10', '20', '30', '40'].map((amount) =>
      home.row(at(0, '01'), amount, { ...about, payee: 'Hofer' }),
    );
    const budget = home.budget('1000');
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const head = service.upstream.commit('transactions', home.ledgerId, [
      ...home.beginnings(),
      budget,
      ...bills,
      home.row(at(0, '01'), '510.00', { ...about, payee: 'Landlord' }),
      ...others,
    ]);
    const ask = askOf(home, head);
    const gone = CalendarDate.dayOfMonth(today);
    const all = CalendarDate.dayOfMonth(CalendarMonth.lastDay(month));
    const body = await ask(`/analytics/budgets/${budget.entityId}?past=6`);
    const fixed = {
      paid: eur('510.00'),
      due: eur('60.00'),
      rows: [{ payee: 'Energy', date: at(0, '28'), amount: eur('60.00'), converted: eur('60.00') }],
    };
    expect(body).toMatchObject({ spent: eur('610.00'), fixed });
    const projected = Number((body.pace as { projected: { amount: string } }).projected.amount);
    expect(Math.abs(projected - (570 + (100 * all) / gone))).toBeLessThan(0.006);
    const past = body.past as { spent: object; periodStart: string; percent: number }[];
    expect(past.map(({ periodStart }) => periodStart)).toEqual(
      [-1, -2, -3, -4, -5, -6].map((months) => at(months, '01')),
    );
    expect(past.map(({ spent }) => spent)).toEqual(['560.00', '560.00', '560.00', '0.00', '0.00', '0.00'].map(eur));
    expect(past[0]).toMatchObject({ percent: 56, limit: eur('1000.00') });

    expect((await ask('/analytics/summary?include=fixed,expected-income')).fixed).toEqual(fixed);
    expect((await ask('/analytics/summary?from=2024-01-01&to=2024-01-31&include=fixed')).fixed).toBeNull();
    expect(await ask('/analytics/budgets?past=25')).toMatchObject({ status: 422, code: 'validation-failed' });
    const earlier = await ask(`/analytics/budgets/${budget.entityId}?date=2024-01-15`);
    for (const name of ['pace', 'fixed', 'past']) expect(earlier).not.toHaveProperty(name);
  });

  it('says what the month may come to, what is left of it and what comes', async () => {
    const home = new Household();
    const today = CalendarDate.today('UTC', new Date());
    const month = CalendarDate.monthOf(today);
    const at = (months: number) => CalendarDate.plusMonths(CalendarDate.plusDays(today, 1), months);
    const first = (months: number) => CalendarMonth.firstDay(CalendarMonth.plusMonths(month, months));
    const bills = [-3, -2, -1].flatMap((months) => [
      home.row(at(months), '60.00', { payee: 'Energy' }),
      home.row(first(months), '2000.00', { type: 'income', payee: 'Employer', categoryId: home.salary }),
    ]);
    const dollars = home.accountNamed('Dollars', '0', 'USD');
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const rows = [
      ...bills,
      home.row(first(0), '2100.00', { type: 'income', payee: 'Employer', categoryId: home.salary }),
      ...['10', '20', '30', '40'].map((amount) => home.row(first(0), amount, { payee: 'Hofer' })),
      home.row(CalendarDate.plusDays(today, 3), '7.00', { payee: 'Airline' }),
      home.row(CalendarDate.plusDays(today, 14), '5.00', {
        payee: 'Hotel',
        currency: 'USD',
        accountId: dollars.entityId,
      }),
      home.row(CalendarDate.plusDays(today, 15), '9.00', { payee: 'Later' }),
      home.row(CalendarDate.plusDays(today, 2), '9.00', { type: 'transfer', toAccountId: dollars.entityId }),
    ];
    const beginnings = [...home.beginnings(), dollars];
    let head = service.upstream.commit('transactions', home.ledgerId, [...beginnings, ...rows]);
    const body = await askOf(home, head)('/analytics/summary?include=outlook,fixed');
    const outlook = body.outlook as OutlookResponse;
    const { left, projected, coming } = outlook;
    // Tomorrow may lie in the next month: then the bill is none of this one.
    const due = CalendarDate.monthOf(at(0)) === month ? '60.00' : '0.00';
    expect((body.fixed as { due: object }).due).toEqual(eur(due));
    expect(left).toMatchObject({ budgetId: null, income: eur('2100.00'), spent: body.spending, due: eur(due) });
    const minor = (money: { amount: string } | null) => BigInt(money?.amount.replace('.', '') ?? NaN);
    expect(minor(left?.amount ?? null)).toBe(210_000n - minor(body.spending as { amount: string }) - minor(eur(due)));
    const gone = CalendarDate.dayOfMonth(today);
    const all = CalendarDate.dayOfMonth(CalendarMonth.lastDay(month));
    const known = Number((body.spending as { amount: string }).amount);
    expect(Math.abs(Number(projected?.amount) - (known + Number(due) + (100 * (all - gone)) / gone))).toBeLessThan(
      0.006,
    );
    expect(
      coming.items.filter(({ kind }) => kind === 'expense').map(({ name, source }) => `${name} ${source}`),
    ).toEqual(['Energy recurrence', 'Airline row', 'Hotel row']);
    const converted = coming.items.filter(({ kind }) => kind === 'expense').map((item) => minor(item.converted));
    expect(minor(coming.spending)).toBe(converted.reduce((sum, each) => sum + each, 0n));
    expect(coming).toMatchObject({ from: CalendarDate.plusDays(today, 1), to: CalendarDate.plusDays(today, 14) });

    const budget = home.budget('1000', { categoryIds: [] });
    head = service.upstream.commit('transactions', home.ledgerId, [home.budget('5', { period: 'year' }), budget]);
    const ask = askOf(home, head);
    const state = await ask(`/analytics/budgets/${budget.entityId}`);
    expect((await ask('/analytics/summary?include=outlook')).outlook).toMatchObject({
      left: { budgetId: budget.entityId, amount: state.left, spent: state.spent, income: null, due: null },
    });
    expect((await ask('/analytics/summary?from=2024-01-01&to=2024-01-31&include=outlook')).outlook).toBeNull();
  });

  it('has no pace where few rows are left beside the fixed costs', async () => {
    const home = new Household();
    const today = CalendarDate.today('UTC', new Date());
    const budget = home.budget('1000');
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const head = service.upstream.commit('transactions', home.ledgerId, [
      ...home.beginnings(),
      budget,
      ...['1', '2', '3'].map((amount) => home.row(today, amount, { categoryId: home.food })),
    ]);
    const body = await askOf(home, head)(`/analytics/budgets/${budget.entityId}`);
    expect(body).toMatchObject({ spent: eur('6.00'), fixed: { paid: eur('0.00'), due: eur('0.00'), rows: [] } });
    expect(body).not.toHaveProperty('pace');
  });

  it('shows every period with its own limit', async () => {
    const home = new Household();
    const limits = [
      { from: '2024-01-01', limit: eur('300.00') },
      { from: '2024-03-01', limit: eur('400.00') },
    ];
    const budget = home.budget('400', { limits, startsOn: '2024-01-01', rollover: 'surplus' });
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const head = service.upstream.commit('transactions', home.ledgerId, [...home.beginnings(), budget]);
    const ask = askOf(home, head);
    const states = await Promise.all(
      ['2024-02-10', '2024-03-10'].map((date) => ask(`/analytics/budgets?date=${date}`)),
    );
    expect(states.map(({ items }) => (items as object[])[0])).toMatchObject([
      { limit: eur('300.00'), carriedOver: eur('300.00'), limits },
      { limit: eur('400.00'), carriedOver: eur('600.00'), available: eur('1000.00') },
    ]);
  });

  it('proposes a limit by the three periods before, and tells a limit in the base currency', async () => {
    const home = new Household();
    const month = CalendarDate.monthOf(CalendarDate.today('UTC', new Date()));
    const at = (months: number) => `${CalendarMonth.plusMonths(month, months)}-05`;
    const budget = home.budget('108.26', {
      limits: [{ from: '2024-01-01', limit: { amount: '108.26', currency: 'USD' } }],
    });
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const spent = ['900', '80', '70', '50'].map((amount, before) =>
      home.row(at(-before), amount, { categoryId: home.groceries }),
    );
    const head = service.upstream.commit('transactions', home.ledgerId, [
      ...home.beginnings(),
      budget,
      ...spent,
      home.row(at(-1), '7', { categoryId: null }),
    ]);
    const ask = askOf(home, head);
    const proposal = await ask(`/analytics/budgets/proposal?categoryIds=${home.food.toUpperCase()}`);
    expect(proposal).toMatchObject({
      currency: 'EUR',
      periods: ['80.00', '70.00', '50.00'].map((amount, before) => ({
        periodStart: CalendarMonth.firstDay(CalendarMonth.plusMonths(month, -1 - before)),
        spent: eur(amount),
        count: 1,
      })),
      median: eur('70.00'),
    });
    expect(await ask('/analytics/budgets/proposal')).toMatchObject({
      median: eur('70.00'),
      periods: [{ spent: eur('87.00') }, {}, {}],
    });
    expect(await ask('/analytics/budgets/proposal?period=year&currency=USD')).toMatchObject({ currency: 'USD' });
    expect(await ask('/analytics/budgets/proposal?categoryIds=none')).toMatchObject({ code: 'validation-failed' });
    expect(await ask('/analytics/budgets/proposal?currency=ZZZ')).toMatchObject({ code: 'currency-unknown' });
    // The rate of 29 February 2024 is 1.0826.
    expect((await ask('/analytics/budgets?date=2024-02-29')).items).toMatchObject([{ availableInBase: eur('100.00') }]);
    expect((await ask('/analytics/budgets?date=1950-01-01')).items).toMatchObject([{ availableInBase: null }]);

    const { months } = await ask(
      `/analytics/monthly?from=${CalendarMonth.plusMonths(month, -1)}&to=${month}&include=categories`,
    );
    expect(months).toMatchObject([
      {
        byCategory: [
          { categoryId: home.groceries, amount: eur('80.00') },
          { categoryId: null, amount: eur('7.00') },
        ],
      },
      { byCategory: [{ categoryId: home.groceries, amount: eur('900.00'), count: 1 }] },
    ]);
  });
});
