import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const HEADER = 'Date,Payee,Amount\n';
const COFFEES = `${HEADER}2026-03-14,Coffee,-2.80\n2026-03-14,Coffee,-2.80\n2026-03-15,Tea,-3.10\n`;

describe('correcting an import, and what its columns may say', () => {
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
  const categoryId = async (name: string, kind = 'expense') => {
    const { body } = await send('GET', '/categories');
    return body.items.find((item) => item.name === name && item.kind === kind)?.id as string;
  };

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
      expect((await inbox.commitAsRead(body.id)).body).toMatchObject({ inserted: 1, skipped: 1 });
    });

    it('is remembered by its commit for files with the same header, unless that is not wanted', async () => {
      const file = (day: string) => `Date,Payee,Amount\n${day}/02/2026,Tea,1.00\n`;
      const { body } = await inbox.upload(file('03'), { fields: { preset: 'none' } });
      expect(body).toMatchObject({
        mapping: { dateFormat: 'DD/MM/YYYY' },
      });
      await inbox.patch(body.id, { mapping: { dateFormat: 'MM/DD/YYYY' } });
      expect((await inbox.upload(file('04'))).body).toMatchObject({ presetUsed: false });
      await inbox.commitAsRead(body.id);
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
      expect(body.mapping).toMatchObject({ charset: 'windows-1250', delimiter: ';' });
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
