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
        warnings: [{ code: 'account-assumed' }],
        firstDate: '2026-03-14',
        lastDate: '2026-03-15',
        canCommit: true,
        committedAt: null,
      });
      expect((await inbox.rows(body.id))[0]).toEqual({
        line: 2,
        raw: ['2026-03-14', 'Coffee', '-2.80'],
        verdict: 'new',
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
      expect(again.body.counts).toEqual({ new: 0, duplicate: 3, similar: 0, transfer: 0, error: 0 });
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
        "SELECT DISTINCT cause FROM change WHERE owner_id = $1 AND kind = 'transaction'",
        [inbox.person.ledgerId],
      );
      expect(changes).toEqual([{ cause: `import:${body.id}` }]);
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
      expect((await inbox.commit(into.body.id)).body).toMatchObject({ inserted: 0, matched: 1 });
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

    it('does not take a category given to a payee for an edit', async () => {
      const { id } = await committed(COFFEES);
      await send('POST', '/transactions/categorize', {
        payeeContains: 'coffee',
        categoryId: await categoryId('Groceries'),
      });
      expect((await inbox.withdraw(id)).body).toMatchObject({ removed: 3 });
    });
  });

  describe('a correction', () => {
    it('reads the file anew, keeps what was chosen for a line, and counts versions', async () => {
      const { body } = await inbox.upload(
        'Date,Valued,Payee,Amount\n01.03.2026,02.03.2026,Tea,"1,50"\n28.03.2026,29.03.2026,Tea,"2,50"\n',
      );
      const chosen = await inbox.patch(body.id, { rows: [{ line: 2, action: 'skip' }] });
      expect(chosen.body).toMatchObject({ version: 2 });
      const { body: changed } = await inbox.patch(body.id, { mapping: { columns: { date: 1, valueDate: 0 } } });
      expect(changed).toMatchObject({
        version: 3,
        firstDate: '2026-03-02',
        mapping: { columns: { date: 1, valueDate: 0 } },
      });
      expect(await inbox.rows(body.id)).toMatchObject([
        { line: 2, date: '2026-03-02', valueDate: '2026-03-01', action: 'skip' },
        { line: 3, date: '2026-03-29', action: 'insert' },
      ]);
      expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 1, skipped: 1 });
    });

    it('is remembered by its commit for files with the same header, unless that is not wanted', async () => {
      const file = (day: string) => `Date,Payee,Amount\n${day}/02/2026,Tea,1.00\n`;
      const { body } = await inbox.upload(file('03'), { fields: { preset: 'none' } });
      expect(body).toMatchObject({
        mapping: { dateFormat: 'DD/MM/YYYY' },
        warnings: [{ code: 'date-order-unclear' }, {}],
      });
      await inbox.patch(body.id, { mapping: { dateFormat: 'MM/DD/YYYY' } });
      expect((await inbox.upload(file('04'))).body).toMatchObject({ presetUsed: false });
      await inbox.commit(body.id);
      const next = await inbox.upload(file('05'));
      expect(next.body).toMatchObject({
        presetUsed: true,
        mapping: { dateFormat: 'MM/DD/YYYY' },
        firstDate: '2026-05-02',
      });
      expect((await inbox.upload(file('05'), { query: '?preset=none' })).body).toMatchObject({ presetUsed: false });
    });

    it('can change charset, delimiter, header line and decimal sign', async () => {
      const bytes = Buffer.from('When;Who;What\n2026-03-14;Za\xbf\xf3\xb3\xe6;1,500\n', 'latin1');
      const { body } = await inbox.upload(bytes);
      expect(body.mapping).toMatchObject({ charset: 'iso-8859-1', delimiter: ';' });
      await inbox.patch(body.id, { mapping: { charset: 'iso-8859-2', headerLine: 1, decimal: '.' } });
      expect(await inbox.rows(body.id)).toMatchObject([
        { line: 2, payee: 'Zażółć', amount: { amount: '1500.00', currency: 'EUR' } },
      ]);
      const { body: headless } = await inbox.patch(body.id, { mapping: { headerLine: null } });
      expect(headless.counts).toMatchObject({ new: 1, error: 1 });
      expect(await inbox.patch(body.id, { mapping: { delimiter: '|' } })).toMatchObject({ status: 422 });
    });

    it('puts the rows into another account of the same currency, and refuses those in another one', async () => {
      const { body: wallet } = await send('POST', '/accounts', { name: 'Wallet', currency: 'EUR' });
      const { body } = await inbox.upload(
        'Date,Payee,Amount,Currency\n2026-03-14,Tea,-1.00,EUR\n2026-03-15,Tea,-2.00,USD\n',
      );
      const { body: changed } = await inbox.patch(body.id, { accountId: wallet.id });
      expect(changed).toMatchObject({
        accounts: [{ name: 'Wallet', accountId: wallet.id, willBeCreated: false, rows: 1 }],
        counts: { new: 1, error: 1 },
      });
      expect((await inbox.rows(body.id, 'error'))[0]?.reason).toBe(
        'The row is in USD, the account Wallet is kept in EUR.',
      );
      const { body: back } = await inbox.patch(body.id, { accountId: null });
      expect(back.counts).toMatchObject({ new: 2, error: 0 });
    });

    it('gives a category to all rows of a payee in one step, and proposes it at the next import', async () => {
      const groceries = await categoryId('Groceries');
      const { body } = await inbox.upload(
        `${HEADER}2026-03-14,HOFER DANKT 0527,-9.00\n2026-03-15,hofer Wien,-8.00\n2026-03-16,Lidl,-7.00\n`,
      );
      await inbox.patch(body.id, { categorize: { payeeContains: 'Hofer', categoryId: groceries } });
      expect((await inbox.rows(body.id)).map((row) => row.categoryId)).toEqual([groceries, groceries, null]);
      await inbox.commit(body.id);
      expect((await inbox.transactions(`&categoryId=${groceries}`)).map(({ payee }) => payee)).toEqual([
        'hofer Wien',
        'HOFER DANKT 0527',
      ]);
      const next = await inbox.upload(`${HEADER}2026-04-14,Hofer 1,-9.00\n2026-04-15,Lidl,-8.00\n`);
      expect((await inbox.rows(next.body.id)).map((row) => row.categoryId)).toEqual([groceries, null]);
    });

    it('sets action and category of single rows, and refuses what cannot be', async () => {
      const { body } = await inbox.upload(`${COFFEES}someday,Odd,1.00\n`);
      const salary = await categoryId('Salary', 'income');
      const groceries = await categoryId('Groceries');
      const refusals: [unknown, string, string][] = [
        [{ rows: [{ line: 99, action: 'skip' }] }, 'import-row-not-found', '/rows/0/line'],
        [{ rows: [{ line: 5, action: 'insert' }] }, 'import-action-impossible', '/rows/0/action'],
        [{ rows: [{ line: 2, action: 'match' }] }, 'import-action-impossible', '/rows/0/action'],
        [{ rows: [{ line: 2, categoryId: salary }] }, 'category-kind-differs', '/rows/0/categoryId'],
        [{ rows: [{ line: 2, categoryId: body.id }] }, 'category-not-found', '/rows/0/categoryId'],
        [{ categorize: { payeeContains: 'x', categoryId: body.id } }, 'category-not-found', '/categorize/categoryId'],
        [{ accountId: body.id }, 'account-not-found', '/accountId'],
        [{ mapping: { columns: { amount: 9 } } }, 'import-mapping-invalid', '/mapping/columns/amount'],
        [{ mapping: { columns: { date: null } } }, 'import-mapping-invalid', '/mapping/columns/date'],
        [{ mapping: { dateFormat: 'someday' } }, 'import-mapping-invalid', '/mapping/dateFormat'],
        [{ mapping: { charset: 'klingon' } }, 'import-mapping-invalid', '/mapping/charset'],
        [{ mapping: { headerLine: 77 } }, 'import-mapping-invalid', '/mapping/headerLine'],
        [{ mapping: { decimal: ';' } }, 'validation-failed', '/mapping/decimal'],
        [{ mapping: { columns: { payer: 1 } } }, 'validation-failed', '/mapping/columns/payer'],
        [{ state: 'committed' }, 'validation-failed', '/state'],
      ];
      for (const [change, code, pointer] of refusals)
        expect(await inbox.patch(body.id, change)).toMatchObject({
          status: 422,
          body: { code, errors: [{ pointer }] },
        });
      expect((await send('GET', `/imports/${body.id}`)).body).toEqual(body);
      const set = await inbox.patch(body.id, {
        rows: [
          { line: 2, categoryId: groceries },
          { line: 3, action: 'skip' },
        ],
      });
      expect(set.status).toBe(200);
      expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 2, skipped: 1, rejected: 1 });
      expect(await inbox.transactions(`&categoryId=${groceries}`)).toHaveLength(1);
    });

    it('honours If-Match', async () => {
      const { body } = await inbox.upload(COFFEES);
      expect((await inbox.patch(body.id, {}, { 'if-match': '"7"' })).status).toBe(412);
      expect((await inbox.patch(body.id, {}, { 'if-match': '"1"' })).status).toBe(200);
      expect((await inbox.commit(body.id, { 'if-match': '"1"' })).status).toBe(412);
      expect((await inbox.commit(body.id, { 'if-match': '"2"' })).status).toBe(200);
    });
  });

  describe('a file with accounts, currencies and categories', () => {
    const file =
      'Date,Account,Payee,Amount,Currency,Category,Note\r\n' +
      '2026-03-14,Joint,Billa,-20.50,EUR,Groceries,\r\n' +
      '2026-03-15,Yen,星野出版,120000,JPY,Other income,by the page\r\n' +
      '2026-03-16,Joint,Hotel,-99.00,USD,food/groceries,\r\n' +
      '2026-03-17,Joint,Nobody,-1.00,EUR,No such thing,\r\n';

    it('opens one account a name and currency, finds the categories, and says which it does not know', async () => {
      const { body } = await inbox.upload(file);
      expect(body).toMatchObject({
        counts: { new: 4 },
        accounts: [
          { name: 'Joint', currency: 'EUR', rows: 2 },
          { name: 'Yen', currency: 'JPY', rows: 1 },
          { name: 'Joint (USD)', currency: 'USD', rows: 1 },
        ],
      });
      const rows = await inbox.rows(body.id);
      const groceries = await categoryId('Groceries');
      expect(rows.map((row) => row.categoryId)).toEqual([
        groceries,
        await categoryId('Other income', 'income'),
        groceries,
        null,
      ]);
      expect(rows[1]).toMatchObject({
        amount: { amount: '120000', currency: 'JPY' },
        payee: '星野出版',
        note: 'by the page',
      });
      expect(rows[3]).toMatchObject({
        verdict: 'new',
        reason: 'There is no category «No such thing» for this kind of row.',
      });
      expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 4 });
      expect((await inbox.upload(file)).body.counts).toMatchObject({ new: 0, duplicate: 4 });
      const undone = await inbox.withdraw(body.id);
      expect(undone.body).toMatchObject({ removed: 4 });
      expect((await send('GET', '/accounts')).body.items).toEqual([]);
    });

    it('finds an account by its IBAN', async () => {
      const iban = 'AT611904300234573201';
      const { body: account } = await send('POST', '/accounts', { name: 'Giro', currency: 'EUR', iban });
      const { body } = await inbox.upload(
        `Auftragskonto;Buchungstag;Name;Betrag\nAT61 1904 3002 3457 3201;14.03.2026;Tee;-1,50\n`,
      );
      expect(body.accounts).toMatchObject([{ name: 'Giro', accountId: account.id, willBeCreated: false }]);
    });
  });
});
