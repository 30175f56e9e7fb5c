import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const HEADER = 'Date,Payee,Amount,Category\n';

describe('refunds', () => {
  let service: LedgerService;
  let anna: Person;
  let ids: Record<string, string>;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    anna = service.person();
    ids = {};
    for (const { name, id } of (await anna.send('GET', '/categories')).body.items) ids[String(name)] = String(id);
  });

  const send = (type: string, more: object = {}, person = anna) =>
    person.send('POST', '/transactions', { type, amount: eur('100.00'), date: '2026-03-10', ...more });
  const add = async (type: string, more: object = {}, person = anna) => (await send(type, more, person)).body.id;
  const get = async (id: string) => (await anna.send('GET', `/transactions/${id}`)).body;
  const causesOf = (id: string) =>
    service.database.query(
      'SELECT version, cause_by, after ->> \'refundOf\' AS "refundOf" FROM change WHERE entity_id = $1 ORDER BY sequence',
      [id],
    );

  it('are incomes in a category of spending, as a whole or in parts, found by their type and by their category', async () => {
    const purchase = await add('expense', { categoryId: ids.Groceries });
    const refund = await send('income', { amount: eur('150.00'), categoryId: ids.Groceries, refundOf: purchase });
    expect([refund.status, refund.body]).toMatchObject([201, { type: 'income', refundOf: purchase }]);
    expect(await get(refund.body.id)).toEqual(refund.body);
    const splits = [
      { categoryId: ids.Groceries, amount: eur('40.00') },
      { categoryId: ids.Salary, amount: eur('60.00') },
    ];
    const mixed = await send('income', { splits });
    expect(mixed.body.splits).toMatchObject(splits);
    const found = async (query: string) =>
      (await anna.send('GET', `/transactions?${query}`)).body.items.map(({ id }) => id).sort();
    expect(await found('type=income')).toEqual([refund.body.id, mixed.body.id].sort());
    expect(await found(`categoryId=${ids.Groceries}`)).toEqual([purchase, refund.body.id, mixed.body.id].sort());
    const { items } = (await anna.send('GET', '/accounts')).body;
    expect(items).toMatchObject([{ balance: eur('150.00') }]);
  });

  it('refuse spending in a category of income, as before', async () => {
    expect(await send('expense', { categoryId: ids.Salary })).toMatchObject({
      status: 422,
      body: { code: 'category-kind-differs', errors: [{ pointer: '/categoryId' }] },
    });
  });

  it('name an expense of the same ledger, when they are recorded and when they are changed', async () => {
    const refund = await add('income', { categoryId: ids.Groceries });
    const wrong = [
      '01890000-0000-7000-8000-000000000000',
      await add('expense', {}, service.person()),
      await add('income'),
      refund,
    ];
    for (const refundOf of wrong) {
      const refused = { status: 422, body: { code: 'refund-of-invalid', errors: [{ pointer: '/refundOf' }] } };
      expect(await send('income', { refundOf })).toMatchObject(refused);
      expect(await anna.send('PATCH', `/transactions/${refund}`, { refundOf })).toMatchObject(refused);
    }
    const purchase = await add('expense');
    expect(await send('expense', { refundOf: purchase })).toMatchObject({
      status: 422,
      body: { code: 'field-not-allowed-for-type', errors: [{ pointer: '/refundOf' }] },
    });
    const patch = async (body: object) => (await anna.send('PATCH', `/transactions/${refund}`, body)).body;
    expect(await patch({ refundOf: purchase })).toMatchObject({ refundOf: purchase, version: 2 });
    expect(await patch({ note: 'x' })).toMatchObject({ refundOf: purchase, version: 3 });
    expect(await patch({ refundOf: null })).toMatchObject({ refundOf: null, version: 4 });
    await patch({ refundOf: purchase });
    expect(await patch({ type: 'expense' })).toMatchObject({ refundOf: null, categoryId: ids.Groceries });
  });

  it('name none any more when the purchase is deleted or becomes something else, by a change of their own', async () => {
    const changes = [
      (id: string) => anna.send('DELETE', `/transactions/${id}`),
      (id: string) => anna.send('PATCH', `/transactions/${id}`, { type: 'income' }),
    ];
    for (const change of changes) {
      const [purchase, other] = [await add('expense'), await add('expense')];
      const refund = await add('income', { categoryId: ids.Groceries, refundOf: purchase });
      const unrelated = await add('income', { categoryId: ids.Groceries, refundOf: other });
      await anna.send('PATCH', `/transactions/${purchase}`, { note: 'still bought' });
      expect(await get(refund)).toMatchObject({ refundOf: purchase, version: 1 });
      await change(purchase);
      expect(await get(refund)).toMatchObject({ refundOf: null, categoryId: ids.Groceries, version: 2 });
      expect(await get(unrelated)).toMatchObject({ refundOf: other, version: 1 });
      expect((await causesOf(refund)).rows).toEqual([
        { version: 1, cause_by: 'person', refundOf: purchase },
        { version: 2, cause_by: 'purchase-gone', refundOf: null },
      ]);
    }
  });

  it('are categorized by their payee where that is asked for, and the next file proposes it', async () => {
    const [bought, back] = [await add('expense', { payee: 'Hofer' }), await add('income', { payee: 'HOFER 1' })];
    const categorize = (body: object) =>
      anna.send('POST', '/transactions/categorize', { payeeContains: 'hofer', ...body });
    expect((await categorize({ categoryId: ids.Groceries, type: 'income' })).body).toMatchObject({ updated: 1 });
    expect([(await get(bought)).categoryId, (await get(back)).categoryId]).toEqual([null, ids.Groceries]);
    expect((await anna.send('GET', '/payee-categories')).body.items).toMatchObject([
      { payeeContains: 'hofer', kind: 'income', categoryId: ids.Groceries },
    ]);
    expect(await categorize({ categoryId: ids.Salary, type: 'expense' })).toMatchObject({
      status: 422,
      body: { code: 'category-kind-differs', errors: [{ pointer: '/categoryId' }] },
    });
  });

  describe('in a file', () => {
    const inbox = () => new ImportInbox(service, anna);
    /** A preview in which nothing is left open. */
    const uploaded = async (content: string): Promise<string> => {
      const { body } = await inbox().upload(content);
      const confirm = (body.questions as { code: string }[]).map(({ code }) => code);
      expect((await inbox().patch(body.id, { confirm })).body).toMatchObject({ canCommit: true });
      return body.id;
    };
    const brought = async (content: string): Promise<string> => {
      const id = await uploaded(content);
      expect((await inbox().commit(id)).status).toBe(200);
      return id;
    };
    const committed = async (content: string, change?: object): Promise<Record<string, unknown>[]> => {
      const id = await uploaded(content);
      if (change) expect((await inbox().patch(id, change)).status).toBe(200);
      expect((await inbox().commit(id)).status).toBe(200);
      return inbox().transactions();
    };

    it('keep the category of spending that the file names, or that was chosen in the preview', async () => {
      const rows = `${HEADER}2026-03-14,Hofer,-20.00,Groceries\n2026-03-15,Hofer,5.00,Groceries\n2026-03-16,Shop,7.00,\n`;
      const found = await committed(rows, { rows: [{ row: 3, categoryId: ids.Clothing }] });
      expect(found.map(({ type, categoryId }) => [type, categoryId])).toEqual([
        ['income', ids.Clothing],
        ['income', ids.Groceries],
        ['expense', ids.Groceries],
      ]);
    });

    it('get the category that is remembered for the payee, of incomes before that of spending', async () => {
      await anna.send('POST', '/transactions/categorize', { payeeContains: 'hofer', categoryId: ids.Groceries });
      await anna.send('POST', '/transactions/categorize', { payeeContains: 'firma hofer', categoryId: ids.Salary });
      const rows =
        'Date,Payee,Amount\n2026-03-14,Hofer Wien,-20.00\n2026-03-15,Hofer Wien,5.00\n2026-03-16,Firma Hofer,7.00\n';
      const found = await committed(rows);
      expect(found.map(({ categoryId }) => categoryId)).toEqual([ids.Salary, ids.Groceries, ids.Groceries]);
    });

    it('are chosen for all incomes of a payee in the preview', async () => {
      const rows = 'Date,Payee,Amount\n2026-03-14,Hofer,-20.00\n2026-03-15,Hofer,5.00\n';
      const categorize = { payeeContains: 'hofer', categoryId: ids.Groceries, type: 'income' };
      expect((await committed(rows, { categorize })).map(({ categoryId }) => categoryId)).toEqual([
        ids.Groceries,
        null,
      ]);
      const { body } = await inbox().upload(rows);
      expect(
        await inbox().patch(body.id, { categorize: { ...categorize, categoryId: ids.Salary, type: 'expense' } }),
      ).toMatchObject({
        status: 422,
        body: { code: 'category-kind-differs', errors: [{ pointer: '/categorize/categoryId' }] },
      });
    });

    it('lose their purchase with the import that brought it, and their own import can be undone after that', async () => {
      const first = await brought('Date,Payee,Amount\n2026-03-14,Hofer,-20.00\n');
      const second = await brought('Date,Payee,Amount\n2026-03-15,Hofer back,20.00\n2026-03-15,Spar,-1.00\n');
      const [spar, refund, purchase] = await inbox()
        .transactions()
        .then((rows) => {
          const of = (payee: string) => rows.find((row) => row.payee === payee)?.id as string;
          return [of('Spar'), of('Hofer back'), of('Hofer')];
        });
      await service.database.query('UPDATE transaction SET refund_of = $2 WHERE id = $1', [refund, purchase]);
      expect((await inbox().withdraw(first)).status).toBe(200);
      expect(await get(refund ?? '')).toMatchObject({ refundOf: null, version: 2 });
      expect((await inbox().withdraw(second)).status).toBe(200);
      expect((await anna.send('GET', `/transactions/${spar}`)).status).toBe(404);
      expect(await inbox().transactions()).toEqual([]);
    });

    it('go with their purchase where one import brought both', async () => {
      const id = await brought('Date,Payee,Amount\n2026-03-14,Hofer,-20.00\n2026-03-15,Back,20.00\n');
      const rows = await inbox().transactions();
      const [back, bought] = rows.map(({ id }) => id);
      await service.database.query('UPDATE transaction SET refund_of = $2 WHERE id = $1', [back, bought]);
      expect((await inbox().withdraw(id)).status).toBe(200);
      expect(await inbox().transactions()).toEqual([]);
    });
  });
});
