import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('categories', () => {
  let service: LedgerService;
  let anna: Person;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
  });

  const list = async () => (await anna.send('GET', '/categories')).body.items;
  const idOf = async (name: string) => (await list()).find((item) => item.name === name)?.id as string;
  const add = async (body: object) =>
    (await anna.send('POST', '/categories', { kind: 'expense', name: 'Bees', ...body })).body;
  const spend = async (body: object) =>
    (await anna.send('POST', '/transactions', { type: 'expense', amount: eur('10'), date: '2024-01-01', ...body }))
      .body;

  it('makes the default set at first use, once, however many ask at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => anna.send('GET', '/categories')));
    const [first] = answers;
    for (const { body } of answers) expect(body).toEqual(first?.body);
    const items = first?.body.items ?? [];
    const named = (name: string) => items.find((item) => item.name === name);
    expect(named('Groceries')).toMatchObject({ kind: 'expense', parentId: named('Food')?.id, version: 1 });
    expect(named('Salary')).toMatchObject({ kind: 'income', parentId: null });
    const { rows } = await service.database.query(
      `SELECT count(*)::int AS n FROM change WHERE owner_id = $1 AND kind = 'category'`,
      [anna.ledgerId],
    );
    expect(rows[0].n).toBe(items.length);
  });

  it('makes the default set with the first transaction too, and none again when all are deleted', async () => {
    await spend({});
    const { rows } = await service.database.query('SELECT id FROM category WHERE ledger_id = $1', [anna.ledgerId]);
    expect(rows.length).toBeGreaterThan(30);
    for (const { parentId, id } of await list()) if (parentId) await anna.send('DELETE', `/categories/${String(id)}`);
    for (const { id } of await list())
      expect((await anna.send('DELETE', `/categories/${String(id)}`)).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  it('adds, changes and shows a category with its version', async () => {
    const parent = await add({ name: 'Animals', color: '#aabbcc', icon: 'paw' });
    const child = await add({ parentId: parent.id });
    expect(child).toMatchObject({ name: 'Bees', kind: 'expense', parentId: parent.id, color: null, version: 1 });
    const changed = await anna.send('PATCH', `/categories/${child.id}`, {
      name: 'Wasps',
      parentId: null,
      archived: true,
    });
    expect(changed.body).toMatchObject({ name: 'Wasps', parentId: null, archived: true, version: 2 });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await anna.send('GET', `/categories/${child.id}`)).body).toEqual(changed.body);
    expect((await anna.send('PATCH', `/categories/${child.id}`, { name: 'Wasps' })).body.version).toBe(2);
    expect((await anna.send('PATCH', `/categories/${child.id}`, { name: 'x' }, { 'if-match': '"1"' })).status).toBe(
      412,
    );
  });

  it('refuses a third level and a parent of the other kind', async () => {
    const [food, groceries, salary] = [await idOf('Food'), await idOf('Groceries'), await idOf('Salary')];
    expect(await add({ parentId: groceries })).toMatchObject({ status: 422, code: 'category-too-deep' });
    expect(await add({ parentId: salary })).toMatchObject({ status: 422, code: 'category-kind-differs' });
    const other = await add({});
    const { body } = await anna.send('PATCH', `/categories/${food}`, { parentId: other.id });
    expect(body).toMatchObject({ status: 422, code: 'category-too-deep', errors: [{ pointer: '/parentId' }] });
    expect((await anna.send('PATCH', `/categories/${other.id}`, { parentId: other.id })).body.code).toBe(
      'category-too-deep',
    );
  });

  it('asks where the transactions go before it deletes a category, splits included', async () => {
    const [bees, wasps] = [await add({}), await add({ name: 'Wasps' })];
    const row = await spend({ categoryId: bees.id });
    const split = await spend({ splits: [{ categoryId: bees.id, amount: eur('4') }, { amount: eur('6') }] });
    const path = `/categories/${bees.id}`;
    expect((await anna.send('DELETE', path)).body).toMatchObject({ status: 409, code: 'category-has-transactions' });
    const salary = await idOf('Salary');
    expect((await anna.send('DELETE', `${path}?moveTo=${salary}`)).body.code).toBe('category-kind-differs');
    expect((await anna.send('DELETE', `${path}?moveTo=${bees.id}`)).body).toMatchObject({
      status: 422,
      code: 'category-not-found',
    });
    expect((await anna.send('DELETE', `${path}?moveTo=all`)).status).toBe(422);
    expect((await anna.send('DELETE', `${path}?moveTo=${wasps.id}`, undefined, { 'if-match': '"1"' })).status).toBe(
      204,
    );
    const now = async ({ id }: { id: string }) => (await anna.send('GET', `/transactions/${id}`)).body;
    expect(await now(row)).toMatchObject({ categoryId: wasps.id, version: 2 });
    expect(await now(split)).toMatchObject({
      splits: [
        { categoryId: wasps.id, amount: eur('4.00') },
        { categoryId: null, amount: eur('6.00') },
      ],
      version: 2,
    });
    expect((await anna.send('DELETE', `/categories/${wasps.id}?moveTo=none`)).status).toBe(204);
    expect(await now(row)).toMatchObject({ categoryId: null, version: 3 });
  });

  it('keeps a category that has children, or that a budget counts alone', async () => {
    const food = await idOf('Food');
    expect((await anna.send('DELETE', `/categories/${food}`)).body.code).toBe('category-has-children');
    const [bees, wasps] = [await add({}), await add({ name: 'Wasps' })];
    const budget = await anna.send('POST', '/budgets', {
      name: 'Buzz',
      categoryIds: [bees.id, wasps.id],
      limit: eur('10'),
      period: 'month',
    });
    expect((await anna.send('DELETE', `/categories/${bees.id}`)).status).toBe(204);
    expect((await anna.send('DELETE', `/categories/${wasps.id}`)).body.code).toBe('category-in-budget');
    const groceries = await idOf('Groceries');
    expect((await anna.send('DELETE', `/categories/${wasps.id}?moveTo=${groceries}`)).status).toBe(204);
    expect((await anna.send('GET', `/budgets/${budget.body.id}`)).body).toMatchObject({
      categoryIds: [groceries],
      version: 3,
    });
  });

  it('gives an archived category to nothing new, and leaves it where it is', async () => {
    const bees = await add({});
    const row = await spend({ categoryId: bees.id });
    await anna.send('PATCH', `/categories/${bees.id}`, { archived: true });
    expect(await spend({ categoryId: bees.id })).toMatchObject({ status: 409, code: 'category-archived' });
    expect((await anna.send('PATCH', `/transactions/${row.id}`, { note: 'x' })).status).toBe(200);
    const { body } = await anna.send('POST', '/transactions/categorize', { payeeContains: 'x', categoryId: bees.id });
    expect(body).toMatchObject({ status: 409, code: 'category-archived' });
  });

  it('forgets or moves what was remembered for payees with a category', async () => {
    const [bees, wasps] = [await add({}), await add({ name: 'Wasps' })];
    await anna.send('POST', '/transactions/categorize', { payeeContains: 'HOFER', categoryId: bees.id });
    await anna.send('DELETE', `/categories/${bees.id}?moveTo=${wasps.id}`);
    expect((await anna.send('GET', '/payee-categories')).body.items).toMatchObject([{ categoryId: wasps.id }]);
    await anna.send('DELETE', `/categories/${wasps.id}`);
    expect((await anna.send('GET', '/payee-categories')).body.items).toEqual([]);
  });

  it('holds a bounded number of categories', async () => {
    await list();
    await service.database.query(
      `INSERT INTO category SELECT $1, gen_random_uuid(), 'n', 'expense', null, null, null, false, now(), now(), 1
       FROM generate_series(1, 1000)`,
      [anna.ledgerId],
    );
    expect(await add({})).toMatchObject({ status: 409, code: 'too-many-categories' });
  });
});
