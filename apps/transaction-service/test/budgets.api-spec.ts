import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('budgets', () => {
  let service: LedgerService;
  let anna: Person;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
  });

  const set = (body: object) =>
    anna.send('POST', '/budgets', { name: 'All', limit: eur('300'), period: 'month', ...body });
  const idOf = async (name: string) =>
    (await anna.send('GET', '/categories')).body.items.find((item) => item.name === name)?.id as string;

  it('sets a budget with the usual thresholds from the first day of the current period', async () => {
    const groceries = await idOf('Groceries');
    const { status, headers, body } = await set({ categoryIds: [groceries] });
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'All',
      categoryIds: [groceries],
      limit: eur('300.00'),
      period: 'month',
      thresholds: [80, 100],
      rollover: 'none',
      rolloverCap: null,
      startsOn: expect.stringMatching(/^\d{4}-\d{2}-01$/),
      archived: false,
      limits: [{ from: body.startsOn, limit: eur('300.00') }],
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      version: 1,
    });
    expect((await anna.send('GET', '/budgets')).body).toEqual({ items: [body], nextCursor: null });
    expect((await anna.send('GET', `/budgets/${body.id}`)).body).toEqual(body);
    const { rows } = await service.database.query(`SELECT after FROM change WHERE owner_id = $1 AND kind = 'budget'`, [
      anna.ledgerId,
    ]);
    expect(rows).toEqual([{ after: body }]);
  });

  it('changes what a patch names, and nothing where nothing differs', async () => {
    const { body } = await set({ thresholds: [100, 50], rollover: 'both', rolloverCap: eur('20') });
    expect(body.thresholds).toEqual([50, 100]);
    const path = `/budgets/${body.id}`;
    const changed = await anna.send(
      'PATCH',
      path,
      { limit: eur('200'), rolloverCap: null, archived: true },
      { 'if-match': '"1"' },
    );
    expect(changed.body).toMatchObject({ limit: eur('200.00'), rolloverCap: null, archived: true, version: 2 });
    expect((await anna.send('PATCH', path, { thresholds: [100, 50] })).body.version).toBe(2);
    expect((await anna.send('PATCH', path, { name: 'x' }, { 'if-match': '"1"' })).body.code).toBe('version-stale');
  });

  it('keeps the limits there were; another one counts from the current period on, or from the day that is said', async () => {
    const { body } = await set({ startsOn: '2025-01-01' });
    const path = `/budgets/${body.id}`;
    const change = async (patch: object) => (await anna.send('PATCH', path, patch)).body;
    const from = expect.stringMatching(/^20\d\d-\d\d-01$/);
    const limits = (...all: [unknown, string][]) => all.map(([day, amount]) => ({ from: day, limit: eur(amount) }));

    const raised = await change({ limit: eur('400') });
    expect(raised).toMatchObject({ limit: eur('400.00'), limits: limits(['2025-01-01', '300.00'], [from, '400.00']) });
    expect((await change({ limit: eur('400'), name: 'All' })).version).toBe(2);
    const earlier = await change({ limit: eur('350'), limitFrom: '2025-06-01' });
    expect(earlier.limits).toEqual(limits(['2025-01-01', '300.00'], ['2025-06-01', '350.00']));
    const next = new Date().getFullYear() + 1;
    const planned = await change({ limit: eur('500'), limitFrom: `${next}-02-01` });
    expect(planned).toMatchObject({ limit: eur('350.00') });
    expect((planned.limits as object[])[2]).toEqual({ from: `${next}-02-01`, limit: eur('500.00') });
    // Said again, the current limit changes nothing of what is planned.
    expect((await change({ limit: eur('350'), name: 'Everything' })).limits).toEqual(planned.limits);
    expect((await anna.send('GET', path)).body.limits).toEqual(planned.limits);
    expect((await change({ startsOn: '2025-07-01' })).limits).toMatchObject([
      { from: '2025-07-01', limit: eur('350.00') },
      {},
    ]);
    expect((await change({ limitFrom: '2025-01-01' })).limits).toEqual(limits(['2025-07-01', '350.00']));
    await change({ limit: eur('360') });
    const dollars = { amount: '10.00', currency: 'USD' };
    expect((await change({ limit: dollars })).limits).toEqual([{ from: '2025-07-01', limit: dollars }]);
    const { rows } = await service.database.query(
      `SELECT after FROM change WHERE owner_id = $1 AND kind = 'budget' ORDER BY sequence DESC LIMIT 1`,
      [anna.ledgerId],
    );
    expect(rows).toMatchObject([{ after: { limit: dollars, limits: [{ from: '2025-07-01', limit: dollars }] } }]);
    for (const [patch, code] of [
      [{ limits: [] }, 'validation-failed'],
      [{ limitFrom: '1800-01-01' }, 'date-out-of-range'],
      [{ limitFrom: '2026-02-30' }, 'validation-failed'],
    ] as const) {
      expect(await change(patch)).toMatchObject({ status: 422, code });
    }
  });

  it('deletes a budget', async () => {
    const { body } = await set({});
    expect((await anna.send('DELETE', `/budgets/${body.id}`, undefined, { 'if-match': '"1"' })).status).toBe(204);
    expect((await anna.send('GET', `/budgets/${body.id}`)).body.code).toBe('budget-not-found');
    expect((await anna.send('PATCH', `/budgets/${body.id}`, {})).status).toBe(404);
    expect((await anna.send('DELETE', `/budgets/${body.id}`)).status).toBe(404);
  });

  it('counts expense categories of the own ledger only', async () => {
    const salary = await idOf('Salary');
    expect((await set({ categoryIds: [salary] })).body).toMatchObject({
      status: 422,
      code: 'category-kind-differs',
      errors: [{ pointer: '/categoryIds/0' }],
    });
    const eve = service.person();
    const foreign = (await eve.send('GET', '/categories')).body.items[0]?.id;
    expect((await set({ categoryIds: [foreign] })).body).toMatchObject({ status: 422, code: 'category-not-found' });
  });

  it.each([
    ['thresholds', [], '/thresholds'],
    ['thresholds', [0], '/thresholds'],
    ['thresholds', [1001], '/thresholds'],
    ['thresholds', [80, 80], '/thresholds'],
    ['thresholds', [80.5], '/thresholds'],
    ['limit', eur('0'), '/limit/amount'],
    ['period', 'day', '/period'],
    ['startsOn', '2024-02-30', '/startsOn'],
    ['startsOn', '1800-01-01', '/startsOn'],
    ['rolloverCap', { amount: '1', currency: 'USD' }, '/rolloverCap/currency'],
  ])('refuses %s %j', async (field, value, pointer) => {
    const { status, body } = await set({ [field]: value });
    expect([status, (body.errors as { pointer: string }[])[0]?.pointer]).toEqual([422, pointer]);
  });

  it('has its cap in the currency of its limit', async () => {
    const { body } = await set({ rolloverCap: { amount: '1', currency: 'USD' } });
    expect(body).toMatchObject({ status: 422, code: 'budget-cap-currency-differs' });
  });

  it('holds a bounded number of budgets', async () => {
    await service.database.query(
      `INSERT INTO budget SELECT $1, gen_random_uuid(), 'n', '{}', 1, 'EUR', 'month', '{80}', 'none', null, '2024-01-01', false,
         now(), now(), 1 FROM generate_series(1, 200)`,
      [anna.ledgerId],
    );
    expect((await set({})).body).toMatchObject({ status: 409, code: 'too-many-budgets' });
  });
});
