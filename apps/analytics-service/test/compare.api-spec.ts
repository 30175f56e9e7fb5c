import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { AnalyticsTestService, engines } from './analytics-service';
import { Household } from './household';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe.each(engines())('comparisons on %s', (engine) => {
  let service: AnalyticsTestService;
  beforeAll(async () => {
    service = await AnalyticsTestService.start(engine);
  });
  afterAll(() => service.stop());

  it('sets a month beside the one before, last year’s and the average, each row at its own day’s rate', async () => {
    const home = new Household();
    const { ledgerId, groceries, salary } = home;
    service.upstream.commit('users', ledgerId, [home.user()]);
    const head = service.upstream.commit('transactions', ledgerId, [
      ...home.beginnings(),
      home.row('2023-03-03', '36', { categoryId: groceries }),
      home.row('2024-01-31', '1200', { type: 'income', categoryId: salary }),
      home.row('2024-01-10', '12', { categoryId: groceries }),
      home.row('2024-02-29', '108.26', { currency: 'USD', categoryId: groceries }),
      home.row('2024-02-01', '900', { type: 'income', categoryId: salary }),
      home.row('2024-02-28', '5000', { currency: 'XOF' }),
      home.row('2024-03-02', '16282', { currency: 'JPY' }),
      home.row('2024-03-03', '150', { categoryId: groceries, type: 'income' }),
    ]);
    const headers = { 'x-after-change': `transactions:${head}, users:1` };
    const march = async (query: string) =>
      (await service.get(`/analytics/summary?from=2024-03-01&to=2024-03-31${query}`, ledgerId, headers)).body;

    const before = await march('&compare=previous&toDate=same-day&include=days,expected-income');
    expect(before).toMatchObject({ spending: eur('-50.00'), refundsExceed: true });
    expect(before.comparison).toMatchObject({
      from: '2024-02-01',
      to: '2024-02-29',
      income: eur('900.00'),
      spending: eur('100.00'),
      net: eur('800.00'),
      months: null,
      count: 3,
      rateStatus: 'missing',
      missingRates: [{ currency: 'XOF', count: 1 }],
      compared: { from: '2024-03-01', to: '2024-03-31', spending: eur('-50.00'), net: eur('50.00') },
      movers: [
        { categoryId: salary, name: 'Salary', kind: 'income', amount: eur('0.00'), change: eur('-900.00') },
        { categoryId: groceries, amount: eur('-150.00'), before: eur('100.00'), change: eur('-250.00') },
        { categoryId: null, kind: 'expense', amount: eur('100.00'), before: eur('0.00'), change: eur('100.00') },
      ],
    });
    const days = before.days as object[];
    expect([days.length, days[1], days[30]]).toEqual([
      31,
      { day: 2, date: '2024-03-02', spending: eur('100.00') },
      { day: 31, date: '2024-03-31', spending: eur('-50.00') },
    ]);
    const daysBefore = (before.comparison as { days: object[] }).days;
    expect(daysBefore).toHaveLength(29);
    expect(daysBefore[28]).toEqual({ day: 29, date: '2024-02-29', spending: eur('100.00') });
    // The median of 0.00, 1200.00 and 900.00.
    expect(before.expectedIncome).toEqual(eur('900.00'));

    const lastYear = await march('&compare=last-year');
    expect(lastYear.comparison).toMatchObject({ from: '2023-03-01', to: '2023-03-31', spending: eur('36.00') });
    expect(lastYear).not.toHaveProperty('days');
    const average = await march('&compare=average:12&include=days');
    expect(average.comparison).toMatchObject({
      from: '2023-03-01',
      to: '2024-02-29',
      months: 12,
      income: eur('175.00'),
      spending: eur('12.33'),
      net: eur('162.67'),
    });
    expect((average.comparison as { days: object[] }).days[30]).toEqual({
      day: 31,
      date: null,
      spending: eur('12.33'),
    });
    const young = await service.get(
      '/analytics/summary?from=2023-05-01&to=2023-05-31&compare=average:12&include=expected-income',
      ledgerId,
      headers,
    );
    expect(young.body).toMatchObject({ expectedIncome: null });
    expect(young.body.comparison).toMatchObject({ from: '2023-03-01', months: 2, spending: eur('18.00') });
  });

  it('never sets a month that has begun beside a whole one', async () => {
    const home = new Household();
    const { ledgerId } = home;
    const today = CalendarDate.today('UTC', new Date());
    const month = CalendarDate.monthOf(today);
    const before = CalendarMonth.plusMonths(month, -1);
    const rows = CalendarMonth.range(before, month).flatMap((each) => {
      const last = CalendarDate.dayOfMonth(CalendarMonth.lastDay(each));
      return Array.from({ length: last }, (_, day) => home.row(CalendarDate.plusDays(`${each}-01`, day), '1'));
    });
    service.upstream.commit('users', ledgerId, [home.user()]);
    const head = service.upstream.commit('transactions', ledgerId, [...home.beginnings(), ...rows]);
    const headers = { 'x-after-change': `transactions:${head}, users:1` };
    const { body } = await service.get(
      '/analytics/summary?compare=previous&toDate=same-day&include=days',
      ledgerId,
      headers,
    );
    const isLast = today === CalendarMonth.lastDay(month);
    const lastBefore = CalendarMonth.lastDay(before);
    const to = isLast ? lastBefore : CalendarDate.plusMonths(today, -1);
    expect(body.comparison).toMatchObject({
      from: `${before}-01`,
      to,
      spending: eur(`${CalendarDate.dayOfMonth(to)}.00`),
      compared: { to: today, spending: eur(`${CalendarDate.dayOfMonth(today)}.00`) },
    });
    // The line of the month before is there to its end.
    expect((body.comparison as { days: object[] }).days).toHaveLength(CalendarDate.dayOfMonth(lastBefore));
  });

  it.each([
    ['?from=2026-03-01&to=2026-04-30&compare=average:12', 'average-needs-month'],
    ['?compare=average', 'validation-failed'],
    ['?toDate=today', 'validation-failed'],
    ['?include=everything', 'validation-failed'],
    ['?from=2024-01-01&to=2025-01-01&include=days', 'range-too-long'],
  ])('refuses %s as %s', async (query, code) => {
    const { status, body } = await service.get(`/analytics/summary${query}`, new Household().ledgerId);
    expect([status, body.code]).toEqual([422, code]);
  });
});
