import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const HEADER = 'Date,Payee,Amount\n';
const COFFEES = `${HEADER}2026-03-14,Coffee,-2.80\n2026-03-14,Coffee,-2.80\n2026-03-15,Tea,-3.10\n`;

describe('the import inbox', () => {
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
  const committed = async (content: string) => {
    const { body } = await inbox.upload(content);
    await inbox.commit(body.id);
    return body;
  };
  const categoryId = async (name: string, kind = 'expense') => {
    const { body } = await send('GET', '/categories');
    return body.items.find((item) => item.name === name && item.kind === kind)?.id as string;
  };

  describe('a preview', () => {
    it('shows each row with its cells, verdict and action, and leaves the ledger as it is', async () => {
      const { status, headers, body } = await inbox.upload(COFFEES, { name: 'march.csv' });
      expect(status).toBe(201);
      expect(headers.get('etag')).toBe('"1"');
      expect(body).toMatchObject({
        state: 'preview',
        format: 'csv',
        fileName: 'march.csv',
        mapping: {
          charset: 'utf-8',
          delimiter: ',',
          headerLine: 1,
          decimal: '.',
          dateFormat: 'YYYY-MM-DD',
          columns: { date: 0, payee: 1, amount: 2 },
        },
        columns: [{ column: 0, header: 'Date', samples: ['2026-03-14', '2026-03-15'] }, {}, {}],
        accounts: [{ name: 'Main account EUR', currency: 'EUR', accountId: null, willBeCreated: true, rows: 3 }],
        warnings: [{ code: 'direction-assumed' }, { code: 'currency-assumed' }, { code: 'account-assumed' }],
        firstDate: '2026-03-14',
        lastDate: '2026-03-15',
        canCommit: true,
        committedAt: null,
      });
      expect((await inbox.rows(body.id))[0]).toEqual({
        row: 1,
        line: 2,
        raw: ['2026-03-14', 'Coffee', '-2.80'],
        verdict: 'new',
        reasonCode: null,
        reason: null,
        action: 'insert',
        date: '2026-03-14',
        valueDate: null,
        type: 'expense',
        amount: { amount: '2.80', currency: 'EUR' },
        payee: 'Coffee',
        note: null,
        accountId: null,
        accountName: 'Main account EUR',
        categoryId: null,
        transactionId: null,
        transfer: null,
      });
      expect(await inbox.transactions()).toEqual([]);
      expect((await send('GET', '/accounts')).body.items).toEqual([]);
    });

    it('pages rows, filters them by verdict and refuses a cursor of another list', async () => {
      const { body } = await inbox.upload(`${COFFEES}not a date,Odd,1.00\n`);
      const page = await send('GET', `/imports/${body.id}/rows?limit=2`);
      expect(page.body.items).toHaveLength(2);
      const rest = await send('GET', `/imports/${body.id}/rows?limit=2&cursor=${String(page.body.nextCursor)}`);
      expect(rest.body.items.map(({ line }) => line)).toEqual([4, 5]);
      expect(rest.body.nextCursor).toBeNull();
      expect((await inbox.rows(body.id, 'error')).map(({ line }) => line)).toEqual([5]);
      const foreign = await send('GET', `/imports/${body.id}/rows?verdict=new&cursor=${String(page.body.nextCursor)}`);
      expect(foreign).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
    });

    it('is discarded by DELETE and then gone', async () => {
      const { body } = await inbox.upload(COFFEES);
      expect((await inbox.withdraw(body.id)).status).toBe(204);
      expect(await send('GET', `/imports/${body.id}`)).toMatchObject({
        status: 404,
        body: { code: 'import-not-found' },
      });
      expect((await send('GET', `/imports/${body.id}/rows`)).status).toBe(404);
    });

    it('is listed, the newest first', async () => {
      const first = await inbox.upload(COFFEES);
      const second = await inbox.upload(COFFEES);
      const page = await send('GET', '/imports?limit=1');
      expect(page.body.items.map(({ id }) => id)).toEqual([second.body.id]);
      const rest = await send('GET', `/imports?limit=1&cursor=${String(page.body.nextCursor)}`);
      expect(rest.body).toMatchObject({ items: [{ id: first.body.id }], nextCursor: null });
    });

    it("is nobody else's", async () => {
      const { body } = await inbox.upload(COFFEES);
      const other = new ImportInbox(service, service.person());
      for (const answer of [
        await other.person.send('GET', `/imports/${body.id}`),
        await other.person.send('GET', `/imports/${body.id}/rows`),
        await other.patch(body.id, {}),
        await other.commit(body.id),
        await other.withdraw(body.id),
      ])
        expect(answer).toMatchObject({ status: 404, body: { code: 'import-not-found' } });
    });

    it('keeps an odd file name as text', async () => {
      const { body } = await inbox.upload(COFFEES, { name: '"><img src=x onerror=alert(1)>.csv' });
      expect(body.fileName).toContain('<img src=x onerror=alert(1)>.csv');
      const long = await inbox.upload(COFFEES, { name: `${'ä'.repeat(300)}.csv` });
      expect([...(long.body.fileName as string)]).toHaveLength(255);
    });

    it('answers a repeated upload with the first preview, and another file under the same key with 422', async () => {
      const headers = { 'idempotency-key': 'upload-1' };
      const first = await inbox.upload(COFFEES, { headers });
      const again = await inbox.upload(COFFEES, { headers });
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect((await send('GET', '/imports')).body.items).toHaveLength(1);
      const other = await inbox.upload(`${COFFEES}2026-03-16,Tea,-1.00\n`, { headers });
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    });
  });

  describe('a commit', () => {
    it('keeps two equal coffees two, and brings neither in again, in whatever order', async () => {
      const first = await inbox.upload(COFFEES);
      expect((await inbox.commit(first.body.id)).body).toEqual({
        inserted: 3,
        matched: 0,
        duplicates: 0,
        rejected: 0,
        skipped: 0,
      });
      expect(await inbox.transactions('&q=Coffee')).toHaveLength(2);
      const reordered = `${HEADER}2026-03-15,Tea,-3.10\n2026-03-14,Coffee,-2.80\n2026-03-14,Coffee,-2.80\n`;
      const again = await inbox.upload(reordered);
      expect(again.body.counts).toEqual({ new: 0, duplicate: 3, similar: 0, transfer: 0, ignored: 0, error: 0 });
      expect((await inbox.commit(again.body.id)).body).toMatchObject({ inserted: 0, duplicates: 3 });
      const third = await inbox.upload(`${COFFEES}2026-03-14,Coffee,-2.80\n`);
      expect(third.body.counts).toMatchObject({ new: 1, duplicate: 3 });
    });

    it('brings in nothing twice when two previews of one file are committed one after the other', async () => {
      const [first, second] = [await inbox.upload(COFFEES), await inbox.upload(COFFEES)];
      await inbox.commit(first.body.id);
      expect((await inbox.commit(second.body.id)).body).toMatchObject({ inserted: 0, duplicates: 3 });
      expect(await inbox.transactions()).toHaveLength(3);
      expect((await inbox.rows(second.body.id))[0]).toMatchObject({ verdict: 'duplicate', action: 'skip' });
    });

    it('is done once: a second one is 409, a retry with its key gets the first answer', async () => {
      const { body } = await inbox.upload(COFFEES);
      const headers = { 'idempotency-key': 'commit-1' };
      const first = await inbox.commit(body.id, headers);
      expect(await inbox.commit(body.id, headers)).toMatchObject({ status: 200, body: first.body });
      expect(await inbox.commit(body.id)).toMatchObject({ status: 409, body: { code: 'import-already-committed' } });
      expect(await inbox.patch(body.id, { rows: [] })).toMatchObject({ status: 409 });
      expect(await inbox.transactions()).toHaveLength(3);
    });

    it('links each row and its transaction, and names the import in the change log', async () => {
      const { body } = await inbox.upload(COFFEES);
      await inbox.commit(body.id);
      const rows = await inbox.rows(body.id);
      const transactions = await inbox.transactions();
      expect(rows.map(({ transactionId }) => transactionId).sort()).toEqual(transactions.map(({ id }) => id).sort());
      expect(transactions.every(({ importId }) => importId === body.id)).toBe(true);
      const { rows: changes } = await service.database.query(
        "SELECT DISTINCT cause_by, cause_ref FROM change WHERE owner_id = $1 AND kind IN ('transaction', 'account')",
        [inbox.person.ledgerId],
      );
      expect(changes).toEqual([{ cause_by: 'import', cause_ref: body.id }]);
    });

    it('is refused where no row can be read', async () => {
      const { body } = await inbox.upload(`${HEADER}someday,Coffee,1.00\n`);
      expect(body).toMatchObject({ canCommit: false, counts: { error: 1 } });
      expect(await inbox.commit(body.id)).toMatchObject({ status: 409, body: { code: 'import-nothing-readable' } });
    });
  });

  describe('a row that is there already', () => {
    const typed = (date: string, payee: string | null, amount = '2.80') =>
      send('POST', '/transactions', { type: 'expense', amount: { amount, currency: 'EUR' }, date, payee });

    it('is similar up to four days apart, and takes the bank identity instead of being doubled', async () => {
      const { body: mine } = await typed('2026-03-11', 'Coffee');
      const { body } = await inbox.upload(COFFEES);
      expect(body.counts).toMatchObject({ new: 2, similar: 1 });
      const [row] = await inbox.rows(body.id, 'similar');
      expect(row).toMatchObject({ line: 2, action: 'match', transactionId: mine.id });
      expect(row?.reason).toContain('3 days apart');
      expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 2, matched: 1 });
      expect(await inbox.transactions()).toHaveLength(3);
      expect((await send('GET', `/transactions/${mine.id}`)).body).toMatchObject({ date: '2026-03-11', version: 1 });
      expect((await inbox.upload(COFFEES)).body.counts).toMatchObject({ new: 0, duplicate: 3, similar: 0 });
    });

    it('is not similar when it is five days apart, of another shop, or claimed by an import', async () => {
      await typed('2026-03-09', 'Coffee');
      await typed('2026-03-14', 'Bakery');
      await committed(`${HEADER}2026-03-13,Coffee,-2.80\n`);
      expect((await inbox.upload(COFFEES)).body.counts).toMatchObject({ new: 3, similar: 0 });
    });

    it('is similar without a payee, and one row is matched once', async () => {
      await typed('2026-03-14', null);
      expect((await inbox.upload(COFFEES)).body.counts).toMatchObject({ new: 2, similar: 1 });
    });

    it('stays as it is when its import is undone, and can be matched again', async () => {
      const { body: mine } = await typed('2026-03-14', 'Coffee');
      const { body } = await inbox.upload(COFFEES);
      await inbox.commit(body.id);
      expect((await inbox.withdraw(body.id)).body).toMatchObject({ removed: 2, kept: 0, released: 1 });
      expect((await inbox.transactions()).map(({ id }) => id)).toEqual([mine.id]);
      expect((await inbox.upload(COFFEES)).body.counts).toMatchObject({ similar: 1, new: 2, duplicate: 0 });
    });

    it('is looked at again by the commit: where it is gone or has another amount, the row is inserted', async () => {
      const { body: gone } = await typed('2026-03-14', 'Coffee');
      const { body: other } = await typed('2026-03-15', 'Tea', '3.10');
      const { body } = await inbox.upload(COFFEES);
      expect(body.counts).toMatchObject({ new: 1, similar: 2 });
      await send('DELETE', `/transactions/${gone.id}`);
      await send('PATCH', `/transactions/${other.id}`, { amount: { amount: '9.99', currency: 'EUR' } });
      expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 3, matched: 0 });
      expect(await inbox.transactions()).toHaveLength(4);
    });

    it('is inserted beside it where a person says so', async () => {
      await typed('2026-03-14', 'Coffee');
      const { body } = await inbox.upload(COFFEES);
      const [row] = await inbox.rows(body.id, 'similar');
      await inbox.patch(body.id, { rows: [{ line: row?.line, action: 'insert' }] });
      expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 3, matched: 0 });
      expect(await inbox.transactions()).toHaveLength(4);
    });

    it('is matched by the leg of a transfer that it is', async () => {
      const { body: wallet } = await send('POST', '/accounts', { name: 'Wallet', currency: 'EUR', type: 'cash' });
      const { body: giro } = await send('POST', '/accounts', { name: 'Giro', currency: 'EUR' });
      const transfer = { type: 'transfer', amount: { amount: '50.00', currency: 'EUR' }, date: '2026-03-14' };
      await send('POST', '/transactions', { ...transfer, accountId: giro.id, toAccountId: wallet.id });
      const file = (amount: string) => `${HEADER}2026-03-15,ATM 17,${amount}\n`;
      const out = await inbox.upload(file('-50.00'), { fields: { accountId: giro.id } });
      expect((await inbox.commit(out.body.id)).body).toMatchObject({ inserted: 0, matched: 1 });
      const into = await inbox.upload(file('50.00'), { fields: { accountId: wallet.id } });
      expect((await inbox.commitAsRead(into.body.id)).body).toMatchObject({ inserted: 0, matched: 1 });
      expect(await inbox.transactions()).toHaveLength(1);
    });

    it('that was deleted by hand stays a duplicate that can be chosen', async () => {
      await committed(COFFEES);
      const [tea] = await inbox.transactions('&q=Tea');
      await send('DELETE', `/transactions/${String(tea?.id)}`);
      const { body } = await inbox.upload(COFFEES);
      expect(body.counts).toMatchObject({ new: 0, duplicate: 3 });
      const row = (await inbox.rows(body.id)).find(({ payee }) => payee === 'Tea');
      expect(row).toMatchObject({ action: 'skip', reason: 'Imported before and deleted since.', transactionId: null });
      await inbox.patch(body.id, { rows: [{ line: row?.line, action: 'insert' }] });
      expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 1, duplicates: 2 });
      expect((await inbox.upload(COFFEES)).body.counts).toMatchObject({ new: 0, duplicate: 3 });
      expect(await inbox.transactions('&q=Tea')).toHaveLength(1);
    });

    it("is known by the bank's id even where the bank rewords it", async () => {
      const file = (payee: string) =>
        `id,date,description,amount\nTX-A1,2026-03-14,${payee},-2.80\nTX-A2,2026-03-14,Tea,-1.00\n`;
      await committed(file('PENDING coffee'));
      expect((await inbox.upload(file('Coffee House Vienna'))).body.counts).toMatchObject({ new: 0, duplicate: 2 });
    });
  });

  describe('an undo', () => {
    it('removes the rows and the accounts it made, leaves no identity, and stays readable', async () => {
      const { body } = await inbox.upload(COFFEES);
      await inbox.commit(body.id);
      const undone = await inbox.withdraw(body.id);
      expect(undone).toMatchObject({ status: 200, body: { state: 'undone', removed: 3, kept: 0, released: 0 } });
      expect(await inbox.transactions()).toEqual([]);
      expect((await send('GET', '/accounts')).body.items).toEqual([]);
      expect((await send('GET', `/imports/${body.id}`)).body).toMatchObject({ state: 'undone', canCommit: false });
      expect(await inbox.withdraw(body.id)).toMatchObject({ status: 409, body: { code: 'import-already-undone' } });
      expect(await inbox.commit(body.id)).toMatchObject({ status: 409, body: { code: 'import-already-undone' } });
      expect((await inbox.upload(COFFEES)).body.counts).toMatchObject({ new: 3, duplicate: 0 });
    });

    it('stops at rows that were edited since and names them, unless it is told to keep or remove them', async () => {
      const { id } = await committed(COFFEES);
      const [tea] = await inbox.transactions('&q=Tea');
      await send('PATCH', `/transactions/${String(tea?.id)}`, { note: 'with Anna' });
      const refused = await inbox.withdraw(id);
      expect(refused).toMatchObject({ status: 409, body: { code: 'import-rows-edited', transactionIds: [tea?.id] } });
      expect(await inbox.transactions()).toHaveLength(3);
      expect((await inbox.withdraw(id, '?edited=keep')).body).toMatchObject({ removed: 2, kept: 1 });
      expect((await inbox.transactions()).map((row) => row.id)).toEqual([tea?.id]);
    });

    it('removes edited rows too where it is told so', async () => {
      const { id } = await committed(COFFEES);
      const [tea] = await inbox.transactions('&q=Tea');
      await send('PATCH', `/transactions/${String(tea?.id)}`, { note: 'with Anna' });
      expect((await inbox.withdraw(id, '?edited=remove')).body).toMatchObject({ removed: 3, kept: 0 });
      expect(await inbox.transactions()).toEqual([]);
    });

    it('is refused while an account of its rows is archived', async () => {
      const { id } = await committed(COFFEES);
      const [account] = (await send('GET', '/accounts')).body.items;
      await send('PATCH', `/accounts/${String(account?.id)}`, { archived: true });
      expect(await inbox.withdraw(id)).toMatchObject({ status: 409, body: { code: 'account-archived' } });
      expect(await inbox.transactions()).toHaveLength(3);
    });

    it('does not take a row for edited whose category was deleted, whether the row went to another one or to none', async () => {
      for (const moveTo of [await categoryId('Restaurants'), 'none']) {
        const { body } = await inbox.upload(COFFEES);
        await inbox.commit(body.id);
        const { body: cafes } = await send('POST', '/categories', { name: 'Cafés', kind: 'expense' });
        await send('POST', '/transactions/categorize', { payeeContains: 'coffee', categoryId: cafes.id });
        expect((await send('DELETE', `/categories/${String(cafes.id)}?moveTo=${moveTo}`)).status).toBe(204);
        expect(await inbox.withdraw(body.id)).toMatchObject({ status: 200, body: { removed: 3, kept: 0 } });
        expect(await inbox.transactions()).toEqual([]);
      }
    });

    it('takes a row for edited that a person changed, although its category was deleted since', async () => {
      const { id } = await committed(COFFEES);
      const { body: cafes } = await send('POST', '/categories', { name: 'Cafés', kind: 'expense' });
      const [tea] = await inbox.transactions('&q=Tea');
      await send('PATCH', `/transactions/${String(tea?.id)}`, { categoryId: cafes.id });
      await send('DELETE', `/categories/${String(cafes.id)}?moveTo=none`);
      expect(await inbox.withdraw(id)).toMatchObject({ status: 409, body: { transactionIds: [tea?.id] } });
    });

    it('does not take a category given to a payee for an edit', async () => {
      const { id } = await committed(COFFEES);
      await send('POST', '/transactions/categorize', {
        payeeContains: 'coffee',
        categoryId: await categoryId('Groceries'),
      });
      expect((await inbox.withdraw(id)).body).toMatchObject({ removed: 3 });
    });
  });
});
