import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const FILE = 'Date,Payee,Amount\n2026-03-14,Coffee,-2.80\n2026-03-15,Tea,-3.10\n';

interface Decision {
  name: string;
  /** Makes a preview in which somebody chose something; answers the import and the path of what was chosen. */
  choose(): Promise<{ importId: string; chosen: string }>;
  code: string;
  /** What a person who reads the refusal can do. */
  remedy(): Promise<unknown>;
  /** Forgets in the database that there was a choice, as a program would that takes a default instead. */
  planted: string;
}

describe('what a person chose for an import', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  const send = (method: string, path: string, body?: unknown) => inbox.person.send(method, path, body);
  const made = async (path: string, body: unknown) => (await send('POST', path, body)).body.id;
  const anAccount = (name: string) => made('/accounts', { name, currency: 'EUR' });
  const aCategory = () => made('/categories', { name: 'Hot drinks', kind: 'expense' });

  const decisions: Decision[] = [
    {
      name: 'the account of the rows',
      choose: async () => {
        await anAccount('Giro');
        const id = await anAccount('Chosen');
        const { body } = await inbox.upload(FILE, { fields: { accountId: id } });
        return { importId: body.id, chosen: `/accounts/${id}` };
      },
      code: 'account',
      remedy: async () => ({ accountId: await anAccount('Another') }),
      planted: `UPDATE import SET accounts = jsonb_set(accounts, '{0,accountId}', 'null') WHERE ledger_id = $1`,
    },
    {
      name: 'the account that the file names',
      choose: async () => {
        const id = await anAccount('Joint');
        const { body } = await inbox.upload('Date,Account,Payee,Amount\n2026-03-14,Joint,Coffee,-2.80\n');
        return { importId: body.id, chosen: `/accounts/${id}` };
      },
      code: 'account',
      remedy: () => Promise.resolve({ accountId: null }),
      planted: `UPDATE import SET accounts = jsonb_set(accounts, '{0,accountId}', 'null') WHERE ledger_id = $1`,
    },
    {
      name: 'the category of a line',
      choose: async () => {
        const id = await aCategory();
        const { body } = await inbox.upload(FILE);
        await inbox.patch(body.id, { rows: [{ line: 2, categoryId: id }] });
        return { importId: body.id, chosen: `/categories/${id}` };
      },
      code: 'category',
      remedy: () => Promise.resolve({ rows: [{ line: 2, categoryId: null }] }),
      planted: 'UPDATE import_row SET category_chosen = false WHERE ledger_id = $1',
    },
    {
      name: 'the category of a payee',
      choose: async () => {
        const id = await aCategory();
        const { body } = await inbox.upload(FILE);
        await inbox.patch(body.id, { categorize: { payeeContains: 'tea', categoryId: id } });
        return { importId: body.id, chosen: `/categories/${id}` };
      },
      code: 'category',
      remedy: async () => ({ categorize: { payeeContains: 'tea', categoryId: await aCategory() } }),
      planted: 'UPDATE import_row SET category_chosen = false WHERE ledger_id = $1',
    },
    {
      name: 'the transaction that a row is matched with',
      choose: async () => {
        const amount = { amount: '2.80', currency: 'EUR' };
        const id = await made('/transactions', { type: 'expense', amount, date: '2026-03-14', payee: 'Coffee' });
        const { body } = await inbox.upload(FILE);
        await inbox.patch(body.id, { rows: [{ line: 2, action: 'match' }] });
        return { importId: body.id, chosen: `/transactions/${id}` };
      },
      code: 'import-match-gone',
      remedy: () => Promise.resolve({ rows: [{ line: 2, action: 'insert' }] }),
      planted: 'UPDATE import_row SET action_chosen = false WHERE ledger_id = $1',
    },
  ];

  /** Commits after what was chosen is gone; answers the refusal, or nothing where something else took its place. */
  async function refusalOf(
    importId: string,
  ): Promise<{ status: number; code: string | undefined; detail: string } | null> {
    const before = await inbox.transactions();
    const { status, body } = await inbox.commit(importId);
    if (status === 200) return null;
    expect(await inbox.transactions()).toEqual(before);
    return { status, code: body.code, detail: String(body.detail) };
  }

  it.each(decisions)('refuses the commit where it is deleted since: $name', async ({ choose, code, remedy }) => {
    const { importId, chosen } = await choose();
    expect((await send('DELETE', `${chosen}${chosen.startsWith('/categories') ? '?moveTo=none' : ''}`)).status).toBe(
      204,
    );
    const refusal = await refusalOf(importId);
    expect(refusal).toMatchObject({ status: 409, code: code.startsWith('import') ? code : `${code}-not-found` });
    expect(refusal?.detail).toContain('PATCH');
    expect((await inbox.patch(importId, await remedy())).status).toBe(200);
    expect(await inbox.commit(importId)).toMatchObject({ status: 200 });
  });

  it.each(decisions.filter(({ code }) => !code.startsWith('import')))(
    'refuses the commit where it is archived since: $name',
    async ({ choose, code, remedy }) => {
      const { importId, chosen } = await choose();
      await send('PATCH', chosen, { archived: true });
      expect(await refusalOf(importId)).toMatchObject({ status: 409, code: `${code}-archived` });
      if (code === 'category') expect((await inbox.patch(importId, await remedy())).status).toBe(200);
      else await send('PATCH', chosen, { archived: false });
      expect(await inbox.commit(importId)).toMatchObject({ status: 200 });
    },
  );

  it.each(decisions)('would be seen if a default took its place: $name', async ({ choose, planted, code }) => {
    const { importId, chosen } = await choose();
    await service.database.query(planted, [inbox.person.ledgerId]);
    await send('DELETE', `${chosen}${code === 'category' ? '?moveTo=none' : ''}`);
    expect(await refusalOf(importId)).toBeNull();
  });

  it('puts nothing into another account than the chosen one, which was deleted', async () => {
    const giro = await anAccount('Giro');
    const deleted = await anAccount('Deleted');
    const { body } = await inbox.upload(FILE, { fields: { accountId: deleted } });
    await send('DELETE', `/accounts/${deleted}`);
    expect(await inbox.commit(body.id)).toMatchObject({
      status: 409,
      body: { code: 'account-not-found', accountId: deleted, accountName: 'Deleted', rows: 2 },
    });
    expect((await send('GET', `/accounts/${giro}`)).body).toMatchObject({ balance: { amount: '0.00' } });
    expect((await send('GET', `/imports/${body.id}`)).body).toMatchObject({ state: 'preview', version: 1 });
  });

  it('is asked for again by a correction that reads the file anew', async () => {
    const deleted = await anAccount('Deleted');
    const { body } = await inbox.upload(FILE, { fields: { accountId: deleted } });
    await send('DELETE', `/accounts/${deleted}`);
    for (const change of [{ mapping: { decimal: '.' } }, { accountId: deleted }])
      expect(await inbox.patch(body.id, change)).toMatchObject({
        status: 422,
        body: { code: 'account-not-found', errors: [{ pointer: '/accountId' }] },
      });
    const { body: changed } = await inbox.patch(body.id, { mapping: { decimal: '.' }, accountId: null });
    expect(changed).toMatchObject({ accounts: [{ name: 'Main account EUR', willBeCreated: true }] });
  });

  it('names the account as it is called now', async () => {
    const id = await anAccount('Giro');
    const { body } = await inbox.upload(FILE, { fields: { accountId: id } });
    await send('PATCH', `/accounts/${id}`, { name: 'Household' });
    await inbox.commit(body.id);
    expect((await send('GET', `/imports/${body.id}`)).body).toMatchObject({
      accounts: [{ name: 'Household', accountId: id }],
    });
  });

  it('names the account that somebody opened since instead of the one it would have opened', async () => {
    const { body } = await inbox.upload(FILE);
    expect(body.accounts).toMatchObject([{ name: 'Main account EUR', willBeCreated: true }]);
    const id = await anAccount('Giro');
    await inbox.commit(body.id);
    expect((await send('GET', `/imports/${body.id}`)).body).toMatchObject({
      accounts: [{ name: 'Giro', accountId: id }],
    });
  });

  it('opens no second account beside an archived one of the same name', async () => {
    const { body } = await inbox.upload('Date,Account,Payee,Amount\n2026-03-14,Joint,Coffee,-2.80\n');
    const id = await anAccount('Joint');
    await send('PATCH', `/accounts/${id}`, { archived: true });
    expect(await inbox.commit(body.id)).toMatchObject({ status: 409, body: { code: 'account-archived' } });
    expect((await send('GET', '/accounts')).body.items).toHaveLength(1);
  });

  it('is not meant by a category that was only proposed: the row is uncategorised where that is gone', async () => {
    const id = await aCategory();
    await made('/transactions/categorize', { payeeContains: 'coffee', categoryId: id });
    const { body } = await inbox.upload(FILE);
    expect((await inbox.rows(body.id))[0]).toMatchObject({ categoryId: id });
    await send('DELETE', `/categories/${id}?moveTo=none`);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 2 });
    expect(await inbox.transactions()).toMatchObject([{ categoryId: null }, { categoryId: null }]);
  });
});
