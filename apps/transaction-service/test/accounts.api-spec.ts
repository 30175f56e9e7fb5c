import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('accounts', () => {
  let service: LedgerService;
  let anna: Person;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
  });

  const open = async (body: object) =>
    (await anna.send('POST', '/accounts', { name: 'Giro', currency: 'EUR', ...body })).body;
  const spend = (accountId: string, amount = '10') =>
    anna.send('POST', '/transactions', { type: 'expense', amount: eur(amount), date: '2024-01-01', accountId });

  it('opens an account, overdrawn where need be, and shows its balance', async () => {
    const { status, headers, body } = await anna.send('POST', '/accounts', {
      name: '  Giro ',
      currency: 'EUR',
      openingBalance: eur('-20.50'),
      openingDate: '2020-01-01',
      iban: 'AT611904300234573201',
    });
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Giro',
      type: 'checking',
      currency: 'EUR',
      openingBalance: eur('-20.50'),
      openingDate: '2020-01-01',
      balance: eur('-20.50'),
      archived: false,
      includeInNetWorth: true,
      iban: 'AT611904300234573201',
      externalId: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      version: 1,
    });
    expect((await anna.send('GET', '/accounts')).body).toEqual({ items: [body], nextCursor: null });
  });

  it('tells of an account its latest row and the latest import, where that is asked for', async () => {
    const [giro, savings, empty] = [await open({}), await open({ name: 'Savings' }), await open({ name: 'Empty' })];
    const inbox = new ImportInbox(service, anna);
    const upload = await inbox.upload('14.03.2024;HOFER;33,87;O\n15.03.2024;Gehalt;2500,00;I\n', {
      fields: { accountId: String(giro.id) },
    });
    expect((await anna.send('POST', `/imports/${String(upload.body.id)}/commit`, {})).body).toMatchObject({
      inserted: 2,
    });
    const transfer = { type: 'transfer', accountId: giro.id, toAccountId: savings.id };
    await anna.send('POST', '/transactions', { ...transfer, amount: eur('10'), date: '2024-05-01' });
    const { items } = (await anna.send('GET', '/accounts?include=latest')).body;
    const latest = (id: unknown) => items.find((item) => item.id === id);
    expect(latest(giro.id)).toMatchObject({ lastDate: '2024-05-01', lastImportedAt: expect.any(String) });
    expect(latest(savings.id)).toMatchObject({ lastDate: '2024-05-01', lastImportedAt: null });
    expect(latest(empty.id)).toMatchObject({ lastDate: null, lastImportedAt: null });
    expect((await anna.send('GET', '/accounts')).body.items[0]).not.toHaveProperty('lastDate');
  });

  it('moves the balance with the opening balance and leaves the version alone where nothing changes', async () => {
    const { id } = await open({ openingBalance: eur('5') });
    await spend(id, '2');
    const changed = await anna.send('PATCH', `/accounts/${id}`, { openingBalance: eur('100') }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ balance: eur('98.00'), version: 2 });
    expect((await anna.send('PATCH', `/accounts/${id}`, { openingBalance: eur('100.00') })).body.version).toBe(2);
    expect((await anna.send('PATCH', `/accounts/${id}`, { name: 'x' }, { 'if-match': '"1"' })).body.code).toBe(
      'version-stale',
    );
  });

  it('does not count a moving balance as a change of the account', async () => {
    const { id } = await open({});
    await spend(id);
    expect((await anna.send('GET', `/accounts/${id}`)).headers.get('etag')).toBe('"1"');
    const { rows } = await service.database.query(
      `SELECT version, after FROM change WHERE owner_id = $1 AND kind = 'account'`,
      [anna.ledgerId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].after).not.toHaveProperty('balance');
  });

  it('fixes the currency once there are transactions', async () => {
    const { id } = await open({});
    expect((await anna.send('PATCH', `/accounts/${id}`, { currency: 'JPY' })).body).toMatchObject({
      currency: 'JPY',
      openingBalance: { amount: '0', currency: 'JPY' },
    });
    await anna.send('PATCH', `/accounts/${id}`, { currency: 'EUR' });
    await spend(id);
    const refused = await anna.send('PATCH', `/accounts/${id}`, { currency: 'USD' });
    expect([refused.status, refused.body.code]).toEqual([409, 'account-has-transactions']);
  });

  it('refuses an opening balance in another currency', async () => {
    const { status, body } = await anna.send('POST', '/accounts', {
      name: 'x',
      currency: 'EUR',
      openingBalance: { amount: '1', currency: 'USD' },
    });
    expect([status, body.code]).toEqual([422, 'account-currency-differs']);
    expect(body.errors).toMatchObject([{ pointer: '/openingBalance/currency' }]);
  });

  it('deletes an account without transactions and refuses one with some, either leg of a transfer counted', async () => {
    const [from, to, empty] = [await open({}), await open({ type: 'savings' }), await open({})];
    await anna.send('POST', '/transactions', {
      type: 'transfer',
      amount: eur('1'),
      date: '2024-01-01',
      accountId: from.id,
      toAccountId: to.id,
    });
    expect((await anna.send('DELETE', `/accounts/${to.id}`)).body.code).toBe('account-has-transactions');
    expect((await anna.send('DELETE', `/accounts/${empty.id}`)).status).toBe(204);
    expect((await anna.send('GET', `/accounts/${empty.id}`)).body.code).toBe('account-not-found');
  });

  it('freezes the balance of an archived account', async () => {
    const { id } = await open({});
    const { body } = await spend(id);
    await anna.send('PATCH', `/accounts/${id}`, { archived: true });
    for (const answer of [
      await spend(id),
      await anna.send('PATCH', `/transactions/${body.id}`, { amount: eur('1') }),
      await anna.send('DELETE', `/transactions/${body.id}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'account-archived']);
    }
    expect((await anna.send('PATCH', `/transactions/${body.id}`, { note: 'still mine' })).status).toBe(200);
    expect((await anna.send('GET', `/accounts/${id}`)).body.balance).toEqual(eur('-10.00'));
  });

  it('takes a checking account before others as the default, and never a loan', async () => {
    const loan = await open({ type: 'loan' });
    const first = (await anna.send('POST', '/transactions', { type: 'expense', amount: eur('1'), date: '2024-01-01' }))
      .body;
    expect(first.accountId).not.toBe(loan.id);
    expect((await anna.send('GET', '/accounts')).body.items).toHaveLength(2);
  });

  it('pages through many accounts', async () => {
    for (const name of ['a', 'b', 'c']) await open({ name });
    const first = (await anna.send('GET', '/accounts?limit=2')).body;
    expect(first.items).toMatchObject([{ name: 'a' }, { name: 'b' }]);
    const cursor = encodeURIComponent(String(first.nextCursor));
    expect((await anna.send('GET', `/accounts?limit=2&cursor=${cursor}`)).body).toMatchObject({
      items: [{ name: 'c' }],
      nextCursor: null,
    });
  });

  it('keeps an exact balance beyond what a single amount may be', async () => {
    const { id } = await open({ openingBalance: eur('10000000000000') });
    for (let i = 0; i < 3; i += 1) {
      await anna.send('POST', '/transactions', {
        type: 'income',
        amount: eur('10000000000000.00'),
        date: '2024-01-01',
        accountId: id,
      });
    }
    expect((await anna.send('GET', `/accounts/${id}`)).body.balance).toEqual(eur('40000000000000.00'));
  });

  it('holds a bounded number of accounts', async () => {
    await service.database.query(
      `INSERT INTO account SELECT $1, gen_random_uuid(), 'n', 'other', 0, 'EUR', '2024-01-01', false, true, null, null, 0,
         now(), now(), 1 FROM generate_series(1, 500)`,
      [anna.ledgerId],
    );
    expect(await open({})).toMatchObject({ status: 409, code: 'too-many-accounts' });
  });
});
