import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('transactions', () => {
  let service: LedgerService;
  let anna: Person;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
  });

  const category = async (person: Person, name: string) => {
    const { body } = await person.send('GET', '/categories');
    const found = body.items.find((item) => item.name === name);
    if (!found) throw new Error(`no category ${name}`);
    return found.id as string;
  };

  it('adds an expense without an account to the default account of its currency, made on first use', async () => {
    const { status, headers, body } = await anna.send('POST', '/transactions/add', {
      type: 'expense',
      amount: eur('12.34'),
      date: '2024-02-29',
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      type: 'expense',
      amount: eur('12.34'),
      date: '2024-02-29',
      valueDate: null,
      accountId: expect.any(String),
      toAccountId: null,
      toAmount: null,
      originalAmount: null,
      categoryId: null,
      splits: [],
      payee: null,
      payeeName: null,
      note: null,
      tags: [],
      importId: null,
      refundOf: null,
      reviewed: true,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      version: 1,
    });
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('x-change-position')).toMatch(/^transactions:\d+$/);
    const account = await anna.send('GET', `/accounts/${body.accountId as string}`);
    expect(account.body).toMatchObject({ name: 'Main account EUR', type: 'checking', balance: eur('-12.34') });
    expect((await anna.send('GET', `/transactions/${body.id}`)).body).toEqual(body);
  });

  it('opens one default account however many first transactions arrive at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        anna.send('POST', '/transactions', { type: 'income', amount: eur('1'), date: '2024-01-01' }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.accountId)).size).toBe(1);
    const { items } = (await anna.send('GET', '/accounts')).body;
    expect(items).toMatchObject([{ balance: eur('8.00') }]);
  });

  it('changes what a patch names, moves the balance and gives the next version', async () => {
    const added = await anna.send('POST', '/transactions', {
      type: 'expense',
      amount: eur('10'),
      date: '2024-01-01',
      payee: 'Shop',
      tags: ['a', 'b'],
    });
    const path = `/transactions/${added.body.id}`;
    const changed = await anna.send('PATCH', path, { amount: eur('7.50'), payee: null }, { 'if-match': '"1"' });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).toBe('"2"');
    expect(changed.body).toMatchObject({ amount: eur('7.50'), payee: null, tags: ['a', 'b'], version: 2 });
    expect((await anna.send('GET', '/accounts')).body.items).toMatchObject([{ balance: eur('-7.50') }]);
    expect((await anna.send('PATCH', path, { amount: eur('7.50') })).body.version).toBe(2);
    expect((await anna.send('PATCH', path, { amount: eur('1') }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('deletes a transaction everywhere and gives the balance back', async () => {
    const { body } = await anna.send('POST', '/transactions', {
      type: 'expense',
      amount: eur('10'),
      date: '2024-01-01',
    });
    expect((await anna.send('DELETE', `/transactions/${body.id}`, undefined, { 'if-match': '"2"' })).status).toBe(412);
    expect((await anna.send('DELETE', `/transactions/${body.id}`, undefined, { 'if-match': '"1"' })).status).toBe(204);
    expect((await anna.send('GET', `/transactions/${body.id}`)).status).toBe(404);
    expect((await anna.send('DELETE', `/transactions/${body.id}`)).body.code).toBe('transaction-not-found');
    expect((await anna.send('GET', '/transactions')).body.items).toEqual([]);
    expect((await anna.send('GET', '/accounts')).body.items).toMatchObject([{ balance: eur('0.00') }]);
    const { rows } = await service.database.query(
      'SELECT version, after FROM change WHERE owner_id = $1 AND entity_id = $2 ORDER BY sequence',
      [anna.ledgerId, body.id],
    );
    expect(rows).toEqual([
      { version: 1, after: expect.objectContaining({ id: body.id }) },
      { version: 2, after: null },
    ]);
  });

  it('writes changes that look like what GET answers', async () => {
    const groceries = await category(anna, 'Groceries');
    const { body } = await anna.send('POST', '/transactions', {
      type: 'expense',
      amount: eur('10'),
      date: '2024-01-01',
      valueDate: '2024-01-03',
      originalAmount: { amount: '1500', currency: 'JPY' },
      splits: [
        { categoryId: groceries, amount: eur('9'), note: 'bread' },
        { categoryId: null, amount: eur('1') },
      ],
      tags: ['a "quoted" one', 'back\\slash', 'null', '{}'],
    });
    const { rows } = await service.database.query('SELECT after FROM change WHERE owner_id = $1 AND entity_id = $2', [
      anna.ledgerId,
      body.id,
    ]);
    expect(rows).toEqual([{ after: (await anna.send('GET', `/transactions/${body.id}`)).body }]);
    expect(body.tags).toEqual(['a "quoted" one', 'back\\slash', 'null', '{}']);
  });

  it('moves money between accounts of two currencies, both legs at once', async () => {
    const from = await anna.send('POST', '/accounts', { name: 'Giro', currency: 'EUR', openingBalance: eur('100') });
    const to = await anna.send('POST', '/accounts', { name: 'Yen', currency: 'JPY', type: 'cash' });
    const body = {
      type: 'transfer',
      amount: eur('50'),
      date: '2024-01-01',
      accountId: from.body.id,
      toAccountId: to.body.id,
    };
    expect((await anna.send('POST', '/transactions', body)).body.code).toBe('transfer-amount-missing');
    const sent = await anna.send('POST', '/transactions', { ...body, toAmount: { amount: '8000', currency: 'JPY' } });
    expect(sent.status).toBe(201);
    expect((await anna.send('GET', '/accounts')).body.items).toMatchObject([
      { balance: eur('50.00') },
      { balance: { amount: '8000', currency: 'JPY' } },
    ]);
  });

  it('pages by date and id, newest first, without a row twice or missing', async () => {
    const dates = ['2024-01-02', '2024-01-01', '2024-01-02', '2024-01-03', '2024-01-01'];
    for (const date of dates) await anna.send('POST', '/transactions', { type: 'expense', amount: eur('1'), date });
    const seen: Record<string, unknown>[] = [];
    let cursor: unknown = null;
    do {
      const query = cursor === null ? '' : `&cursor=${encodeURIComponent(String(cursor))}`;
      const page = await anna.send('GET', `/transactions?limit=2${query}`);
      expect(page.status).toBe(200);
      seen.push(...page.body.items);
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    expect(seen.map(({ date }) => date)).toEqual([...dates].sort().reverse());
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
  });

  it('refuses a cursor that was changed, or is of another person or another query', async () => {
    for (let i = 0; i < 2; i += 1) {
      await anna.send('POST', '/transactions', { type: 'expense', amount: eur('1'), date: '2024-01-01' });
    }
    const { nextCursor } = (await anna.send('GET', '/transactions?limit=1')).body;
    const cursor = encodeURIComponent(String(nextCursor));
    expect((await anna.send('GET', `/transactions?limit=2&cursor=${cursor}`)).status).toBe(200);
    for (const [person, query] of [
      [anna, `cursor=x${cursor}`],
      [anna, `cursor=${cursor}&type=expense`],
      [service.person(), `cursor=${cursor}`],
    ] as const) {
      const { status, body } = await person.send('GET', `/transactions?${query}`);
      expect([status, body.code]).toEqual([400, 'cursor-invalid']);
    }
  });

  it('finds by words in payee, note and tags, by category with children, account, type and dates', async () => {
    const [food, groceries, salary] = await Promise.all(['Food', 'Groceries', 'Salary'].map((n) => category(anna, n)));
    const add = async (body: object) =>
      (await anna.send('POST', '/transactions', { type: 'expense', amount: eur('5'), date: '2024-01-01', ...body }))
        .body.id;
    const milk = await add({ payee: 'Hofer 100%', note: 'milk', categoryId: groceries });
    const split = await add({ splits: [{ categoryId: food, amount: eur('5') }], tags: ['Holiday'] });
    const pay = await add({ type: 'income', categoryId: salary, date: '2024-02-01' });
    const other = await anna.send('POST', '/accounts', { name: 'Cash', currency: 'EUR', type: 'cash' });
    const none = await add({ accountId: other.body.id, date: '2024-03-01', payee: 'a_b' });
    const ids = async (query: string) =>
      (await anna.send('GET', `/transactions?${query}`)).body.items.map(({ id }) => id);

    expect(await ids('q=hofer%20MILK')).toEqual([milk]);
    expect(await ids('q=hofer%20bread')).toEqual([]);
    expect(await ids('q=100%25')).toEqual([milk]);
    expect(await ids('q=%25')).toEqual([milk]);
    expect(await ids('q=a_b')).toEqual([none]);
    expect(await ids('q=axb')).toEqual([]);
    expect(await ids('q=holiday')).toEqual([split]);
    expect(await ids(`categoryId=${food}`)).toEqual([split, milk]);
    expect(await ids(`categoryId=${groceries}`)).toEqual([milk]);
    expect(await ids('categoryId=none')).toEqual([none]);
    expect(await ids(`accountId=${other.body.id}`)).toEqual([none]);
    expect(await ids('type=income')).toEqual([pay]);
    expect(await ids('from=2024-02-01&to=2024-02-29')).toEqual([pay]);
  });

  it('gives a category to all rows whose payee contains a text, and remembers it', async () => {
    const [groceries, salary] = await Promise.all(['Groceries', 'Salary'].map((name) => category(anna, name)));
    const add = async (body: object) =>
      (await anna.send('POST', '/transactions', { type: 'expense', amount: eur('5'), date: '2024-01-01', ...body }))
        .body.id;
    const hofer = await add({ payee: 'HOFER DANKT' });
    const other = await add({ payee: 'Spar' });
    const split = await add({ payee: 'Hofer', splits: [{ amount: eur('5') }] });
    const refund = await add({ payee: 'Hofer', type: 'income' });

    const answer = await anna.send('POST', '/transactions/categorize', {
      payeeContains: 'hofer',
      categoryId: groceries,
    });
    expect([answer.status, answer.body]).toEqual([200, { updated: 1, replaced: 0, activityId: expect.any(String) }]);
    const categoryOf = async (id: unknown) => (await anna.send('GET', `/transactions/${String(id)}`)).body;
    expect(await categoryOf(hofer)).toMatchObject({ categoryId: groceries, version: 2 });
    for (const id of [other, split, refund])
      expect(await categoryOf(id)).toMatchObject({ categoryId: null, version: 1 });
    const again = await anna.send('POST', '/transactions/categorize', {
      payeeContains: 'Hofer',
      categoryId: groceries,
    });
    expect(again.body).toMatchObject({ updated: 0 });
    const income = await anna.send('POST', '/transactions/categorize', { payeeContains: 'hofer', categoryId: salary });
    expect(income.body).toMatchObject({ updated: 1 });

    const { items } = (await anna.send('GET', '/payee-categories')).body;
    expect(items).toMatchObject([
      { payeeContains: 'Hofer', kind: 'expense', categoryId: groceries },
      { payeeContains: 'hofer', kind: 'income', categoryId: salary },
    ]);
    const path = `/payee-categories/${String(items[0]?.id)}`;
    expect(items[0]).toMatchObject({ count: 1 });
    const found = await anna.send('GET', `/payee-categories?q=HOF&categoryId=${salary}`);
    expect(found.body.items).toMatchObject([{ id: items[1]?.id, count: 1 }]);
    expect((await anna.send('PATCH', path, { payeeContains: ' Lidl ' })).body).toMatchObject({
      payeeContains: 'Lidl',
      categoryId: groceries,
      count: 0,
    });
    expect((await anna.send('PATCH', path, { categoryId: salary })).body.code).toBe('category-kind-differs');
    expect((await anna.send('PATCH', path, { payeeContains: '' })).status).toBe(422);
    await anna.send('POST', '/transactions/categorize', { payeeContains: 'spar', categoryId: groceries });
    expect((await anna.send('PATCH', path, { payeeContains: 'SPAR' })).body.code).toBe('payee-category-exists');
    expect((await anna.send('DELETE', path)).status).toBe(204);
    expect((await anna.send('DELETE', path)).body.code).toBe('payee-category-not-found');
  });

  it('answers a repeated request with its key by the first answer', async () => {
    const body = { type: 'expense', amount: eur('5'), date: '2024-01-01' };
    const first = await anna.send('POST', '/transactions/add', body, { 'idempotency-key': 'k1' });
    const second = await anna.send('POST', '/transactions/add', body, { 'idempotency-key': 'k1' });
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('etag')).toBe('"1"');
    expect((await anna.send('GET', '/transactions')).body.items).toHaveLength(1);
  });

  it("answers for another person's transaction as for one that does not exist", async () => {
    const { body } = await anna.send('POST', '/transactions', {
      type: 'expense',
      amount: eur('1'),
      date: '2024-01-01',
    });
    const eve = service.person();
    for (const [method, patch] of [['GET'], ['PATCH', { note: 'x' }], ['DELETE']] as const) {
      const foreign = await eve.send(method, `/transactions/${body.id}`, patch);
      const random = await eve.send(method, '/transactions/01890000-0000-7000-8000-000000000000', patch);
      expect(foreign.status).toBe(404);
      expect({ ...foreign.body, requestId: '', instance: '' }).toEqual({ ...random.body, requestId: '', instance: '' });
    }
  });
});
